import { webhookHeaders } from '../../auth/webhook-signature.ts';

/** Headers that every message has beside those by which it is verified. */
const fixedHeaders = {
  'content-type': 'application/json; charset=utf-8',
  'user-agent': 'scenario-data-catalog-webhooks/1',
} as const;

/**
 * The headers of a message, as they are sent.
 *
 * @param secrets the present one first
 */
export function messageHeaders(
  message: { readonly id: string; readonly at: Date; readonly body: string },
  secrets: readonly Uint8Array[],
): Readonly<Record<string, string>> {
  return { ...fixedHeaders, ...webhookHeaders(message, secrets) };
}
