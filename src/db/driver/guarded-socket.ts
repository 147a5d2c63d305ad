import type { Socket } from 'node:net';
import type { ConnectionWatch } from './lasting-client.ts';

// What postgres.js 3.4.9 does when a connection that was in use closes (measured, not read): a `rollback` it sends then
// is written to nothing, which throws where nobody can catch it; a write that was pending marks the connection so that
// it never sends again, and every statement given to it later waits for its time limit, for ever; a statement that a
// finished transaction sends late runs on whatever the connection is used for next; and a connection that closes without
// an error while it is being opened is opened again at once, without end. So the driver never learns of such an end: what
// is under way fails, what is sent later fails too, and its whole client is thrown away (see lasting-client.ts).

/** ReadyForQuery without its status: how a server ends its greeting and each of its answers. */
const READY = Buffer.from('5a00000005', 'hex');
const IDLE = 0x49;
const FAILED_TRANSACTION = Buffer.concat([READY, Buffer.from('E')]);
const TERMINATE = 0x58;

/** The connection is gone; the code is the driver's own for this. */
class ConnectionLost extends Error {
  override readonly name = 'ConnectionLost';
  readonly code = 'CONNECTION_CLOSED';
  constructor() {
    super('the connection to the database was closed');
  }
}

/**
 * Stands between a socket and postgres.js.
 *
 * @param watch told when the connection is open, and when it is gone
 * @returns the same socket, to be handed to the driver
 */
export function guardSocket<S extends Socket>(socket: S, watch: ConnectionWatch): S {
  const emit = socket.emit.bind(socket) as (event: string | symbol, ...args: unknown[]) => boolean;
  const write = socket.write.bind(socket) as (...args: unknown[]) => boolean;
  const end = socket.end.bind(socket) as (...args: unknown[]) => S;
  let open = false;
  let leaving = false;
  let lost = false;
  let transaction = false;
  let busy = false;
  const setBusy = (isBusy: boolean): void => {
    if (busy === isBusy) return;
    busy = isBusy;
    watch.busy(isBusy);
  };
  const fail = (reason: unknown = new ConnectionLost()): void => {
    // Whoever no longer listens has been told of the end.
    if (socket.listenerCount('error') === 0) return;
    emit('error', reason);
    // Within a transaction the driver holds statements back until the server is ready for them: now they fail as well.
    if (lost && transaction) emit('data', FAILED_TRANSACTION);
  };
  const read = (bytes: Buffer): void => {
    if (!bytes.subarray(-6, -1).equals(READY)) return;
    transaction = bytes.at(-1) !== IDLE;
    setBusy(transaction);
    if (open) return;
    open = true;
    watch.opened();
  };

  const closed = (...args: unknown[]): boolean => {
    setBusy(false);
    if (leaving) {
      if (open) watch.left();
      return emit('close', ...args);
    }
    if (!open) {
      // Told as an error first, so that the driver gives the statement up that wanted this connection; and only when what
      // it meant to write is written, since a write that is pending at the end spoils the next connection too.
      fail();
      setImmediate(() => setImmediate(() => emit('close', false)));
      return true;
    }
    if (!lost) lose();
    return true;
  };
  const lose = (reason?: unknown): void => {
    lost = true;
    setBusy(false);
    watch.lost(() => emit('close', false));
    fail(reason);
  };

  const guarded = {
    emit(event: string | symbol, ...args: unknown[]): boolean {
      if (event === 'close') return closed(...args);
      if (event === 'error' && open && !leaving && !lost) {
        lose(args[0]);
        return true;
      }
      if (event === 'data') read(args[0] as Buffer);
      return emit(event, ...args);
    },
    write(...args: unknown[]): boolean {
      if (lost) {
        setImmediate(() => fail());
        return true;
      }
      setBusy(open);
      return write(...args);
    },
    end(...args: unknown[]): S {
      const [last] = args;
      leaving ||= last instanceof Uint8Array && last[0] === TERMINATE;
      return end(...args);
    },
  };
  return Object.assign(socket, guarded);
}
