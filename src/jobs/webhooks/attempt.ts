import type { ClaimedDelivery, DeliveryMark } from '../../db/stores/webhook-deliveries.ts';
import { messageHeaders } from '../../resolvers/webhooks/message.ts';
import type { WebhookErrorCode } from '../../rules/vocabulary.ts';
import { endOfRound, nextStep } from '../../rules/webhook/retry.ts';
import type { Prepared } from './prepare.ts';
import type { Sender, SendResult } from './send.ts';

/**
 * Makes one attempt.
 *
 * @returns what came of it; null where the endpoint may not read the event any more, so that nothing is sent
 */
export async function attempt(
  delivery: ClaimedDelivery,
  { secrets, payloads }: Prepared,
  sender: Sender,
  at: Date,
  signal: AbortSignal,
): Promise<SendResult | null> {
  const payload = payloads.get(delivery.id);
  if (payload === undefined || payload.kind === 'hidden') return null;
  if (payload.kind === 'failed') return unsent('payload', payload.message);
  if (secrets.length === 0) return unsent('secret', null);
  const { body } = payload;
  const { url } = delivery.endpoint;
  return await sender.send({ url, headers: messageHeaders({ id: delivery.id, at, body }, secrets), body }, signal);
}

const unsent = (errorCode: WebhookErrorCode, answer: string | null): SendResult => ({
  ...{ statusCode: null, errorCode, retryAfterMs: null, durationMs: 0, isAborted: false },
  answer,
});

/** What the clock and chance say. */
export interface MarkContext {
  readonly newId: () => string;
  /** From 0 to 1. */
  readonly random: () => number;
}

/**
 * What is to be written down of an attempt.
 *
 * @param began when it began
 * @param now when it ended
 */
export function markOf(
  delivery: ClaimedDelivery,
  result: SendResult | null,
  began: Date,
  now: Date,
  { newId, random }: MarkContext,
): DeliveryMark {
  const { id: deliveryId, givesUpAt } = delivery;
  if (result === null) {
    const ended = { state: 'withheld', nextAttemptAt: null, attempt: null } as const;
    return { deliveryId, attempts: delivery.attempts, givesUpAt, at: now, ...ended };
  }
  const attempts = delivery.attempts + 1;
  const step = nextStep({ attempts, givesUpAt }, result, now, random());
  const { durationMs, statusCode, errorCode, answer } = result;
  return {
    deliveryId,
    state: step.kind === 'again' ? 'waiting' : step.kind,
    attempts,
    nextAttemptAt: step.kind === 'again' ? step.at : null,
    givesUpAt: endOfRound({ attempts, givesUpAt }, began),
    at: now,
    attempt: { id: newId(), attemptedAt: began, durationMs, statusCode, errorCode, answer },
  };
}
