import { createHash, randomBytes } from 'node:crypto';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { addressGroup } from './caller-address.ts';
import type { Config } from './config.ts';

/** What is counted. */
export type Budget = 'requests' | 'cost' | 'failed_sign_ins';

/** Whose requests are counted together. */
export interface Caller {
  /** Kind and id of a signed-in caller, or the address of anyone else. */
  readonly key: string;
  readonly isSignedIn: boolean;
}

/** Where a caller stands with a budget. */
export interface BudgetState {
  readonly budget: Budget;
  readonly limit: number;
  readonly remaining: number;
  /** Seconds, rounded up, until the budget is whole again. */
  readonly resetSeconds: number;
  /** Whether this request is within the budget. */
  readonly isWithin: boolean;
}

export type RateConfig = Pick<
  Config,
  'rateRequestsAnonymous' | 'rateRequestsSignedIn' | 'rateCostAnonymous' | 'rateCostSignedIn' | 'rateFailedSignIns'
>;

/** The budgets of all callers of this process. Each answers undefined where its budget is not counted. */
export interface RateLimits {
  /** Takes points from a budget of a caller; points a caller does not have are not taken. */
  take(budget: 'requests' | 'cost', caller: Caller, points: number): Promise<BudgetState | undefined>;
  /** Where an address stands with refused credentials, without counting anything. */
  signInsOf(address: string): Promise<BudgetState | undefined>;
  /** Counts refused credentials against the address they came from; never against the name they claim. */
  failedSignIn(address: string): Promise<void>;
}

/** Budgets are for a minute, from the first request a caller sends. */
const WINDOW_SECONDS = 60;

/**
 * Callers are counted in so many places, chosen by a hash that nobody outside can foresee: whatever addresses an attacker
 * has, the memory stays below some 40 MB a budget. Two callers share a place once in so many pairs.
 */
const PLACES = 2 ** 17;

/**
 * Makes the rate limits of this process. They are kept in its memory: of several instances each counts for itself.
 *
 * @param config budgets for a window; 0 counts none
 * @param windowSeconds length of the window; a test may take a short one
 */
export function createRateLimits(config: RateConfig, windowSeconds = WINDOW_SECONDS): RateLimits {
  const salt = randomBytes(16);
  const placeOf = (key: string): string =>
    String(createHash('sha256').update(salt).update(key).digest().readUInt32BE(0) % PLACES);
  const counter = (points: number): RateLimiterMemory | undefined =>
    points === 0 ? undefined : new RateLimiterMemory({ points, duration: windowSeconds });
  const anonymous = { requests: counter(config.rateRequestsAnonymous), cost: counter(config.rateCostAnonymous) };
  const signedIn = { requests: counter(config.rateRequestsSignedIn), cost: counter(config.rateCostSignedIn) };
  const failures = counter(config.rateFailedSignIns);

  return {
    async take(budget, caller, points) {
      const counted = (caller.isSignedIn ? signedIn : anonymous)[budget];
      if (counted === undefined) return undefined;
      const place = placeOf(caller.isSignedIn ? caller.key : addressGroup(caller.key));
      const { result, isWithin } = await consumed(counted, place, points);
      if (isWithin) return stateOf(budget, counted.points, result, true);
      // Otherwise one dear operation too many would cost the caller the cheap ones as well.
      const restored = await counted.reward(place, points);
      return stateOf(budget, counted.points, restored, false);
    },
    async signInsOf(address) {
      if (failures === undefined) return undefined;
      const found = await failures.get(placeOf(addressGroup(address)));
      const result = found ?? new RateLimiterRes(failures.points, 0, 0, true);
      return stateOf('failed_sign_ins', failures.points, result, result.consumedPoints < failures.points);
    },
    async failedSignIn(address) {
      await failures?.penalty(placeOf(addressGroup(address)));
    },
  };
}

async function consumed(counted: RateLimiterMemory, place: string, points: number) {
  try {
    return { result: await counted.consume(place, points), isWithin: true };
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused;
    return { result: refused, isWithin: false };
  }
}

function stateOf(budget: Budget, limit: number, result: RateLimiterRes, isWithin: boolean): BudgetState {
  return {
    budget,
    limit,
    remaining: Math.max(0, limit - result.consumedPoints),
    resetSeconds: Math.max(1, Math.ceil(result.msBeforeNext / 1000)),
    isWithin,
  };
}
