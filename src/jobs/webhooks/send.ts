import { type ClientRequest, Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import type { WebhookErrorCode } from '../../rules/vocabulary.ts';
import { type AttemptResult, errorOfStatus, retryAfterMs } from '../../rules/webhook/retry.ts';
import { isTargetFault, type Target, type TargetPolicy, targetOf } from '../../rules/webhook/target.ts';
import { AddressRefused, guardedLookup, isRefusedLiteral, type ResolveHost, systemResolve } from './address-guard.ts';

/** How long a receiver may take, from the look-up of its host to the end of its answer. */
export const sendTimeoutMs = 15_000;
/** Bytes of an answer that are read, and that are kept. */
const READ_BYTES = 65_536;
const KEPT_BYTES = 1024;

/** What is sent. */
export interface OutgoingMessage {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What came of sending. */
export interface SendResult extends AttemptResult {
  readonly durationMs: number;
  /** The first kilobyte of the answer, as text. */
  readonly answer: string | null;
  /** Whether it was broken off by us before anything was answered: then it counts for nothing. */
  readonly isAborted: boolean;
}

/** Sends messages to receivers. */
export interface Sender {
  send(message: OutgoingMessage, signal: AbortSignal): Promise<SendResult>;
  /** Closes connections that are kept open. */
  close(): void;
}

/** What a sender works with. */
export interface SenderOptions {
  readonly targets: TargetPolicy;
  readonly timeoutMs?: number;
  readonly resolve?: ResolveHost;
  readonly now?: () => Date;
}

/**
 * Makes a sender. It follows no redirect, asks for no compression, verifies certificates, and connects to public addresses
 * only, but for those on the list of the configuration.
 */
export function createSender(options: SenderOptions): Sender {
  const { targets, timeoutMs = sendTimeoutMs, resolve = systemResolve, now = () => new Date() } = options;
  const agents = { http: new HttpAgent(kept), https: new HttpsAgent(kept) };
  const lookup = guardedLookup(resolve);
  return {
    send: async (message, signal) => {
      const began = performance.now();
      const target = targetOf(message.url, targets);
      const finish = (result: Partial<SendResult>): SendResult => ({
        ...{ statusCode: null, errorCode: null, retryAfterMs: null, answer: null, isAborted: false },
        ...result,
        durationMs: Math.round(performance.now() - began),
      });
      if (isTargetFault(target)) return finish({ errorCode: 'refused_url' });
      if (!target.isListed && isRefusedLiteral(target.host)) return finish({ errorCode: 'refused_address' });
      const deadline = AbortSignal.timeout(timeoutMs);
      const either = AbortSignal.any([signal, deadline]);
      const begin = (): ClientRequest => {
        const how = { method: 'POST', signal: either, ...(target.isListed ? {} : { lookup }) };
        const headers = { ...message.headers, 'content-length': Buffer.byteLength(message.body) };
        return target.isSecure
          ? httpsRequest(message.url, { ...how, headers, agent: agents.https })
          : httpRequest(message.url, { ...how, headers, agent: agents.http });
      };
      try {
        const response = await answered(begin, message.body);
        const answer = await headOf(response);
        const statusCode = response.statusCode ?? 0;
        const errorCode = errorOfStatus(statusCode);
        const asked = retryAfterMs(statusCode, response.headers['retry-after'], now());
        return finish({ statusCode, errorCode, retryAfterMs: asked, answer });
      } catch (error) {
        if (signal.aborted && !deadline.aborted) return finish({ isAborted: true, errorCode: 'connection' });
        return finish({ errorCode: deadline.aborted ? 'timeout' : faultOf(error, target) });
      }
    },
    close: () => {
      agents.http.destroy();
      agents.https.destroy();
    },
  };
}

/** Connections are used again, since signing on costs more than a message. */
const kept = { keepAlive: true, keepAliveMsecs: 10_000, maxFreeSockets: 64, timeout: 60_000 } as const;

/** Sends a request; anew, once, where a connection that was kept open turns out to have been closed. */
async function answered(begin: () => ClientRequest, body: string): Promise<IncomingMessage> {
  const once = async (): Promise<IncomingMessage> => {
    const request = begin();
    return await new Promise<IncomingMessage>((resolve, reject) => {
      request.once('response', resolve);
      request.once('error', (error) => reject(Object.assign(error, { wasKept: request.reusedSocket })));
      request.end(body);
    });
  };
  try {
    return await once();
  } catch (error) {
    const { wasKept, code } = error as NodeJS.ErrnoException & { wasKept?: boolean };
    if (wasKept !== true || (code !== 'ECONNRESET' && code !== 'EPIPE')) throw error;
    return await once();
  }
}

/** The beginning of an answer. Its status counts, so an answer that breaks off or never ends is cut. */
async function headOf(response: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) {
      if (bytes < KEPT_BYTES) chunks.push(chunk.subarray(0, KEPT_BYTES - bytes));
      bytes += chunk.length;
      if (bytes >= READ_BYTES) break;
    }
  } catch {
    // What was read until then is told.
  }
  response.destroy();
  // Half a character at the end, and bytes that are no text, are replaced; PostgreSQL holds no NUL.
  return bytes === 0 ? null : new TextDecoder().decode(Buffer.concat(chunks)).replaceAll('\0', '\uFFFD');
}

const TLS_FAULT = /^(ERR_TLS|ERR_SSL|CERT_|UNABLE_TO_|SELF_SIGNED|DEPTH_ZERO|HOSTNAME_MISMATCH|EPROTO)/;

function faultOf(error: unknown, { isSecure }: Target): WebhookErrorCode {
  if (error instanceof AddressRefused) return 'refused_address';
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ADDRESS_REFUSED') return 'refused_address';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN' || code === 'ENODATA') return 'unresolved';
  return isSecure && TLS_FAULT.test(code) ? 'tls' : 'connection';
}
