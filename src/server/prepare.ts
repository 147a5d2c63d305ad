import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyBaseLogger } from 'fastify';
import { uuidv7 } from 'uuidv7';
import type { DatabasePool } from '../db/client.ts';
import { migrate } from '../db/migrate.ts';
import { seedDemo, seedReference } from '../db/seed.ts';
import { isDatabaseUnavailable } from './database-faults.ts';

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 10_000;

/**
 * Migrates the database and loads the reference data, and the worked example when asked. A database that cannot be
 * reached is tried again with growing pauses until it answers or the process stops.
 *
 * @param place which database it is, for people
 * @throws what is wrong with the database itself or the seed files; trying again would not help
 */
export async function prepareDatabase(
  pool: DatabasePool,
  options: {
    readonly place: string;
    readonly seedDemo: boolean;
    readonly log: FastifyBaseLogger;
    readonly signal: AbortSignal;
  },
): Promise<void> {
  const { place, log, signal } = options;
  for (let pause = FIRST_PAUSE_MS; !signal.aborted; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
    try {
      const migrations = await migrate(pool);
      const context = { now: new Date(), newId: uuidv7 };
      await seedReference(pool, context);
      if (options.seedDemo) await seedDemo(pool, context);
      log.info({ place, migrations }, 'the database is ready');
      return;
    } catch (error) {
      if (!isDatabaseUnavailable(error)) throw error;
      log.error(
        { place, err: error, retryInMs: pause },
        'the database cannot be reached; check DATABASE_URL and whether it runs',
      );
      await sleep(pause, undefined, { signal }).catch(() => {});
    }
  }
}
