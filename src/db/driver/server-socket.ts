import { connect as connectPlain, isIP, Socket } from 'node:net';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import type postgres from 'postgres';

/** Where a server is and how it is spoken to, as postgres.js has understood an address. */
export type ServerPlace = Pick<postgres.ParsedOptions, 'host' | 'port' | 'path' | 'ssl' | 'connect_timeout'>;

/** The question for encryption: its length, and a protocol number of its own. */
const SSL_REQUEST = Buffer.from('0000000804d2162f', 'hex');
const YES = 0x53;

/**
 * Opens a connection to the first host that takes it, encrypted where the address asks for that.
 *
 * @returns the socket; when none could be opened, one that is about to fail with the last reason. (postgres.js forgets
 *   a connection for ever when this rejects.)
 */
export async function serverSocket(place: ServerPlace): Promise<Socket> {
  const targets = place.path
    ? [() => connectPlain({ path: String(place.path) })]
    : place.host.map((host, i) => () => connectPlain({ host, port: place.port[i] ?? place.port[0] ?? 5432 }));
  let reason: unknown;
  for (const [i, open] of targets.entries()) {
    const socket = open();
    try {
      await within(place.connect_timeout, socket, 'connect');
      return place.path ? socket : await encrypted(socket, place, place.host[i] ?? '');
    } catch (error) {
      reason = error;
      socket.destroy();
    }
  }
  return failing(reason);
}

async function encrypted(socket: Socket, { ssl, connect_timeout }: ServerPlace, host: string): Promise<Socket> {
  if (!ssl) return socket;
  socket.write(SSL_REQUEST);
  const [answer] = await within(connect_timeout, socket, 'data');
  if ((answer as Buffer)[0] !== YES) {
    if (ssl === 'prefer') return socket;
    throw new Error('the database server does not offer encryption');
  }
  const given = typeof ssl === 'object' ? ssl : { rejectUnauthorized: ssl === 'verify-full' || ssl === true };
  const secure: TLSSocket = connectTls({ socket, ...(isIP(host) ? {} : { servername: host }), ...given });
  await within(connect_timeout, secure, 'secureConnect');
  return secure;
}

/** Waits for an event of a socket, not longer than the seconds given. */
function within(seconds: number, socket: Socket, event: string): Promise<unknown[]> {
  return new Promise((resolve, reject) => {
    const late = Object.assign(new Error('the database server did not answer in time'), { code: 'CONNECT_TIMEOUT' });
    const limit = setTimeout(() => settle(() => reject(late)), seconds * 1000);
    const came = (...args: unknown[]) => settle(() => resolve(args));
    const broke = (error: Error) => settle(() => reject(error));
    const closed = () => broke(Object.assign(new Error('the database server hung up'), { code: 'ECONNRESET' }));
    const settle = (then: () => void) => {
      clearTimeout(limit);
      socket.off(event, came).off('error', broke).off('close', closed);
      then();
    };
    socket.on(event, came).on('error', broke).on('close', closed);
  });
}

function failing(reason: unknown): Socket {
  const socket = new Socket();
  socket.destroy(reason instanceof Error ? reason : new Error(String(reason)));
  return socket;
}
