import type { Database } from '../../db/client.ts';
import { lockCertificatesOf } from '../../db/stores/certificates.ts';
import { runningFollowers } from '../../db/stores/hanging-registrations.ts';
import type { LedgerActor } from '../../db/stores/ledger.ts';
import { holdListings } from '../../db/stores/listings.ts';
import { offerFacts } from '../../db/stores/offer-facts.ts';
import { registrationCases } from '../../db/stores/registration-cases.ts';
import { answerRegistrationObjectionRow, openObjectionsTo } from '../../db/stores/registration-objections.ts';
import { saveRegistration } from '../../db/stores/registrations.ts';
import { dateInShanghai, type LocalDate } from '../../rules/calendar/local-date.ts';
import { isRegisteredOrExcepted } from '../../rules/exchange/offer-findings.ts';
import type { RegistrationCase } from '../../rules/registration/registration-facts.ts';
import type { CertificateEnding } from '../../rules/vocabulary.ts';
import type { RegistrationStatus } from '../../rules/workflow/registry-words.ts';
import { type ChangedCertificate, revokeCertificate } from '../certificates/change-certificate.ts';
import type { FurtherEvent } from '../command/further-events.ts';
import type { Stamp } from '../command/run-command.ts';
import { endListings } from '../exchange/end-listings.ts';
import { tellExchanges } from '../exchange/tell-exchanges.ts';
import { closeCorrectionRequests } from './close-correction-requests.ts';
import { productFollows, registrationEvent } from './registration-events.ts';
import { cancelRegistrationSteps, tellOfRegistration } from './registration-steps.ts';

/** The stamp of what changes a registration, and who does. */
export interface ActingStamp extends Stamp {
  readonly actor: LedgerActor;
}

/** How a registration ends. */
export interface RegistrationEnd {
  readonly status: Extract<RegistrationStatus, 'cancelled' | 'revoked' | 'expired'>;
  readonly reason: string;
  readonly on: LocalDate;
}

/** What becomes of the certificate: what has expired says so by its own date. */
const certificateEndings: Readonly<Record<RegistrationEnd['status'], CertificateEnding | null>> = {
  cancelled: 'cancelled',
  revoked: 'revoked',
  expired: null,
};

/**
 * Ends a registration that stands, or has expired, with all that hangs on it: its certificate, what was to follow on it,
 * how its product stands. The event of the registration itself is the caller’s.
 *
 * @param row locked
 * @param except the registration that ends it, which goes on
 * @returns the events of what else has changed
 */
export async function endRegistration(
  tx: Database,
  row: RegistrationCase,
  { status, reason, on }: RegistrationEnd,
  stamp: ActingStamp,
  except: string | null = null,
): Promise<readonly FurtherEvent[]> {
  await saveRegistration(tx, row.id, { status, decisionReason: reason, endedOn: on }, stamp.now);
  const ending = certificateEndings[status];
  const ended: FurtherEvent[] = [];
  for (const { id } of ending === null ? [] : await lockCertificatesOf(tx, row.id)) {
    ended.push(certificateEvent(await revokeCertificate(tx, id, ending as CertificateEnding, stamp), row, stamp));
  }
  const followers = await registrationCases(tx, await runningFollowers(tx, row.id));
  for (const follower of followers.values()) {
    // A renewal that was asked for in time is what the law foresees.
    if (follower.id === except || (status === 'expired' && follower.type === 'renewal')) continue;
    ended.push(...(await rejectRegistration(tx, follower, `所依登记${row.code}已失效`, stamp)));
  }
  ended.push(...(await closeCorrectionRequests(tx, row, reason, stamp)));
  await tellOfRegistration(tx, row, row.registrantId, { change: status, reason }, stamp);
  return [...ended, ...(await offOffer(tx, row, reason, stamp)), ...(await productFollows(tx, row, stamp))];
}

/**
 * What is not registered at an exchange any more, nor excepted, is not offered there: each listing is looked at as those who
 * ask for it anew are, so that what ends is what could not be listed again. Other exchanges, and the end of a state registration,
 * which no offer asks for, leave it on offer.
 */
async function offOffer(
  tx: Database,
  { thing }: RegistrationCase,
  reason: string,
  stamp: ActingStamp,
): Promise<readonly FurtherEvent[]> {
  if (thing.noun !== 'Product') return [];
  // Exchanges where it is off offer already, or stays on it, are told of the registration as well.
  await tellExchanges(tx, { productIds: [thing.id], type: 'registration_changed' }, stamp);
  const held = (await holdListings(tx, [thing.id])).map(({ id }) => id);
  const today = dateInShanghai(stamp.now);
  const offers = [...(await offerFacts(tx, held))];
  const only = new Set(offers.filter(([, offer]) => !isRegisteredOrExcepted(offer, today)).map(([id]) => id));
  return await endListings(tx, [thing.id], { status: 'delisted', cause: 'registration_ended', reason, only }, stamp);
}

/**
 * Rejects a registration that was handed in, since what it rests on is gone; its steps and objections with it.
 *
 * @returns its event
 */
export async function rejectRegistration(
  tx: Database,
  row: RegistrationCase,
  reason: string,
  stamp: ActingStamp,
): Promise<readonly FurtherEvent[]> {
  const { now } = stamp;
  await saveRegistration(tx, row.id, { status: 'rejected', decisionReason: reason, decidedAt: now }, now);
  await cancelRegistrationSteps(tx, row.id, 'registration-rejected', now);
  await closeObjections(tx, row.id, reason, stamp);
  await tellOfRegistration(tx, row, row.registrantId, { change: 'rejected', reason }, stamp);
  return [registrationEvent(row, 'rejected', reason, stamp)];
}

/** Closes the objections to what is not registered any more: there is nothing left to object to. */
export async function closeObjections(
  tx: Database,
  registrationId: string,
  reason: string,
  { now }: Stamp,
): Promise<void> {
  for (const { id } of await openObjectionsTo(tx, registrationId)) {
    await answerRegistrationObjectionRow(tx, id, { state: 'dismissed', answer: `登记已终止：${reason}` }, now);
  }
}

/** That the status of a certificate is another one now. */
export const certificateEvent = (
  certificate: ChangedCertificate,
  { registrantId }: Pick<RegistrationCase, 'registrantId'>,
  { newId }: Stamp,
): FurtherEvent => ({
  id: newId(),
  type: `certificate.${certificate.status === 'valid' ? 'reinstated' : certificate.status}`,
  subject: {
    ...{ type: 'Certificate', id: certificate.id, code: certificate.number },
    ...{ revision: certificate.revision, ownerId: registrantId },
  },
  isPublic: true,
  data: { number: certificate.number, status: certificate.status, ending: certificate.ending },
  changes: certificate.changes,
  reason: null,
});
