import { byCode, type CodeRange, digestOver, type Hash, isInRange, leafOf, type RangeDigest } from './digest.ts';
import type { ListingState } from './listing-state.ts';

/**
 * What a receiver of the feed holds: the newest state of each listing, by its code. Entries may come twice, late, or in
 * another order: of two states of a listing the one with the higher revision holds, so each of them ends with the same.
 */
export type Held = Map<string, ListingState>;

/**
 * Takes a state in.
 *
 * @returns whether it was newer than what was held
 */
export function takeState(held: Held, state: ListingState): boolean {
  const known = held.get(state.listing);
  if (known !== undefined && known.revision >= state.revision) return false;
  held.set(state.listing, state);
  return true;
}

/** Digest and number of what is held in a range. */
export function heldDigest(held: Held, range: CodeRange, hash: Hash): RangeDigest {
  const leaves = [...held.values()]
    .filter(({ listing }) => isInRange(listing, range))
    .map((state) => leafOf(state, hash))
    .sort(byCode);
  return { ...range, count: leaves.length, digest: digestOver(leaves, hash) };
}

/** The other side, asked over the network. */
export interface DigestSource {
  readonly digest: (range: CodeRange) => Promise<{ readonly ranges: readonly RangeDigest[] }>;
  readonly states: (range: CodeRange) => Promise<readonly ListingState[]>;
}

/** What reconciling has done. */
export interface Reconciled {
  /** Digests that were asked for. */
  readonly asked: number;
  /** States that were fetched, and how many of them, or of those that are gone, differed. */
  readonly fetched: number;
  readonly mended: number;
}

/** Ranges with so few listings are fetched whole. */
const fewListings = 50;

/**
 * Brings what is held to what the other side has: descends into the ranges whose digests differ, and fetches those alone.
 * What the other side does not have any more is given up.
 */
export async function reconcileHeld(held: Held, source: DigestSource, hash: Hash): Promise<Reconciled> {
  const done = { asked: 0, fetched: 0, mended: 0 };
  const waiting: CodeRange[] = [{ from: null, before: null }];
  for (let range = waiting.pop(); range !== undefined; range = waiting.pop()) {
    const { ranges } = await source.digest(range);
    done.asked += 1;
    for (const part of ranges) {
      if (heldDigest(held, part, hash).digest === part.digest) continue;
      if (part.count > fewListings && ranges.length > 1) waiting.push(part);
      else {
        const { fetched, mended } = await replaceRange(held, part, source);
        done.fetched += fetched;
        done.mended += mended;
      }
    }
  }
  return done;
}

async function replaceRange(held: Held, range: CodeRange, source: DigestSource) {
  const states = await source.states(range);
  const theirs = new Map(states.map((state) => [state.listing, state]));
  let mended = 0;
  for (const code of [...held.keys()].filter((each) => isInRange(each, range) && !theirs.has(each))) {
    held.delete(code);
    mended += 1;
  }
  for (const state of states) {
    const known = held.get(state.listing);
    // What has come by the feed in the meantime may be newer than what was fetched.
    if (known !== undefined && known.revision > state.revision) continue;
    if (JSON.stringify(known) !== JSON.stringify(state)) mended += 1;
    held.set(state.listing, state);
  }
  return { fetched: states.length, mended };
}
