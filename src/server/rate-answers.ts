import { GraphQLError } from 'graphql';
import type { Budget, BudgetState } from './rate-limits.ts';

const words: Readonly<Record<Budget, string>> = {
  requests: 'too many requests within a minute',
  cost: 'the operations of the last minute asked for too many nodes; lower first or last, or ask less often',
  failed_sign_ins: 'too many refused credentials from this address',
};

/**
 * What tells a caller where they stand (draft-ietf-httpapi-ratelimit-headers, the form with one header for each figure).
 *
 * @param state the budget that this answer tells of
 * @returns names and values; `retry-after` in seconds only for a refusal
 */
export function rateHeaders(state: BudgetState): [string, string][] {
  return [
    ['ratelimit-limit', String(state.limit)],
    ['ratelimit-remaining', String(state.remaining)],
    ['ratelimit-reset', String(state.resetSeconds)],
    ...(state.isWithin ? [] : [['retry-after', String(state.resetSeconds)] satisfies [string, string]]),
  ];
}

/** The message of a refusal. */
export const rateMessage = ({ budget }: BudgetState): string =>
  `${words[budget]}; repeat the request after the time in Retry-After`;

/** A refusal within GraphQL; whoever answers adds the headers. */
export function rateError(state: BudgetState): GraphQLError {
  return new GraphQLError(rateMessage(state), {
    extensions: {
      code: 'RATE_LIMITED',
      budget: state.budget.toUpperCase(),
      limit: state.limit,
      retryAfterSeconds: state.resetSeconds,
      http: { status: 429 },
    },
  });
}
