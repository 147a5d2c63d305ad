import { setTimeout as sleep } from 'node:timers/promises';

/** Milliseconds between two looks at what is followed. */
const LOOK_MS = 500;

/** What somebody follows, in the form in which the server follows events. */
export interface FollowedRow {
  readonly after: number;
  readonly types: null;
  readonly id: string;
  readonly feed: {
    now(): Promise<number>;
    next(after: number, types: ReadonlySet<string> | null, signal: AbortSignal): Promise<number | null>;
  };
}

/** How a row stands: a text that changes with it, and whether it will not change any more. */
export interface Mark {
  readonly text: string;
  readonly isOver: boolean;
}

/**
 * Follows a row to its end: it is told at once, with each change, at the least every so often, and a last time when it has
 * ended. Whoever may not see it any more is found out when it is told.
 *
 * @param id what the subscription asked for
 * @param again milliseconds after which it is told though nothing has changed
 * @param look how it stands; null for a row that there is not, of which nothing is told
 */
export function followedRow(id: string, again: number, look: () => Promise<Mark | null>): FollowedRow {
  let told: { readonly mark: string; readonly at: number } | null = null;
  let isOver = false;
  const next = async (after: number, _types: unknown, signal: AbortSignal): Promise<number | null> => {
    while (!signal.aborted && !isOver) {
      const mark = await look();
      if (mark === null) return null;
      isOver = mark.isOver;
      if (told === null || isOver || mark.text !== told.mark || performance.now() - told.at >= again) {
        told = { mark: mark.text, at: performance.now() };
        return after + 1;
      }
      await sleep(LOOK_MS, undefined, { signal }).catch(() => {});
    }
    return null;
  };
  return { after: 0, types: null, id, feed: { now: async () => 0, next } };
}
