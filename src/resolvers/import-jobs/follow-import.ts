import { setTimeout as sleep } from 'node:timers/promises';
import type { RequestContext } from '../../context.ts';
import { jobMark } from '../../db/stores/import-queue.ts';
import { decodeGlobalId } from '../../rules/catalog/global-id.ts';

/** Milliseconds between two looks at a job. */
const LOOK_MS = 500;
/** Told again after so long though nothing has changed: whoever may not see it any more is found out by that. */
const AGAIN_MS = 2000;

/** A job that somebody follows, in the form in which the server follows events. */
export interface FollowedImport {
  readonly after: number;
  readonly types: null;
  readonly id: string;
  readonly feed: {
    now(): Promise<number>;
    next(after: number, types: ReadonlySet<string> | null, signal: AbortSignal): Promise<number | null>;
  };
}

/**
 * Follows an import job to its end: it is told at once, with each change, at the least every two seconds, and a last
 * time when it has ended.
 *
 * @param id global id; one that nothing has is told nothing of
 */
export async function* followImport({ db }: RequestContext, id: string): AsyncGenerator<FollowedImport> {
  const decoded = decodeGlobalId(id);
  const uuid = decoded?.noun === 'ImportJob' ? decoded.id : null;
  let told: { readonly mark: string; readonly at: number } | null = null;
  let isOver = uuid === null;
  const next = async (after: number, _types: unknown, signal: AbortSignal): Promise<number | null> => {
    while (!signal.aborted && !isOver && uuid !== null) {
      const mark = await jobMark(db, uuid);
      if (mark === null) return null;
      isOver = mark.isOver;
      if (told === null || isOver || mark.text !== told.mark || performance.now() - told.at >= AGAIN_MS) {
        told = { mark: mark.text, at: performance.now() };
        return after + 1;
      }
      await sleep(LOOK_MS, undefined, { signal }).catch(() => {});
    }
    return null;
  };
  yield { after: 0, types: null, id, feed: { now: async () => 0, next } };
}
