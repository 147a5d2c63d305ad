import type { FastifyReply, FastifyRequest } from 'fastify';
import type { CallerLimits } from './caller-limits.ts';
import { isDatabaseUnavailable } from './database-faults.ts';
import { withDeadline } from './deadline.ts';
import { HttpError } from './http-error.ts';
import { RETRY_AFTER_SECONDS } from './publish-error.ts';
import { rateHeaders, rateMessage } from './rate-answers.ts';

/** What addresses share that answer everyone alike, whoever asks. */

/** Everyone counts by address here: credentials are not looked at, so they must not open a way around the limits. */
export async function countByAddress(
  limits: CallerLimits,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  request.exchange.caller = { key: limits.addressOf(request), isSignedIn: false };
  const state = await limits.rates.take('requests', request.exchange.caller, 1);
  if (state === undefined) return;
  for (const [name, value] of rateHeaders(state)) void reply.header(name, value);
  if (state.isWithin) return;
  limits.onRefusal(state);
  throw new HttpError(429, 'RATE_LIMITED', rateMessage(state));
}

/** Waits for the first of an answer: until then its failure can still be told by a status. */
export async function begun<T>(reply: FastifyReply, timeoutMs: number, work: () => Promise<T>): Promise<T> {
  const late = (): never => {
    throw unavailable(reply, 'the answer took too long to begin');
  };
  try {
    return await withDeadline(work(), timeoutMs, late);
  } catch (fault) {
    void reply.header('cache-control', 'no-store');
    if (isDatabaseUnavailable(fault)) throw unavailable(reply, 'the database cannot be reached');
    throw fault;
  }
}

function unavailable(reply: FastifyReply, why: string): HttpError {
  void reply.header('retry-after', String(RETRY_AFTER_SECONDS));
  return new HttpError(503, 'SERVICE_UNAVAILABLE', `${why}; come back after the time in Retry-After`);
}
