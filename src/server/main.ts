import './production-packages.ts';
import process from 'node:process';
import { poolUse } from '../db/client.ts';
import { connect } from '../db/connect.ts';
import { databaseFault } from '../db/faults.ts';
import { startSequencer } from '../jobs/sequencer.ts';
import { catalogParts, type Preparation } from './application.ts';
import { watchBacklog } from './backlog.ts';
import { type Config, loadConfig } from './config.ts';
import { createHttpServer } from './http.ts';
import { serverImports } from './imports.ts';
import { serverJobs } from './jobs.ts';
import { knownOperations } from './known-operations.ts';
import { createLogger } from './log.ts';
import { createMetrics } from './metrics.ts';
import { prepareDatabase } from './prepare.ts';
import { guardProcess } from './process-guard.ts';
import { createShutdown, stopOnSignals } from './shutdown.ts';
import { listenFault, wordsFor } from './start-error.ts';

/**
 * Milliseconds a statement may go on after its request was answered with 503: enough for the answer to come first, and
 * short enough that callers who come back find a connection.
 */
const STATEMENT_GRACE_MS = 500;

/** Starts the service: listens at once, answers 503 until its database is migrated and loaded. */
async function start(config: Config): Promise<void> {
  const log = createLogger(config.logLevel);
  for (const warning of config.warnings) log.warn(warning);
  const metrics = createMetrics(knownOperations());
  const connection = await connect({
    databaseUrl: config.databaseUrl,
    dataDir: config.dataDir,
    log: (message) => log.info(message),
    onLost: metrics.engineLost,
    max: config.poolSize,
    applicationName: 'catalog-server',
    statementTimeoutMs: config.requestTimeoutMs + STATEMENT_GRACE_MS,
  });
  metrics.watchPool(() => poolUse(connection.pool));
  watchBacklog(metrics, connection.pool);
  const preparation: Preparation = { done: false };
  const stopping = new AbortController();
  const server = await createHttpServer({ ...catalogParts(config, connection.pool, preparation), log, metrics });
  const jobs = serverJobs(config, connection.pool, log, metrics);
  const imports = serverImports(config, connection.pool, log);
  let stopSequencer = async (): Promise<void> => {};
  const shutdown = createShutdown({
    server,
    log,
    timeoutMs: config.shutdownTimeoutMs,
    onStop: [
      async () => stopping.abort(),
      async () => await imports.stop(),
      async () => await jobs.stop(),
      async () => await stopSequencer(),
      async () => await connection.close(),
    ],
  });
  stopOnSignals(shutdown);
  guardProcess(log, (reason) => shutdown(reason, 1));
  const address = await server.listen({ host: config.host, port: config.port }).catch(async (error: unknown) => {
    await connection.close();
    throw listenFault(error, config);
  });
  log.info({ address: `${address}/graphql`, mode: config.appEnv, database: connection.place }, 'listening');
  try {
    await prepareDatabase(connection.pool, {
      place: connection.place,
      seedDemo: config.seedDemo,
      log,
      signal: stopping.signal,
    });
    preparation.done = true;
    if (!stopping.signal.aborted) stopSequencer = startSequencer(connection.pool, log);
    jobs.start();
    if (!stopping.signal.aborted) imports.start();
    log.info({ address: `${address}/graphql` }, 'ready');
  } catch (error) {
    const isRefused = /^(28|3D)/.test(databaseFault(error)?.code ?? '');
    log.fatal(
      { place: connection.place, err: error },
      isRefused ? 'the server refuses the role or the database of DATABASE_URL' : 'the database cannot be prepared',
    );
    shutdown('preparation failed', 1);
  }
}

try {
  await start(loadConfig(process.env));
} catch (error) {
  process.stderr.write(`${wordsFor(error)}\n`);
  process.exit(1);
}
