import type { RequestContext } from '../../context.ts';
import { writeAudit } from '../../db/stores/ledger.ts';
import { ledgerActor } from '../command/actor.ts';
import type { AskedList } from './list-rows.ts';
import type { AskedReport } from './report-rows.ts';

/**
 * Notes in the audit log that somebody who has signed in takes a list or a report out as a file (one entry an export, when it begins;
 * of anonymous callers, who get what is public, nothing is noted).
 *
 * @param format of the file
 */
export async function noteExport(
  context: RequestContext,
  asked: AskedList | AskedReport,
  format: string,
): Promise<void> {
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
      isFiltered: isFiltered(asked),
      asOf: asked.asOf,
    },
  });
}

/** Arguments in which callers say in their own words what they look for. */
const filters: readonly string[] = ['where', 'needsWhere', 'resourcesWhere', 'text'];

const isFiltered = (asked: AskedList | AskedReport): boolean =>
  Object.entries('args' in asked ? asked.args : asked).some(([name, value]) => value != null && filters.includes(name));
