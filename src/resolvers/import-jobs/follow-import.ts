import type { RequestContext } from '../../context.ts';
import { jobMark } from '../../db/stores/import-queue.ts';
import { decodeGlobalId } from '../../rules/catalog/global-id.ts';
import { type FollowedRow, followedRow } from '../live/follow-mark.ts';

/** Told again after so long though nothing has changed: whoever may not see it any more is found out by that. */
const AGAIN_MS = 2000;

/**
 * Follows an import job to its end: it is told at once, with each change, at the least every two seconds, and a last
 * time when it has ended.
 *
 * @param id global id; one that nothing has is told nothing of
 */
export async function* followImport({ db }: RequestContext, id: string): AsyncGenerator<FollowedRow> {
  const decoded = decodeGlobalId(id);
  const uuid = decoded?.noun === 'ImportJob' ? decoded.id : null;
  yield followedRow(id, AGAIN_MS, async () => (uuid === null ? null : await jobMark(db, uuid)));
}
