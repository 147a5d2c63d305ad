import { createHmac, randomBytes } from 'node:crypto';

/** Signatures of Standard Webhooks 1.0.0. */

const PREFIX = 'whsec_';
/** What the specification allows, in bytes, and what we make. */
const SECRET_BYTES = { min: 24, max: 64, made: 32 } as const;

/** Makes a secret of an endpoint. */
export const newWebhookSecret = (): Buffer => randomBytes(SECRET_BYTES.made);

/** A secret in the form in which it is told: `whsec_` and base64. */
export function spokenSecret(secret: Uint8Array): string {
  if (secret.length < SECRET_BYTES.min || secret.length > SECRET_BYTES.max) {
    throw new Error(`a secret of a webhook has ${SECRET_BYTES.min} to ${SECRET_BYTES.max} bytes`);
  }
  return `${PREFIX}${Buffer.from(secret).toString('base64')}`;
}

/** What is signed. */
export interface SignedMessage {
  /** The same for each attempt, so that a receiver knows what it has seen. */
  readonly id: string;
  /** Of this attempt: receivers refuse what is older than five minutes. */
  readonly at: Date;
  readonly body: string;
}

/** The three headers by which a receiver verifies a message: one signature for each secret, the present one first. */
export function webhookHeaders(
  { id, at, body }: SignedMessage,
  secrets: readonly Uint8Array[],
): Readonly<Record<'webhook-id' | 'webhook-timestamp' | 'webhook-signature', string>> {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const signatures = secrets.map(
    (secret) => `v1,${createHmac('sha256', secret).update(`${id}.${timestamp}.${body}`).digest('base64')}`,
  );
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures.join(' ') };
}
