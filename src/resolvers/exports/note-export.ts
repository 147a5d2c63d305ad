import type { RequestContext } from '../../context.ts';
import { writeAudit } from '../../db/stores/ledger.ts';
import { ledgerActor } from '../command/actor.ts';
import type { AskedList } from './list-rows.ts';

/**
 * Notes in the audit log that somebody who has signed in takes a list out as a file (one entry an export, when it begins;
 * of anonymous callers, who get what is public, nothing is noted).
 *
 * @param format of the file
 */
export async function noteExport(context: RequestContext, asked: AskedList, format: string): Promise<void> {
  const { viewer, db, newId, now, requestId } = context;
  if (viewer.kind === 'anonymous') return;
  await writeAudit(db, now(), ledgerActor(viewer), {
    id: newId(),
    requestId,
    action: 'exportList',
    outcome: 'done',
    subject: null,
    // What was filtered by may be words of people; that there was a filter is not.
    detail: {
      list: asked.name,
      format,
      columns: asked.columns.map(({ name }) => name),
      isFiltered: asked.where !== undefined,
      asOf: asked.asOf,
    },
  });
}
