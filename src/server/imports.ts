import type { FastifyBaseLogger } from 'fastify';
import { uuidv7 } from 'uuidv7';
import type { DatabasePool } from '../db/client.ts';
import { createImportJobs, type ImportJobs } from '../jobs/import-jobs.ts';
import { RequestError } from '../rules/errors.ts';
import { uploadStore } from './application.ts';
import type { Config } from './config.ts';
import { isDatabaseUnavailable } from './database-faults.ts';

/** What carries out import jobs beside requests, not yet started; each end and each fault is logged. */
export function serverImports(config: Config, pool: DatabasePool, log: FastifyBaseLogger): ImportJobs {
  return createImportJobs({
    pool,
    store: uploadStore(config),
    now: () => new Date(),
    newId: uuidv7,
    onEnd: (job, { state, error }) => {
      if (error === undefined) log.info({ job, state }, 'an import has ended');
      else log[error instanceof RequestError ? 'info' : 'error']({ job, err: error }, 'an import could not go on');
    },
    onFault: (error) => {
      log[isDatabaseUnavailable(error) ? 'warn' : 'error']({ err: error }, 'the queue of imports cannot be read');
    },
  });
}
