import { setTimeout as sleep } from 'node:timers/promises';
import type { DatabasePool } from '../db/client.ts';
import { eventsAfter, type FedEvent, lastSequence } from '../db/stores/event-feed.ts';

const pollMs = 200;
/** Events kept in memory for followers that are nearly up to date; who is further behind asks the database. */
const kept = 2000;
const batch = 1000;

/**
 * Tells followers of new events by their numbers. One statement every so often serves all of them, and none while nobody
 * follows. A follower asks for its next number when it has dealt with the last one, so nothing queues up for a slow one.
 */
export class EventFeed {
  readonly #pool: DatabasePool;
  readonly #waiting = new Set<() => void>();
  /** The last events, and the number before the first of them; null before the first look. */
  #recent: FedEvent[] = [];
  #from: number | null = null;
  #polling = false;

  constructor(pool: DatabasePool) {
    this.#pool = pool;
  }

  /** The last number given so far. */
  async now(): Promise<number> {
    return await lastSequence(this.#pool);
  }

  /**
   * Waits for the next event of some types.
   *
   * @param after the number after which to look
   * @param types null for all of them
   * @param signal ends the wait
   * @returns its number; null when the wait was ended
   * @throws what the database throws where older events are asked for
   */
  async next(after: number, types: ReadonlySet<string> | null, signal: AbortSignal): Promise<number | null> {
    const fits = ({ sequence, type }: FedEvent): boolean => sequence > after && (types === null || types.has(type));
    let at = after;
    while (!signal.aborted) {
      const behind = this.#from !== null && at < this.#from;
      const events = behind ? await eventsAfter(this.#pool, at, batch) : this.#recent;
      const found = events.find(fits);
      if (found !== undefined) return found.sequence;
      at = Math.max(at, events.at(-1)?.sequence ?? this.#from ?? at);
      if (!behind) await this.#news(signal);
    }
    return null;
  }

  /** Resolves at the next look that found something, or when the signal is given. */
  async #news(signal: AbortSignal): Promise<void> {
    await new Promise<void>((resolve) => {
      const done = (): void => {
        this.#waiting.delete(done);
        signal.removeEventListener('abort', done);
        resolve();
      };
      if (signal.aborted) return done();
      this.#waiting.add(done);
      signal.addEventListener('abort', done);
      if (!this.#polling) void this.#poll();
    });
  }

  async #poll(): Promise<void> {
    this.#polling = true;
    try {
      while (this.#waiting.size > 0) {
        // A database that is away for a while is asked again; its faults are told where requests meet them.
        const found = await this.#look().catch(() => 0);
        if (found > 0) for (const tell of [...this.#waiting]) tell();
        if (found < batch) await sleep(pollMs);
      }
    } finally {
      this.#polling = false;
    }
  }

  async #look(): Promise<number> {
    if (this.#from === null) {
      // The first look only learns where the log ends; who asked for earlier events is sent to the database.
      this.#from = await lastSequence(this.#pool);
      return 1;
    }
    const events = await eventsAfter(this.#pool, this.#recent.at(-1)?.sequence ?? this.#from, batch);
    this.#recent.push(...events);
    const surplus = this.#recent.splice(0, Math.max(0, this.#recent.length - kept));
    this.#from = surplus.at(-1)?.sequence ?? this.#from;
    return events.length;
  }
}
