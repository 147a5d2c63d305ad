import type { Database } from '../../db/client.ts';
import { lockAgreement } from '../../db/stores/agreements.ts';
import { writeEvent } from '../../db/stores/ledger.ts';
import { indexChanged } from '../../db/stores/search-documents.ts';
import { agreementLife } from '../../rules/agreement/lifecycle.ts';
import { compareDates, dateInShanghai } from '../../rules/calendar/local-date.ts';
import type { Viewer } from '../../rules/viewer.ts';
import { statesAfter } from '../../rules/workflow/lifecycle.ts';
import { ledgerActor } from '../command/actor.ts';
import type { Stamp } from '../command/run-command.ts';
import { disclosed } from './agreement-events.ts';
import { endAgreement } from './end-agreement.ts';

const clock: Viewer = { kind: 'system', name: 'agreement-expiry' };

/**
 * Ends an agreement whose last day is over, with the same consequences as every other end. Run in a transaction of its own.
 *
 * @returns whether it did: somebody else may have ended it meanwhile
 */
export async function expireAgreement(tx: Database, id: string, stamp: Stamp): Promise<boolean> {
  const row = await lockAgreement(tx, id);
  const isOver = row !== null && compareDates(dateInShanghai(stamp.now), row.term.expiresOn) > 0;
  if (row === null || !isOver || statesAfter(agreementLife, 'by_time', row.status).length === 0) return false;
  const actor = ledgerActor(clock);
  const on = row.term.expiresOn;
  await endAgreement(tx, row, { kind: 'expired', reason: '期限届满', on }, { ...stamp, actor });
  await indexChanged(tx);
  const subject = { type: 'Agreement', id, revision: row.revision + 1 };
  await writeEvent(
    tx,
    stamp.now,
    actor,
    {
      id: stamp.newId(),
      type: 'agreement.expired',
      version: 1,
      subject: { ...subject, code: row.code, ownerId: row.operatorId },
      isPublic: true,
      data: { ...disclosed(row, 'expired'), endedOn: on },
      changes: { status: { from: row.status, to: 'expired' }, endedOn: { from: null, to: on } },
      reason: null,
    },
    { id: stamp.newId(), requestId: null, action: 'expireAgreement', outcome: 'done', subject, detail: {} },
    null,
  );
  return true;
}
