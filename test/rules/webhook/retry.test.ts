import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type AttemptResult,
  deliveryPeriodMs,
  errorOfStatus,
  hasFailedTooLong,
  healthAfter,
  healthy,
  longestRetryAfterMs,
  nextStep,
  retryAfterMs,
  retryPausesMs,
} from '../../../src/rules/webhook/retry.ts';

const now = new Date('2026-03-02T01:00:00Z');
const failure: AttemptResult = { statusCode: 500, errorCode: 'status', retryAfterMs: null };
const success: AttemptResult = { statusCode: 204, errorCode: null, retryAfterMs: null };
const later = (milliseconds: number): Date => new Date(now.getTime() + milliseconds);

/** Lives of a delivery that is never taken: the instants of its attempts, from 0. */
function attemptsOf(random: () => number): { readonly at: number[]; readonly end: string } {
  const at = [0];
  let givesUpAt: Date | null = null;
  for (let attempts = 1; attempts < 100_000; attempts += 1) {
    const moment = later(at.at(-1) ?? 0);
    givesUpAt ??= later(deliveryPeriodMs);
    const step = nextStep({ attempts, givesUpAt }, failure, moment, random());
    if (step.kind !== 'again') return { at, end: step.kind };
    at.push(step.at.getTime() - now.getTime());
  }
  throw new Error('it never ends');
}

describe('the schedule of retries', () => {
  it('is 5 s, 5 min, 30 min, 2 h, 5 h, 10 h, 14 h, 20 h, 24 h at the longest, and three days in all', () => {
    const { at, end } = attemptsOf(() => 1);
    const pauses = at.slice(1).map((each, index) => each - (at[index] ?? 0));
    expect(pauses.slice(0, 8)).toEqual(retryPausesMs.slice(0, 8));
    expect(at.at(-1)).toBe(deliveryPeriodMs);
    expect(end).toBe('failed');
  });

  it('draws each pause from nothing to the longest, never beyond the end, and tries a last time there', () => {
    const chance = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 40, maxLength: 40 });
    fc.assert(
      fc.property(chance, (drawn) => {
        let next = 0;
        // Where chance has run out, the longest pause.
        const { at, end } = attemptsOf(() => drawn[next++] ?? 1);
        const pauses = at.slice(1).map((each, index) => each - (at[index] ?? 0));
        pauses.forEach((pause, index) => {
          expect(pause).toBeGreaterThan(0);
          expect(pause).toBeLessThanOrEqual(retryPausesMs[Math.min(index, retryPausesMs.length - 1)] ?? 0);
        });
        expect([at.at(-1), end]).toEqual([deliveryPeriodMs, 'failed']);
      }),
    );
  });

  it('ends with a success and with 410', () => {
    const tried = { attempts: 1, givesUpAt: null };
    expect(nextStep(tried, success, now, 1)).toEqual({ kind: 'delivered' });
    const gone: AttemptResult = { statusCode: 410, errorCode: 'gone', retryAfterMs: null };
    expect(nextStep(tried, gone, now, 1)).toEqual({ kind: 'failed' });
  });

  it('waits at least as long as a receiver asks', () => {
    const busy: AttemptResult = { ...failure, statusCode: 503, retryAfterMs: 3_600_000 };
    expect(nextStep({ attempts: 1, givesUpAt: null }, busy, now, 0)).toEqual({ kind: 'again', at: later(3_600_000) });
    const ending = { attempts: 9, givesUpAt: later(1000) };
    expect(nextStep(ending, busy, now, 1)).toEqual({ kind: 'again', at: later(3_600_000) });
    expect(nextStep({ ...ending, givesUpAt: now }, busy, now, 1)).toEqual({ kind: 'failed' });
  });
});

describe('answers', () => {
  it('count by their status', () => {
    const counted = [200, 204, 299, 301, 304, 308, 400, 404, 410, 429, 500, 503].map(errorOfStatus);
    const [r, s] = ['redirect', 'status'];
    expect(counted).toEqual([null, null, null, r, r, r, s, s, 'gone', s, s, s]);
  });

  it('ask for a pause in seconds or by an instant, at most a day, with 429 and 503 alone', () => {
    expect(retryAfterMs(429, '120', now)).toBe(120_000);
    expect(retryAfterMs(503, 'Mon, 02 Mar 2026 01:02:00 GMT', now)).toBe(120_000);
    expect(retryAfterMs(503, '99999999', now)).toBe(longestRetryAfterMs);
    for (const header of [undefined, '0', 'soon', 'Mon, 02 Mar 2026 00:00:00 GMT'])
      expect(retryAfterMs(429, header, now)).toBeNull();
    expect(retryAfterMs(500, '120', now)).toBeNull();
  });
});

describe('an endpoint', () => {
  it('rests after five failures in a row, longer and longer, at most five minutes; a success forgets them', () => {
    let health = healthy;
    const rests: number[] = [];
    for (let failures = 0; failures < 20; failures += 1) {
      health = healthAfter(health, failure, now, 1);
      rests.push((health.resumesAt?.getTime() ?? now.getTime()) - now.getTime());
    }
    expect(rests.slice(0, 8)).toEqual([0, 0, 0, 0, 1000, 2000, 4000, 8000]);
    expect(rests.at(-1)).toBe(300_000);
    expect(healthAfter(health, success, now, 1)).toEqual(healthy);
  });

  it('is not blamed for what is ours', () => {
    for (const errorCode of ['payload', 'secret'] as const)
      expect(healthAfter(healthy, { ...failure, errorCode }, now, 1)).toBe(healthy);
  });

  it('has failed for too long after five days without a success, and not a moment before', () => {
    const health = healthAfter(healthy, failure, now, 1);
    const days = 5 * 86_400_000;
    expect([hasFailedTooLong(health, later(days - 1)), hasFailedTooLong(health, later(days))]).toEqual([false, true]);
    expect(hasFailedTooLong(healthy, later(days))).toBe(false);
  });
});
