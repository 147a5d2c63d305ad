import type { WebhookErrorCode } from '../vocabulary.ts';

/**
 * When a delivery is tried again. Full jitter: each pause is drawn from nothing to the one of the schedule, so that a
 * receiver that comes back is not met by everything at once.
 */

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** The longest pause after the first attempt, the second, and so on; the last one stays. */
export const retryPausesMs: readonly number[] = [
  5 * SECOND_MS,
  5 * MINUTE_MS,
  30 * MINUTE_MS,
  2 * HOUR_MS,
  5 * HOUR_MS,
  10 * HOUR_MS,
  14 * HOUR_MS,
  20 * HOUR_MS,
  24 * HOUR_MS,
];

/** From the first attempt on: for so long a delivery is tried, and a last time at its end. */
export const deliveryPeriodMs = 3 * DAY_MS;
/** An endpoint that has taken nothing for so long is disabled. */
export const failingPeriodMs = 5 * DAY_MS;
/** A receiver may ask for no longer pause than this. */
export const longestRetryAfterMs = DAY_MS;
/** No pause is shorter, whatever is drawn. */
const shortestPauseMs = 100;
/** Failures in a row after which the whole endpoint rests, and for how long at the most. */
const restAfter = 5;
const longestRestMs = 5 * MINUTE_MS;

/** What came of one attempt. */
export interface AttemptResult {
  readonly statusCode: number | null;
  /** Null for a success. */
  readonly errorCode: WebhookErrorCode | null;
  /** Milliseconds that the receiver has asked to be left alone (429 and 503), if it has. */
  readonly retryAfterMs: number | null;
}

/** How an answer of a receiver counts. */
export function errorOfStatus(statusCode: number): WebhookErrorCode | null {
  if (statusCode >= 200 && statusCode < 300) return null;
  if (statusCode === 410) return 'gone';
  return statusCode >= 300 && statusCode < 400 ? 'redirect' : 'status';
}

/**
 * Reads `Retry-After` of a 429 or 503.
 *
 * @param header seconds, or an instant in the form of HTTP
 * @returns milliseconds from now, at most a day; null where there is none to be honoured
 */
export function retryAfterMs(statusCode: number, header: string | undefined, now: Date): number | null {
  if ((statusCode !== 429 && statusCode !== 503) || header === undefined) return null;
  const asked = /^\d{1,9}$/.test(header.trim()) ? Number(header) * SECOND_MS : Date.parse(header) - now.getTime();
  return Number.isNaN(asked) || asked <= 0 ? null : Math.min(asked, longestRetryAfterMs);
}

/** What is to become of a delivery after an attempt. */
export type NextStep =
  | { readonly kind: 'delivered' }
  | { readonly kind: 'failed' }
  | { readonly kind: 'again'; readonly at: Date };

/** A delivery of which an attempt was made. */
export interface TriedDelivery {
  /** Attempts of this round, this one among them. */
  readonly attempts: number;
  /** When the round ends; null before the first attempt. */
  readonly givesUpAt: Date | null;
}

/**
 * Says what is to become of a delivery.
 *
 * @param random from 0 to 1
 */
export function nextStep(tried: TriedDelivery, result: AttemptResult, now: Date, random: number): NextStep {
  if (result.errorCode === null) return { kind: 'delivered' };
  if (result.errorCode === 'gone') return { kind: 'failed' };
  const givesUpAt = endOfRound(tried, now).getTime();
  if (now.getTime() >= givesUpAt) return { kind: 'failed' };
  const longest = retryPausesMs[Math.min(tried.attempts, retryPausesMs.length) - 1] ?? DAY_MS;
  const drawn = now.getTime() + Math.max(shortestPauseMs, Math.round(longest * random));
  // What the receiver asks for is honoured, even where it leads past the end: then there is that one attempt more.
  const asked = now.getTime() + (result.retryAfterMs ?? 0);
  return { kind: 'again', at: new Date(Math.max(Math.min(drawn, givesUpAt), asked)) };
}

/** When the round of a delivery ends: three days after its first attempt. */
export const endOfRound = ({ givesUpAt }: TriedDelivery, now: Date): Date =>
  givesUpAt ?? new Date(now.getTime() + deliveryPeriodMs);

/** How an endpoint stands. */
export interface EndpointHealth {
  /** Failures since the last success. */
  readonly failures: number;
  readonly failingSince: Date | null;
  readonly resumesAt: Date | null;
}

/** Nothing is wrong with an endpoint. */
export const healthy: EndpointHealth = { failures: 0, failingSince: null, resumesAt: null };

/**
 * How an endpoint stands after an attempt. A receiver that has asked for a pause is left alone altogether; one that has
 * failed several times in a row rests for a while, so that a dead one costs little.
 *
 * @param random from 0 to 1
 */
export function healthAfter(health: EndpointHealth, result: AttemptResult, now: Date, random: number): EndpointHealth {
  if (result.errorCode === null) return healthy;
  // That a query of ours fails says nothing of the receiver.
  if (result.errorCode === 'payload' || result.errorCode === 'secret') return health;
  const failures = health.failures + 1;
  const rest = failures < restAfter ? 0 : Math.min(longestRestMs, SECOND_MS * 2 ** (failures - restAfter)) * random;
  const pause = Math.max(rest, result.retryAfterMs ?? 0);
  return {
    failures,
    failingSince: health.failingSince ?? now,
    resumesAt: pause === 0 ? null : new Date(now.getTime() + pause),
  };
}

/** Whether an endpoint has failed for so long that it is disabled. */
export const hasFailedTooLong = ({ failingSince }: EndpointHealth, now: Date): boolean =>
  failingSince !== null && now.getTime() - failingSince.getTime() >= failingPeriodMs;
