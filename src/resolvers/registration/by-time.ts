import type { CertificateSigner } from '../../auth/certificates/signer.ts';
import type { Database } from '../../db/client.ts';
import { writeFurtherEvents } from '../../db/stores/further-events.ts';
import { writeEvent } from '../../db/stores/ledger.ts';
import { lockRegistration } from '../../db/stores/registration-cases.ts';
import { indexChanged } from '../../db/stores/search-documents.ts';
import { compareDates } from '../../rules/calendar/local-date.ts';
import { failing } from '../../rules/finding.ts';
import { judgeRegistration } from '../../rules/registration/judge.ts';
import type { RegistrationCase } from '../../rules/registration/registration-facts.ts';
import type { RegistrationLaw } from '../../rules/registration/registration-findings.ts';
import type { Viewer } from '../../rules/viewer.ts';
import type { RegistrationStatus } from '../../rules/workflow/registry-words.ts';
import { ledgerActor } from '../command/actor.ts';
import type { Stamp } from '../command/run-command.ts';
import { registerNow } from './complete.ts';
import { endRegistration } from './end-registration.ts';
import { disclosedRegistration } from './registration-events.ts';

const clock: Viewer = { kind: 'system', name: 'registration-clock' };

/**
 * Registers what was published without an objection, once its publicity is over; as `completeRegistration` does. Run in a
 * transaction of its own.
 *
 * @returns whether it did: somebody may have been first, or what it rests on stands still
 * @throws Refused when nothing can be signed here
 */
export async function completeByTime(
  tx: Database,
  id: string,
  signer: CertificateSigner,
  law: RegistrationLaw,
  stamp: Stamp,
): Promise<boolean> {
  const row = await lockRegistration(tx, id);
  if (row === null || failing(judgeRegistration('completeRegistration', row, law)).length > 0) return false;
  const actor = ledgerActor(clock);
  const { granted, further } = await registerNow(tx, row, signer, law, null, { ...stamp, actor });
  await writeFurtherEvents(tx, stamp.now, actor, further);
  await tell(tx, row, 'registered', granted, stamp);
  return true;
}

/**
 * Ends the validity of a registration whose last day is over (26号 art. 15). That it is cancelled for not being renewed is the
 * registrar’s act. Run in a transaction of its own.
 *
 * @returns whether it did: somebody may have been first
 */
export async function expireByTime(
  tx: Database,
  id: string,
  { today }: RegistrationLaw,
  stamp: Stamp,
): Promise<boolean> {
  const row = await lockRegistration(tx, id);
  const end = row?.status === 'registered' ? row.expiresOn : null;
  if (row === null || end === null || compareDates(today, end) <= 0) return false;
  const actor = ledgerActor(clock);
  const further = await endRegistration(
    tx,
    row,
    { status: 'expired', reason: '有效期届满', on: end },
    { ...stamp, actor },
  );
  await writeFurtherEvents(tx, stamp.now, actor, further);
  await tell(tx, row, 'expired', { endedOn: end }, stamp);
  return true;
}

/** Writes the event of a registration that the calendar has moved, with its audit entry. */
async function tell(
  tx: Database,
  row: RegistrationCase,
  to: RegistrationStatus,
  data: object,
  { now, newId }: Stamp,
): Promise<void> {
  await indexChanged(tx);
  const subject = { type: 'Registration', id: row.id, revision: row.revision + 1 };
  await writeEvent(
    tx,
    now,
    ledgerActor(clock),
    {
      id: newId(),
      type: `registration.${to}`,
      version: 1,
      subject: { ...subject, code: row.code, ownerId: row.registrantId },
      isPublic: true,
      data: { ...disclosedRegistration(row, to), ...data },
      changes: { status: { from: row.status, to } },
      reason: null,
    },
    { id: newId(), requestId: null, action: `registration-${to}`, outcome: 'done', subject, detail: {} },
    null,
  );
}
