import type { Database } from '../../db/client.ts';
import { registrationsUnder } from '../../db/stores/hanging-registrations.ts';
import { lockRegistration } from '../../db/stores/registration-cases.ts';
import type { Consequence, EndCause } from '../../rules/agreement/consequence.ts';
import { compareDates } from '../../rules/calendar/local-date.ts';
import type { RegistrationCase } from '../../rules/registration/registration-facts.ts';
import type { FurtherEvent } from '../command/further-events.ts';
import { type ActingStamp, endRegistration, rejectRegistration } from './end-registration.ts';
import { type CertificateMove, moveCertificates } from './move-certificates.ts';
import { isPublicRegistration, registrationEvent } from './registration-events.ts';

/**
 * What the end of agreements would do to the registrations of their products; by id of the agreement. Whoever ends an
 * agreement need not see what was only handed in: it is told by its registrant.
 */
export async function registrationsForeseen(
  db: Database,
  agreementIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Consequence[]>> {
  const found = new Map<string, Consequence[]>();
  for (const { agreementId, id, status: state, registrant, ...row } of await registrationsUnder(db, agreementIds)) {
    const whatHappens =
      state === 'registered'
        ? {
            zh: '登记随协议终止而失效，登记证书注销。',
            en: 'The registration ends with the agreement, and its certificate with it.',
          }
        : { zh: '未办结的登记终止，不予登记。', en: 'What was applied for is not registered.' };
    const { code, title } = isPublicRegistration(state) ? row : { code: registrant.code, title: registrant.name };
    const consequence = { kind: 'registration' as const, id, code, title, state, whatHappens };
    found.set(agreementId, [...(found.get(agreementId) ?? []), consequence]);
  }
  return found;
}

/**
 * Ends the registrations of the products of an agreement with it, and those that it has carried on: a product is registered as long as it is actually operated (26号
 * art. 15). What was valid no longer than the agreement expires with it; what was to be valid longer is cancelled (art. 9(4), 权益期限届满).
 */
export async function endRegistrationsUnder(
  tx: Database,
  agreementId: string,
  cause: EndCause,
  stamp: ActingStamp,
): Promise<readonly FurtherEvent[]> {
  const events: FurtherEvent[] = [];
  for (const { id } of await registrationsUnder(tx, [agreementId])) {
    const row = await lockRegistration(tx, id);
    if (row === null) continue;
    const reason = `授权运营协议${cause.kind === 'expired' ? '届满' : cause.kind === 'revoked' ? '撤销' : '终止'}`;
    if (row.status === 'registered') {
      const isOver = row.expiresOn !== null && compareDates(row.expiresOn, cause.on) <= 0;
      const status = cause.kind === 'expired' && isOver ? 'expired' : 'cancelled';
      const further = await endRegistration(tx, row, { status, reason, on: cause.on }, stamp);
      events.push(registrationEvent(row, status, reason, stamp), ...further);
    } else if (['submitted', 'incomplete', 'accepted', 'in_publicity'].includes(row.status)) {
      events.push(...(await rejectRegistration(tx, row, reason, stamp)));
    }
  }
  return events;
}

/**
 * Suspends the certificates of the products of an agreement with it, of those that it has carried on as well, or reinstates them when it goes on: the registrations
 * stand, and nobody relies on them meanwhile.
 */
export async function certificatesFollow(
  tx: Database,
  agreementId: string,
  what: CertificateMove,
  stamp: ActingStamp,
): Promise<readonly FurtherEvent[]> {
  const rows: RegistrationCase[] = [];
  for (const { id } of await registrationsUnder(tx, [agreementId])) {
    const row = await lockRegistration(tx, id);
    if (row !== null) rows.push(row);
  }
  return await moveCertificates(tx, rows, what, stamp);
}
