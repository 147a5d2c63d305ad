import type { RequestContext } from '../../context.ts';
import { fileMark } from '../../db/stores/file-mark.ts';
import { applicationLife } from '../../rules/application/lifecycle.ts';
import { decodeGlobalId } from '../../rules/catalog/global-id.ts';
import { endsOf } from '../../rules/workflow/lifecycle.ts';
import { type FollowedRow, followedRow } from '../live/follow-mark.ts';

/** Told again after so long though nothing has changed: whoever may not see it any more is found out by that. */
const AGAIN_MS = 4000;

const ends = endsOf(applicationLife);

/**
 * Follows the file of an application to its end: it is told at once, with each change of the application or of its steps, at
 * the least every four seconds, and a last time when it has come to its end and nothing in it waits.
 *
 * @param id global id; one that nothing has is told nothing of
 */
export async function* followFile({ db }: RequestContext, id: string): AsyncGenerator<FollowedRow> {
  const decoded = decodeGlobalId(id);
  const uuid = decoded?.noun === 'Application' ? decoded.id : null;
  yield followedRow(id, AGAIN_MS, async () => (uuid === null ? null : await fileMark(db, uuid, ends)));
}
