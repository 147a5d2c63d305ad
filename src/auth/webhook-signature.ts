import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

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

/** What a receiver may be off by, to either side. */
const TOLERANCE_S = 300;

/**
 * Whether a message comes from whoever has the secret, as a receiver asks it: one of its signatures is right, over the bytes
 * as they came, and its time is within five minutes of now.
 *
 * @param headers by their names in small letters
 * @param secret in the form in which it was told
 */
export function isGenuine(
  body: string,
  headers: Readonly<Record<string, string | readonly string[] | undefined>>,
  secret: string,
  now: Date,
): boolean {
  const [id, timestamp, signatures] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) => {
    const value = headers[name];
    return typeof value === 'string' ? value : '';
  }) as [string, string, string];
  const at = Number(timestamp);
  if (id === '' || !Number.isSafeInteger(at) || Math.abs(now.getTime() / 1000 - at) > TOLERANCE_S) return false;
  const key = Buffer.from(secret.replace(PREFIX, ''), 'base64');
  // Whoever has no secret would take anything that is signed with none.
  if (key.length < SECRET_BYTES.min) return false;
  const right = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest();
  return signatures.split(' ').some((each) => {
    const given = Buffer.from(each.replace(/^v1,/, ''), 'base64');
    return each.startsWith('v1,') && given.length === right.length && timingSafeEqual(given, right);
  });
}
