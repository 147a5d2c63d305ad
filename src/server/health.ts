import type { FastifyInstance, FastifyRequest } from 'fastify';
import { joined } from './coalesced.ts';
import { withDeadline } from './deadline.ts';
import { JSON_TYPE } from './media-type.ts';

/** What a readiness probe answers: codes, for anyone may ask, and words that only operators are told. */
export interface Readiness {
  readonly ready: boolean;
  readonly checks: Record<string, string>;
  /** What stands behind a code, such as names of migrations that wait or bytes that are left. */
  readonly details?: Record<string, string | number>;
}

/** Milliseconds a probe waits; a check that hangs is a check that fails. */
const PROBE_TIMEOUT_MS = 2000;
const CODE = /^[A-Z][A-Z0-9_]{0,39}$/;
const CHECK_NAME = /^[A-Za-z][A-Za-z0-9_-]{0,39}$/;

/**
 * Guards the readiness check of the application.
 *
 * Takes the check and a function that says whether the server is stopping. Returns the check to serve: not ready while
 * stopping, not ready if the check throws or takes more than two seconds, one check at a time however many ask, and
 * every value that is no plain code replaced, so that no address or message of a driver gets out.
 */
export function guardReadiness(check: () => Promise<Readiness>, isStopping: () => boolean): () => Promise<Readiness> {
  const probe = joined(async () => codesOnly(await withTimeout(check)));
  return async () => (isStopping() ? { ready: false, checks: { server: 'STOPPING' } } : await probe());
}

async function withTimeout(check: () => Promise<Readiness>): Promise<Readiness> {
  const late = (): Readiness => ({ ready: false, checks: { readiness: 'TIMEOUT' } });
  try {
    return await withDeadline(check(), PROBE_TIMEOUT_MS, late);
  } catch {
    return { ready: false, checks: { readiness: 'FAILED' } };
  }
}

function codesOnly(readiness: Readiness): Readiness {
  const checks = Object.entries(readiness.checks)
    .filter(([name]) => CHECK_NAME.test(name))
    .map(([name, code]) => [name, CODE.test(code) ? code : 'UNKNOWN']);
  return { ...readiness, checks: Object.fromEntries(checks) };
}

/**
 * Adds the addresses of the probes: `/livez` says 200 as long as the process answers at all, `/readyz` 200 or 503.
 *
 * Takes the server, the guarded check, and who is an operator and told the details.
 */
export function serveHealth(
  server: FastifyInstance,
  readiness: () => Promise<Readiness>,
  isOperator: (request: FastifyRequest) => boolean,
): void {
  server.get('/livez', { exposeHeadRoute: true }, async (_request, reply) =>
    reply.header('content-type', JSON_TYPE).send('{"status":"ok"}\n'),
  );
  server.get('/readyz', { exposeHeadRoute: true }, async (request, reply) => {
    const { ready, checks, details } = await readiness();
    const told = details !== undefined && isOperator(request) ? { details } : {};
    return reply
      .code(ready ? 200 : 503)
      .header('content-type', JSON_TYPE)
      .send(`${JSON.stringify({ status: ready ? 'ready' : 'unavailable', checks, ...told })}\n`);
  });
}
