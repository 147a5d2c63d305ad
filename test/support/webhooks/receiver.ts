import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** A message as a receiver got it. */
export interface Received {
  readonly id: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly type: string;
  readonly sequence: number | undefined;
  readonly subject: { readonly code: string; readonly revision: number } | undefined;
}

/** How a receiver answers; it may leave a message without an answer. */
export type Answer = (response: ServerResponse, received: Received, request: IncomingMessage) => void;

export const accept: Answer = (response) => void response.writeHead(204).end();
export const status =
  (code: number, headers: Readonly<Record<string, string>> = {}, text = ''): Answer =>
  (response) =>
    void response.writeHead(code, headers).end(text);
export const hang: Answer = () => {};

/** A receiver of webhooks on this machine. */
export class Receiver {
  readonly received: Received[] = [];
  answer: Answer;
  readonly #server: Server;

  private constructor(answer: Answer) {
    this.answer = answer;
    this.#server = createServer((request, response) => void this.#take(request, response));
  }

  static async start(answer: Answer = accept): Promise<Receiver> {
    const receiver = new Receiver(answer);
    receiver.#server.listen(0, '127.0.0.1');
    await once(receiver.#server, 'listening');
    return receiver;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}/hook`;
  }

  /** Ids of the messages, in the order they came. */
  get ids(): string[] {
    return this.received.map(({ id }) => id);
  }

  /** Waits until so many messages have come. */
  async until(count: number): Promise<void> {
    while (this.received.length < count) await sleep(5);
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString();
    const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
    const { type = '', sequence, subject } = body === '' ? {} : JSON.parse(body);
    const received = { id: headers['webhook-id'] ?? '', headers, body, type, sequence, subject };
    this.received.push(received);
    this.answer(response, received, request);
  }
}
