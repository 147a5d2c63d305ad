import type { Database } from '../../db/client.ts';
import { nextCode } from '../../db/stores/codes.ts';
import { endCorrectionRequest } from '../../db/stores/correction-requests.ts';
import { writeFurtherEvents } from '../../db/stores/further-events.ts';
import type { LedgerActor } from '../../db/stores/ledger.ts';
import { registrationCases } from '../../db/stores/registration-cases.ts';
import { insertRegistration } from '../../db/stores/registrations.ts';
import { type Corrected, correctionContent } from '../../rules/registration/correction.ts';
import type { RegistrationLaw } from '../../rules/registration/registration-findings.ts';
import type { Stamp } from '../command/run-command.ts';
import type { CorrectionRequestSubject } from './correction-request-workflow.ts';
import { openRegistrationStep, tellOfRegistration } from './registration-steps.ts';

/**
 * Puts down the correction that a request has come to (26号 art. 9(3)): handed in by whoever asked, and taken up, since it was
 * looked at. From today its form is reviewed within twenty working days (art. 11), and it goes on as every other.
 *
 * @param subject locked, with the registrant before it, and judged
 */
export async function beginCorrection(
  tx: Database,
  { row, registration }: CorrectionRequestSubject,
  state: Corrected,
  answer: string,
  law: RegistrationLaw,
  stamp: Stamp & { readonly actor: LedgerActor },
): Promise<void> {
  const { now, newId, actor } = stamp;
  const { thing, track, registrantId, registrarId } = registration;
  const id = newId();
  const code = await nextCode(tx, 'registrations', { code: row.registrantCode });
  await insertRegistration(
    tx,
    {
      ...{ id, code, track, type: 'correction', registrantId, registrarId, previousId: registration.id },
      productId: thing.noun === 'Product' ? thing.id : null,
      resourceId: thing.noun === 'Resource' ? thing.id : null,
      content: correctionContent(state, { ...row, answer }),
    },
    now,
    { status: 'accepted', submittedAt: now, submittedBy: row.personId, acceptedOn: law.today },
  );
  await endCorrectionRequest(tx, row.id, { state, answer, correctionId: id }, now);
  const made = (await registrationCases(tx, [id])).get(id);
  if (made === undefined) throw new Error('a correction is put down and is not there');
  const limit = 'registration.formal_review.deadline';
  const dueOn = await openRegistrationStep(tx, made, 'registration_review', limit, law, stamp);
  await tellOfRegistration(tx, made, registrantId, { change: 'accepted', dueOn }, stamp);
  await writeFurtherEvents(tx, now, actor, [
    {
      id: newId(),
      type: 'registration.accepted',
      subject: { type: 'Registration', id, code, revision: made.revision, ownerId: registrantId },
      isPublic: false,
      data: { status: 'accepted', track, type: made.type, of: thing.code, acceptedOn: law.today, dueOn },
      changes: { status: { from: null, to: 'accepted' } },
      reason: null,
    },
  ]);
}
