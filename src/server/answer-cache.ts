import { BoundedCache } from './bounded-cache.ts';
import { coalesced } from './coalesced.ts';

/** A finished answer to a public query. */
export interface CachedAnswer {
  /** The change sequence at which it is right. */
  readonly version: string;
  readonly contentType: string;
  readonly body: Buffer;
  readonly tag: string;
  readonly operationName: string | undefined;
  readonly cost: number | undefined;
}

/** Characters of keys that are remembered after they were asked for once, and what each of them takes beside. */
const KEYS_KEPT = 10_000_000;
const KEY_BYTES = 500;
/** What an answer takes beside its body, in bytes: most of it is its key. */
const ENTRY_BYTES = 2500;

/**
 * Finished answers to public queries, each right as long as nothing has changed that readers can see. Before an answer is
 * handed out the database is asked how many changes are committed, so none is ever stale, whichever process changed the
 * catalog. Only what is asked for again is kept: a query that comes once costs no question.
 */
export class AnswerCache {
  readonly #answers: BoundedCache<CachedAnswer>;
  readonly #once = new BoundedCache<string>(KEYS_KEPT, (key) => key.length + KEY_BYTES);
  readonly #changes: () => Promise<string>;
  #hits = 0;

  /**
   * @param maxBytes of all answers together
   * @param changes how many changes are committed, and the day, as one word
   */
  constructor(maxBytes: number, changes: () => Promise<string>) {
    this.#answers = new BoundedCache(maxBytes, ({ body }) => body.length + ENTRY_BYTES);
    this.#changes = coalesced(changes);
  }

  /** Answers handed out since the start. */
  get hits(): number {
    return this.#hits;
  }

  /**
   * Looks for an answer.
   *
   * @returns the answer; or the version at which a new one may be kept; undefined when it should not be kept
   * @throws what the database throws when it cannot be asked
   */
  async find(key: string): Promise<{ answer: CachedAnswer } | { version: string } | undefined> {
    if (!this.#answers.has(key) && !this.#isAskedAgain(key)) return undefined;
    const version = await this.#changes();
    const answer = this.#answers.get(key);
    if (answer?.version !== version) return { version };
    this.#hits += 1;
    return { answer };
  }

  /** Keeps an answer that was made after its version was read, if nothing has changed since. */
  async keep(key: string, answer: CachedAnswer): Promise<void> {
    if ((await this.#changes()) === answer.version) this.#answers.set(key, answer);
  }

  #isAskedAgain(key: string): boolean {
    if (this.#once.get(key) !== undefined) return true;
    this.#once.set(key, key);
    return false;
  }
}
