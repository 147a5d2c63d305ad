import type { FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import { callerAddress } from './caller-address.ts';
import type { Config } from './config.ts';
import { HttpError } from './http-error.ts';
import { rateError, rateHeaders, rateMessage } from './rate-answers.ts';
import { type BudgetState, createRateLimits, type RateConfig, type RateLimits } from './rate-limits.ts';

/** Told of each refusal, by budget. */
export type OnRefusal = (state: BudgetState) => void;

/** The rate limits as the steps of a request meet them. */
export interface CallerLimits {
  readonly rates: RateLimits;
  /** The address a request counts for. */
  addressOf(request: FastifyRequest): string;
  /** Before the body is read: counts a request without credentials, and turns away an address whose credentials keep failing. */
  beforeReading(request: FastifyRequest, reply: FastifyReply): Promise<void>;
  /** Makes the context, which verifies credentials, and counts the request for whom it turns out to be from. */
  identified<T extends object>(request: FastifyRequest, reply: FastifyReply, identify: () => Promise<T>): Promise<T>;
  onRefusal: OnRefusal;
}

/**
 * Makes the rate limits of the GraphQL address. All of them are checked before any resolver.
 *
 * @param callerKey kind and id of the signed-in caller of a context; null for anyone else, who counts by address
 */
export function createCallerLimits(
  config: RateConfig & Pick<Config, 'trustedProxies'>,
  callerKey: (context: object) => string | null,
  onRefusal: OnRefusal = () => {},
  rates: RateLimits = createRateLimits(config),
): CallerLimits {
  const trusted = new Set(config.trustedProxies);
  const addressOf = (request: FastifyRequest): string => callerAddress(request.raw, trusted);

  const counted = async (request: FastifyRequest, reply: FastifyReply, key: string | null) => {
    request.exchange.caller = { key: key ?? addressOf(request), isSignedIn: key !== null };
    const state = await rates.take('requests', request.exchange.caller, 1);
    if (state !== undefined) {
      for (const [name, value] of rateHeaders(state)) void reply.header(name, value);
    }
    return state;
  };

  return {
    rates,
    addressOf,
    onRefusal,
    async beforeReading(request, reply) {
      const state = hasCredentials(request)
        ? await rates.signInsOf(addressOf(request))
        : await counted(request, reply, null);
      if (state === undefined || state.isWithin) return;
      onRefusal(state);
      for (const [name, value] of rateHeaders(state)) void reply.header(name, value);
      throw new HttpError(429, 'RATE_LIMITED', rateMessage(state));
    },
    async identified(request, reply, identify) {
      const context = await identify().catch(async (fault: unknown) => {
        if (isRefusedCredential(fault)) await rates.failedSignIn(addressOf(request));
        throw fault;
      });
      if (!hasCredentials(request)) return context;
      const state = await counted(request, reply, callerKey(context));
      if (state === undefined || state.isWithin) return context;
      onRefusal(state);
      throw rateError(state);
    },
  };
}

const hasCredentials = ({ headers }: FastifyRequest): boolean =>
  headers.authorization !== undefined || headers['x-api-key'] !== undefined;

const isRefusedCredential = (fault: unknown): boolean =>
  fault instanceof GraphQLError && fault.extensions['code'] === 'UNAUTHENTICATED';
