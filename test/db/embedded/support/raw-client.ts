import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { FrameReader } from '../../../../src/db/embedded/frame-reader.ts';
import { message, query, startup } from '../../../../src/db/embedded/wire.ts';

/** A client that speaks the protocol by hand. */
export interface RawClient {
  send(...bytes: Buffer[]): void;
  /** The types of the messages up to and with the next of the given type, and the text of the last one. */
  upTo(type: string): Promise<{ types: string; text: string }>;
  /** Stops or goes on reading. */
  pause(): void;
  resume(): void;
  readonly closed: Promise<unknown>;
  destroy(): void;
}

/** Connects to a socket and, unless told otherwise, says hello. */
export async function rawClient(path: string, hello = true): Promise<RawClient> {
  const socket = connect(path);
  const reader = new FrameReader();
  reader.typed = true;
  socket.on('data', (chunk: Buffer) => reader.push(chunk));
  socket.on('error', () => {});
  const closed = new Promise((resolve) => socket.once('close', resolve));
  await once(socket, 'connect');
  const client: RawClient = {
    send: (...bytes) => void socket.write(Buffer.concat(bytes)),
    upTo: async (type) => {
      let types = '';
      for (;;) {
        const frame = reader.next();
        if (!frame) await sleep(5);
        else {
          types += String.fromCharCode(frame[0] ?? 0);
          if (types.endsWith(type)) return { types, text: frame.subarray(5).toString() };
        }
      }
    },
    pause: () => void socket.pause(),
    resume: () => void socket.resume(),
    closed,
    destroy: () => void socket.destroy(),
  };
  if (hello) {
    client.send(startup());
    await client.upTo('Z');
  }
  return client;
}

/** Parse, and Bind and Execute without parameters, of the unnamed statement. */
export const parse = (sql: string) => message('P', '\0', sql, '\0', Buffer.alloc(2));
export const bindAndExecute = Buffer.concat([message('B', Buffer.alloc(8)), message('E', Buffer.alloc(5))]);
export { message, query };
