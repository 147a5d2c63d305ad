import type { HTTPGraphQLResponse } from '@apollo/server';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { AnswerCache, CachedAnswer } from './answer-cache.ts';
import type { CallerLimits } from './caller-limits.ts';
import { withDeadline } from './deadline.ts';
import { markCacheable, tagOf } from './public-cache.ts';
import { questionOf } from './public-question.ts';

/** Keeps the answer to a question, once it is there. */
export type Keep = (response: HTTPGraphQLResponse) => void;

const keepNothing: Keep = () => {};

/** A database that takes longer to say whether anything has changed is asked the question itself, under its deadline. */
const FINDING_MS = 1000;

/**
 * Answers a request from what is kept, or says how its answer is to be kept.
 *
 * A kept answer is counted, logged and marked as if it had been made anew. A database that cannot be asked, or a budget
 * that is used up, is left to the ordinary way, which has words for it.
 *
 * @returns true when the answer was sent
 */
export async function answerFrom(
  cache: AnswerCache,
  limits: CallerLimits,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<true | Keep> {
  const question = questionOf(request);
  if (question === undefined) return keepNothing;
  const found = await withDeadline(
    cache.find(question).catch(() => undefined),
    FINDING_MS,
    () => undefined,
  );
  if (found === undefined) return keepNothing;
  if ('answer' in found) {
    return (await isAffordable(limits, request, found.answer)) ? sendKept(request, reply, found.answer) : keepNothing;
  }
  return (response) => {
    const { exchange } = request;
    const { body, headers, status = 200 } = response;
    if (!exchange.readsCatalogAlone || exchange.errorCodes.length > 0 || status !== 200 || body.kind !== 'complete')
      return;
    const { operationName, cost } = exchange;
    const bytes = Buffer.from(body.string);
    const contentType = headers.get('content-type') ?? '';
    const kept = { version: found.version, contentType, body: bytes, tag: tagOf(bytes), operationName, cost };
    // What could not be kept is made anew next time.
    cache.keep(question, kept).catch(() => {});
  };
}

async function isAffordable(limits: CallerLimits, { exchange }: FastifyRequest, { cost }: CachedAnswer) {
  if (exchange.caller === undefined || cost === undefined) return true;
  const state = await limits.rates.take('cost', exchange.caller, cost);
  return state === undefined || state.isWithin;
}

function sendKept(request: FastifyRequest, reply: FastifyReply, answer: CachedAnswer): true {
  const { exchange } = request;
  exchange.operationKind = 'query';
  exchange.operationName = answer.operationName;
  exchange.cost = answer.cost;
  exchange.published = true;
  void reply.header('content-type', answer.contentType);
  const isHeld = markCacheable(request, reply, true, () => answer.tag);
  void (isHeld ? reply.code(304).send() : reply.code(200).send(answer.body));
  return true;
}
