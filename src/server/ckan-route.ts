import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { RequestContext } from '../context.ts';
import { ckanAction } from '../resolvers/ckan/actions.ts';
import type { Places } from '../resolvers/ckan/read-part.ts';
import { CkanError, ckanErrors } from '../rules/ckan/ckan-error.ts';
import type { Parameters } from '../rules/ckan/search-request.ts';
import { RequestError } from '../rules/errors.ts';
import type { CallerLimits } from './caller-limits.ts';
import { withDeadline } from './deadline.ts';
import { type ContextRequest, checkCredentialsAndBody } from './graphql-route.ts';
import { HttpError } from './http-error.ts';
import { JSON_TYPE } from './media-type.ts';
import { markCacheable, tagOf } from './public-cache.ts';
import { publishedHttpError } from './published-http-error.ts';
import { wordsOf } from './query-words.ts';
import { rateHeaders, rateMessage } from './rate-answers.ts';
import { isNestedTooDeep } from './variable-nesting.ts';

/** What the action API needs of the server. */
export interface CkanService {
  readonly requestTimeoutMs: number;
  readonly limits: CallerLimits;
  createContext(request: ContextRequest): Promise<object>;
}

/**
 * Adds the addresses of CKAN's action API that harvesters read a catalog by: `/api/3/action/package_search` and its
 * neighbours. Whoever asks gets what is public: a key that harvesters are wont to send is not looked at.
 */
export function serveCkan(server: FastifyInstance, url: string, service: CkanService): void {
  const places: Places = new Map();
  server.route<{ Params: { action: string } }>({
    method: ['GET', 'POST'],
    url: `${url}/:action`,
    onRequest: async (request, reply) => {
      checkCredentialsAndBody(request);
      await countRequest(request, reply, service.limits);
    },
    handler: async (request, reply) => {
      const { action } = request.params;
      const help = `/api/3/action/help_show?name=${encodeURIComponent(action.slice(0, 100))}`;
      try {
        const given = parametersOf(request);
        const work = answer(request, action, given, places, service);
        const result = await withDeadline<unknown>(work, service.requestTimeoutMs, () => late);
        if (result === late) throw new HttpError(503, 'TIMEOUT', 'the search took too long; ask for less');
        const body = JSON.stringify({ help, success: true, result });
        void reply.header('content-type', JSON_TYPE);
        if (markCacheable(request, reply, true, () => tagOf(body))) return await reply.code(304).send();
        return await reply.send(body);
      } catch (fault) {
        return await refuse(request, reply, help, fault);
      }
    },
  });
}

/** Stands for an answer that did not come in time. */
const late = Symbol('late');

/** Counts a request for its address, whatever credentials it carries, since they are not looked at. */
async function countRequest(request: FastifyRequest, reply: FastifyReply, limits: CallerLimits): Promise<void> {
  const caller = { key: limits.addressOf(request), isSignedIn: false };
  request.exchange.caller = caller;
  const state = await limits.rates.take('requests', caller, 1);
  if (state === undefined) return;
  for (const [name, value] of rateHeaders(state)) void reply.header(name, value);
  if (state.isWithin) return;
  limits.onRefusal(state);
  throw new HttpError(429, 'RATE_LIMITED', rateMessage(state));
}

async function answer(
  request: FastifyRequest,
  action: string,
  given: Parameters,
  places: Places,
  service: CkanService,
): Promise<unknown> {
  const { requestId, log } = request.exchange;
  // Without any header there is nobody to be known.
  const context = await service.createContext({ requestId, log, headers: {} });
  return await ckanAction(context as RequestContext, action, given, places);
}

/** CKAN takes parameters from the address and from a JSON body; of the same name, the body's. */
function parametersOf(request: FastifyRequest): Parameters {
  const { body } = request;
  const query = wordsOf(request);
  if (request.method !== 'POST') return query;
  if (typeof body !== 'object' || body === null || Array.isArray(body) || isNestedTooDeep(body)) {
    throw new CkanError('Validation Error', 'the body must be a JSON object of parameters');
  }
  return { ...query, ...body };
}

/** A refusal in the envelope of CKAN. */
async function refuse(
  request: FastifyRequest,
  reply: FastifyReply,
  help: string,
  fault: unknown,
): Promise<FastifyReply> {
  const send = async (status: number, type: string, message: string): Promise<FastifyReply> =>
    await reply
      .code(status)
      .header('content-type', JSON_TYPE)
      .send(JSON.stringify({ help, success: false, error: { __type: type, message } }));
  if (fault instanceof CkanError) {
    request.exchange.errorCodes = [fault.type];
    return await send(ckanErrors[fault.type], fault.type, fault.message);
  }
  const { status, code, message } = publishedHttpError(request, reply, fault);
  request.exchange.errorCodes = [code];
  const type =
    fault instanceof RequestError ? 'Search Query Error' : status < 500 ? 'Validation Error' : 'Internal Server Error';
  return await send(status, type, message);
}
