import type { Socket } from 'node:net';
import { type Backend, EngineBroken } from './backend.ts';
import { Session, type SessionHost } from './session.ts';
import { closeStatement, type ReadyStatus, SYNC } from './wire.ts';

/**
 * Lets many clients share the engine's one session. A client holds the engine from its first message until the engine
 * answers ReadyForQuery outside a transaction; the others wait in the order in which they asked. So everything that
 * PostgreSQL keeps between the messages of one exchange (the unnamed statement, portals, the transaction) belongs to the
 * holder alone. When a client leaves, its transaction is rolled back, its prepared statements are closed and settings go
 * back to their defaults, before the next one's turn.
 *
 * What the clients do share, because the session is one: plain SET, LISTEN, temporary tables, session advisory locks,
 * names of prepared statements (those of postgres.js are random), DISCARD ALL.
 */
export class Gate implements SessionHost {
  readonly greeting: Buffer;
  readonly silenceLimitMs: number;
  readonly #backend: Backend;
  readonly #onBroken: (error: unknown) => Promise<never>;
  readonly #sessions = new Set<Session>();
  readonly #waiting = new Set<Session>();
  #holder: Session | undefined;
  #silence: NodeJS.Timeout | undefined;
  #turns: Promise<void> | undefined;
  #lastId = 0;

  /** Takes a backend, the time a holder may be silent, and what to do when the engine broke. */
  constructor(backend: Backend, silenceLimitMs: number, onBroken: (error: unknown) => Promise<never>) {
    this.#backend = backend;
    this.greeting = backend.greeting;
    this.silenceLimitMs = silenceLimitMs;
    this.#onBroken = onBroken;
  }

  /** Takes over the socket of a client. */
  admit(socket: Socket): void {
    this.#lastId += 1;
    this.#sessions.add(new Session(socket, this, this.#lastId));
  }

  /** Ends all clients, rolls back what they had begun, and resolves when the engine is at rest. */
  async close(): Promise<void> {
    for (const session of this.#sessions) session.expel('57P01', 'the embedded engine stops');
    while (this.#turns) await this.#turns;
  }

  request(session: Session): void {
    if (session !== this.#holder) this.#waiting.add(session);
    this.#turns ??= this.#takeTurns().catch(this.#onBroken);
  }

  async #takeTurns(): Promise<void> {
    // The caller stores the promise first; from then on, requests only join the queue.
    await Promise.resolve();
    try {
      for (let session = this.#next(); session; session = this.#next()) if (!(await this.#turn(session))) return;
    } finally {
      this.#turns = undefined;
    }
  }

  /** Gives a session its turn; returns false when it holds the engine and has nothing to say. */
  async #turn(session: Session): Promise<boolean> {
    const batch = session.takeBatch();
    if (batch) {
      this.#endSilence();
      const status = await this.#backend.run(batch.messages, (bytes) => session.send(bytes));
      if (batch.endsReady && status === undefined) throw new EngineBroken('the engine gave no ReadyForQuery');
      this.#holder = batch.endsReady && status === 'I' ? undefined : session;
      if (!this.#holder) this.#waiting.add(session);
    } else if (session.gone) {
      this.#endSilence();
      await this.#farewell(session);
      this.#holder = undefined;
    } else if (this.#holder) {
      // Not begun again by the requests of those who wait.
      this.#silence ??= setTimeout(() => this.#dropHolder(), this.silenceLimitMs);
      return false;
    }
    return true;
  }

  #next(): Session | undefined {
    if (this.#holder) return this.#holder;
    for (const session of this.#waiting) {
      this.#waiting.delete(session);
      return session;
    }
    return undefined;
  }

  #endSilence(): void {
    clearTimeout(this.#silence);
    this.#silence = undefined;
  }

  #dropHolder(): void {
    this.#holder?.expel(
      '25P03',
      `terminating a connection that was silent in a transaction for ${this.silenceLimitMs} ms`,
    );
  }

  async #farewell(session: Session): Promise<void> {
    this.#sessions.delete(session);
    this.#waiting.delete(session);
    if (!session.touched) return;
    const closing = Buffer.concat([...session.statements.values()].map(closeStatement).concat(SYNC));
    if ((await this.#silently(SYNC)) !== 'I') await this.#backend.runOwn('rollback');
    await this.#silently(closing);
    await this.#backend.runOwn(
      this.#sessions.size === 0 ? 'discard all' : 'set session authorization default; reset all',
    );
  }

  #silently(messages: Buffer): Promise<ReadyStatus | undefined> {
    return this.#backend.run(messages, () => {});
  }
}
