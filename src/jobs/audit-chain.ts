import { createHash } from 'node:crypto';
import type { EntryText, LinkedEntry } from '../db/stores/sequence.ts';

/** The hash before the first entry. */
export const chainStart = '0'.repeat(64);

/**
 * The hash of an entry in its place: SHA-256 of the hash before it and the entry as canonical JSON, which is an array of
 * its columns in the order written here.
 *
 * @param before the hash of the entry before, {@link chainStart} for the first
 * @returns 64 hexadecimal digits
 */
export function entryHash(before: string, position: string, entry: EntryText): string {
  const canonical = JSON.stringify([
    position,
    entry.id,
    entry.at,
    entry.request_id,
    entry.actor_kind,
    entry.actor_id,
    entry.actor_name,
    entry.actor_organization_id,
    entry.action,
    entry.outcome,
    entry.subject_type,
    entry.subject_id,
    entry.subject_revision,
    entry.event_id,
    entry.detail,
  ]);
  return createHash('sha256').update(before).update(canonical).digest('hex');
}

/** A place in the chain with the hash it must have. */
export interface ChainHead {
  readonly position: number;
  readonly hash: string;
}

/** The first entry that is not as it was written, and how one knows. */
export interface BadEntry {
  readonly position: number | null;
  readonly id: string | null;
  readonly why:
    | 'place_missing'
    | 'place_repeated'
    | 'hash_differs'
    | 'head_missing'
    | 'head_differs'
    | 'tail_cut'
    | 'exported_head_differs'
    | 'unlinked_too_long';
}

/** Walks along the chain, entry by entry in the order of their places. */
export class ChainWalk {
  readonly #exported: ChainHead | null;
  #position = 0;
  #hash = chainStart;

  /** @param exported a head that was kept outside the database; null when there is none to compare with */
  constructor(exported: ChainHead | null) {
    this.#exported = exported;
  }

  /** Where the walk is. */
  get head(): ChainHead {
    return { position: this.#position, hash: this.#hash };
  }

  /** Looks at the next entry; null when it is what it must be. */
  step(entry: LinkedEntry): BadEntry | null {
    const due = this.#position + 1;
    if (entry.position !== String(due)) {
      return Number(entry.position) > due
        ? { position: due, id: null, why: 'place_missing' }
        : { position: Number(entry.position), id: entry.id, why: 'place_repeated' };
    }
    const hash = entryHash(this.#hash, entry.position, entry);
    if (hash !== entry.hash) return { position: due, id: entry.id, why: 'hash_differs' };
    // Hashes that were computed anew after a change agree with one another, and not with a head kept elsewhere.
    if (due === this.#exported?.position && hash !== this.#exported.hash) {
      return { position: due, id: entry.id, why: 'exported_head_differs' };
    }
    this.#position = due;
    this.#hash = hash;
    return null;
  }

  /**
   * Looks at the end, after the last entry.
   *
   * @param head the head as the database has it
   */
  end(head: ChainHead | null): BadEntry | null {
    const { position, hash } = this.head;
    if (this.#exported !== null && this.#exported.position > position) {
      return { position: position + 1, id: null, why: 'tail_cut' };
    }
    if (head === null) return { position: null, id: null, why: 'head_missing' };
    if (head.position > position) return { position: position + 1, id: null, why: 'tail_cut' };
    if (head.position < position) return { position: head.position + 1, id: null, why: 'head_differs' };
    return head.hash === hash ? null : { position, id: null, why: 'head_differs' };
  }
}
