import { connect, type Socket } from 'node:net';
import { LEASE, LEAVE, READY } from './reception.ts';

/** Thrown when the engine said that it cannot serve. */
export class EngineFailedError extends Error {
  override readonly name = 'EngineFailedError';
}

/** Our word that we use an engine; the engine ends when all such words are gone. */
export interface Lease {
  /** The socket of the engine. */
  readonly path: string;
  /** Resolves when the engine is no longer there, or the lease was given up. */
  readonly ended: Promise<void>;
  /**
   * Gives the lease up. Resolves when the engine has heard it, or, if this was the last one, has ended; at the latest after
   * `limitMs`.
   */
  giveUp(limitMs: number): Promise<void>;
}

/**
 * Asks the engine at a socket for a lease and waits until it is open, however long that takes up to `limitMs`. Returns
 * undefined when no engine answers there; throws {@link EngineFailedError} when it cannot open its database, or when the
 * time is over.
 */
export function askForLease(path: string, limitMs: number): Promise<Lease | undefined> {
  return new Promise((resolve, reject) => {
    const socket = connect(path);
    let said = '';
    const limit = setTimeout(() => {
      reject(new EngineFailedError(`the embedded engine did not open within ${limitMs} ms`));
      socket.destroy();
    }, limitMs);
    socket.on('connect', () => socket.write(LEASE));
    socket.on('error', () => socket.destroy());
    socket.once('close', () => {
      clearTimeout(limit);
      resolve(undefined);
    });
    socket.on('data', (bytes: Buffer) => {
      said += bytes.toString();
      if (said === READY) {
        clearTimeout(limit);
        resolve(leaseOn(socket, path));
      } else if (said.startsWith('FAILED ') && said.endsWith('\n'))
        reject(new EngineFailedError(`the embedded engine failed to start: ${JSON.parse(said.slice(7))}`));
    });
  });
}

function leaseOn(socket: Socket, path: string): Lease {
  // A process that has nothing else to do may end.
  socket.unref();
  const ended = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  return {
    path,
    ended,
    giveUp: async (limitMs) => {
      const limit = setTimeout(() => socket.destroy(), limitMs);
      socket.ref();
      socket.write(LEAVE);
      await ended;
      clearTimeout(limit);
    },
  };
}
