import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { isGenuine } from '../../auth/webhook-signature.ts';
import type { ListingState } from '../../rules/exchange/listing-state.ts';
import { stateIn } from './exchange.ts';
import type { SandboxStore } from './store.ts';

/** Bytes of a message at most. */
const MOST = 1_000_000;

/** What a receiver works with. */
export interface ReceiverOptions {
  readonly store: SandboxStore;
  /** Secret of the endpoint, as it was told; messages are refused without one. */
  readonly secret: string;
  readonly now: () => Date;
  readonly onNews: (states: readonly ListingState[]) => void;
  readonly onRefused: (why: string) => void;
}

/** Receives messages of webhooks: verifies the bytes as they came, stores, and answers then. */
export function webhookReceiver(options: ReceiverOptions): Server {
  return createServer((request, response) => {
    void receive(request, response, options).catch((error: unknown) => {
      options.onRefused(error instanceof Error ? error.message : String(error));
      if (!response.headersSent) response.writeHead(400).end();
    });
  });
}

async function receive(
  request: IncomingMessage,
  response: ServerResponse,
  { store, secret, now, onNews, onRefused }: ReceiverOptions,
): Promise<void> {
  if (request.url?.split('?')[0] !== '/') return void response.writeHead(404).end();
  if (request.method !== 'POST') return void response.writeHead(405, { allow: 'POST' }).end();
  if (Number(request.headers['content-length']) > MOST) return void tooLarge(response);
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MOST) return void tooLarge(response);
    chunks.push(chunk);
  }
  const body = Buffer.concat(chunks).toString('utf8');
  if (!isGenuine(body, request.headers, secret, now())) {
    onRefused('签名无效，已拒收 (the signature is not right: refused)');
    return void response.writeHead(400).end();
  }
  const state = stateIn(body);
  if (state !== null) onNews(store.take([state]));
  response.writeHead(204).end();
}

/** What is too large is not read to its end. */
function tooLarge(response: ServerResponse): void {
  response.writeHead(413, { connection: 'close' }).end();
}
