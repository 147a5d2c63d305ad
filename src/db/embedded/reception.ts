import { chmodSync, rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import type { EnginePlaces } from './places.ts';

// A *lease* is a connection that only says that its process wants the engine. It opens with a letter that no client of
// PostgreSQL can open with (as a length it would be more than a gigabyte), and speaks lines:
export const LEASE = 'LEASE\n';
export const LEAVE = 'LEAVE\n';
export const READY = 'READY\n';
export const STAY = 'STAY\n';

const SERVER_BUFFER = 256 * 1024;

/** What happens at the door. */
export interface ReceptionEvents {
  /** A client of PostgreSQL came, its bytes unread. */
  client(socket: Socket): void;
  /** Nobody is here any more; `farewell` when the last one said so, rather than vanished. */
  empty(farewell: boolean): void;
}

/**
 * The door of the engine: the private socket, who is here, and when the last one has gone. Leases and clients may come
 * before the database is open; they wait.
 */
export class Reception {
  readonly #events: ReceptionEvents;
  readonly #server: Server;
  readonly #present = new Set<Socket>();
  /** Leases, and whether their process has said goodbye. */
  readonly #leases = new Map<Socket, { leaving: boolean }>();
  readonly #early = new Set<Socket>();
  #state: 'opening' | 'open' | 'failed' | 'closing' = 'opening';
  #reason = '';

  constructor(events: ReceptionEvents) {
    this.#events = events;
    this.#server = createServer({ highWaterMark: SERVER_BUFFER }, (socket) => this.#greet(socket));
  }

  get empty(): boolean {
    return this.#present.size === 0;
  }

  /** Listens on the socket of the places, whose lock the caller holds: a file that is there was left by a dead engine. */
  listen(places: EnginePlaces): Promise<void> {
    rmSync(places.socket, { force: true });
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(places.socket, () => {
        if (process.platform !== 'win32') chmodSync(places.socket, 0o600);
        resolve();
      });
    });
  }

  /** The database is open: those who came early are let in. */
  open(): void {
    this.#state = 'open';
    for (const lease of this.#leases.keys()) lease.write(READY);
    for (const socket of this.#early) this.#events.client(socket);
    this.#early.clear();
    this.#review();
  }

  /** The database cannot be opened: tells everybody why, also those who come from now on. */
  fail(reason: string): void {
    this.#state = 'failed';
    this.#reason = reason;
    for (const lease of this.#leases.keys()) this.#refuse(lease);
  }

  #refuse(lease: Socket): void {
    lease.write(`FAILED ${JSON.stringify(this.#reason)}\n`);
  }

  /** From now on sends everybody away who comes; those inside stay until the process ends. */
  turnAway(): void {
    this.#state = 'closing';
  }

  /** Takes down the socket. */
  close(): void {
    this.#server.close();
  }

  #greet(socket: Socket): void {
    if (this.#state === 'closing') {
      socket.destroy();
      return;
    }
    this.#present.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      this.#present.delete(socket);
      this.#leases.delete(socket);
      this.#early.delete(socket);
      this.#review();
    });
    socket.once('data', (first: Buffer) => {
      if (first[0] === LEASE.charCodeAt(0)) this.#admitLease(socket, first);
      else {
        socket.pause();
        socket.unshift(first);
        if (this.#state === 'open') this.#events.client(socket);
        else this.#early.add(socket);
      }
    });
  }

  #admitLease(socket: Socket, first: Buffer): void {
    const lease = { leaving: false };
    this.#leases.set(socket, lease);
    let said = '';
    const listen = (bytes: Buffer) => {
      said += bytes.toString('latin1');
      if (!said.endsWith(LEAVE)) return;
      lease.leaving = true;
      this.#review();
    };
    socket.on('data', listen);
    listen(first);
    if (this.#state === 'open') socket.write(READY);
    if (this.#state === 'failed') this.#refuse(socket);
    this.#review();
  }

  /** Who leaves as the last waits for the end of the process; who leaves others behind is told so. */
  #review(): void {
    if (this.#state !== 'open') return;
    const leaving = [...this.#leases].filter(([, lease]) => lease.leaving).map(([socket]) => socket);
    if (this.#leases.size > leaving.length) for (const socket of leaving) socket.end(STAY);
    else if (this.#present.size === leaving.length) this.#events.empty(leaving.length > 0);
  }
}
