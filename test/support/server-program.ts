import { loadConfig } from '../../src/server/config.ts';
import { createHttpServer } from '../../src/server/http.ts';
import { createLogger } from '../../src/server/log.ts';
import { guardProcess } from '../../src/server/process-guard.ts';
import { createShutdown, stopOnSignals } from '../../src/server/shutdown.ts';
import { buildLimitsSchema } from './limits-schema.ts';

// The server as a program of its own, for tests that send signals or break the process: see server-process.ts.
const config = loadConfig(process.env);
const log = createLogger(config.logLevel);
const { schema, activity } = buildLimitsSchema();
const server = await createHttpServer({
  config,
  schema,
  log,
  createContext: async () => ({ actor: null, headers: {} }),
  readiness: async () => ({ ready: true, checks: {} }),
  mayIntrospect: () => true,
  isSignedIn: () => false,
  callerKey: () => null,
});
const shutdown = createShutdown({
  server,
  log,
  timeoutMs: config.shutdownTimeoutMs,
  onStop: [
    async () => {
      log.info({ flips: activity.flips }, 'database closed');
    },
  ],
});
stopOnSignals(shutdown);
guardProcess(log, (reason) => shutdown(reason, 1));
process.on('message', (message) => {
  if (message === 'throw') {
    throw new Error('nobody catches this');
  }
  if (message === 'activity') {
    process.send?.(activity);
    return;
  }
  process.emit('uncaughtException', Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }));
});
const address = await server.listen({ host: config.host, port: config.port });
log.info({ address }, 'listening');
