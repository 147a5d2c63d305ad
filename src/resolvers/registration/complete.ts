import type { CertificateSigner } from '../../auth/certificates/signer.ts';
import type { Database } from '../../db/client.ts';
import { lockCertificatesOf } from '../../db/stores/certificates.ts';
import { certifiedProduct } from '../../db/stores/certified-product.ts';
import { registrationCases } from '../../db/stores/registration-cases.ts';
import { saveRegistration } from '../../db/stores/registrations.ts';
import type { LocalDate } from '../../rules/calendar/local-date.ts';
import type { CertificateDraft } from '../../rules/certificate/content.ts';
import type { RegistrationCase } from '../../rules/registration/registration-facts.ts';
import type { RegistrationLaw } from '../../rules/registration/registration-findings.ts';
import { renewedEnd, validityEnd } from '../../rules/registration/validity.ts';
import type { DeliveryForm, ProductType } from '../../rules/vocabulary.ts';
import { replaceCertificate } from '../certificates/change-certificate.ts';
import { type IssuedCertificate, issueCertificate, takeNumber } from '../certificates/issue-certificate.ts';
import type { FurtherEvent } from '../command/further-events.ts';
import { tellExchanges } from '../exchange/tell-exchanges.ts';
import { closeCorrectionRequests } from './close-correction-requests.ts';
import { type ActingStamp, certificateEvent } from './end-registration.ts';
import { productFollows, registrationEvent } from './registration-events.ts';
import { concludeRegistrationSteps, tellOfRegistration } from './registration-steps.ts';

/** What a registration is given when it is registered. */
export interface Granted {
  readonly registeredOn: LocalDate;
  readonly expiresOn: LocalDate | null;
  readonly registrationNumber: string;
  readonly queryCode: string;
}

/** What registering has come to, with the events of all that has changed beside the registration. */
export interface Completed {
  readonly granted: Granted;
  readonly further: readonly FurtherEvent[];
}

/** What an exchange gives of its own. */
export interface OfExchange {
  readonly registrationNumber: string;
  readonly expiresOn: LocalDate | null;
}

/**
 * Registers: gives the code and the 查询码, the validity, and the certificate; what it follows on is replaced.
 *
 * A product gets a certificate, whose number and query code are those of the registration. A resource gets number and
 * query code of the same sequence: what a certificate says is about products.
 *
 * @param row locked, and judged: it may be registered
 * @param ofExchange what an exchange gives; null for state registration
 * @throws Refused with `certificates-can-be-signed` when nothing can be signed here
 */
export async function registerNow(
  tx: Database,
  row: RegistrationCase,
  signer: CertificateSigner,
  law: RegistrationLaw,
  ofExchange: OfExchange | null,
  stamp: ActingStamp,
): Promise<Completed> {
  const { now } = stamp;
  const registeredOn = law.today;
  const expiresOn = ofExchange === null ? stateValidity(row, law) : ofExchange.expiresOn;
  const further: FurtherEvent[] = [];
  const before = row.previous === null ? null : (await registrationCases(tx, [row.previous.id])).get(row.previous.id);
  if (before != null) {
    // Before the new one: one of a thing stands at a time.
    await saveRegistration(tx, before.id, { status: 'replaced', endedOn: registeredOn }, now);
    further.push(registrationEvent(before, 'replaced', null, stamp));
    further.push(...(await closeCorrectionRequests(tx, before, `已由登记${row.code}取代`, stamp)));
  }
  const given =
    row.thing.noun === 'Product'
      ? await certify(tx, row, before ?? null, signer, { registeredOn, expiresOn }, stamp)
      : { ...(await takeNumber(tx, row.registrarId, 'state_registration', now)), further: [] };
  const { number, queryCode } = given;
  const granted = {
    registeredOn,
    expiresOn,
    registrationNumber: ofExchange?.registrationNumber ?? number,
    queryCode,
  };
  await saveRegistration(tx, row.id, { status: 'registered', decidedAt: now, ...granted }, now);
  const concludedBy = stamp.actor.kind === 'person' ? stamp.actor.id : null;
  await concludeRegistrationSteps(tx, row.id, { outcome: 'completed', concludedBy }, now);
  further.push(...given.further, ...(await productFollows(tx, row, stamp)));
  if (row.thing.noun === 'Product') {
    await tellExchanges(tx, { productIds: [row.thing.id], type: 'registration_changed' }, stamp);
  }
  await tellOfRegistration(tx, row, row.registrantId, { change: 'registered', expiresOn }, stamp);
  return { granted, further };
}

/**
 * The last day of a state registration (26号 art. 15): of a renewal counted from the day after the validity before; what
 * changes or corrects a registration does not lengthen it.
 */
function stateValidity({ type, previous, agreement }: RegistrationCase, law: RegistrationLaw): LocalDate | null {
  const { provisions, today } = law;
  const earlier = previous?.expiresOn ?? null;
  if (type === 'initial') return validityEnd(provisions, today, agreement);
  if (type !== 'renewal' || earlier === null) return earlier;
  return renewedEnd(provisions, earlier, agreement?.expiresOn ?? null, today);
}

/** Issues the certificate of a product; in the place of the one of the registration before, where there is one. */
async function certify(
  tx: Database,
  row: RegistrationCase,
  before: RegistrationCase | null,
  signer: CertificateSigner,
  dates: { readonly registeredOn: LocalDate; readonly expiresOn: LocalDate | null },
  stamp: ActingStamp,
): Promise<{ readonly number: string; readonly queryCode: string; readonly further: readonly FurtherEvent[] }> {
  const request = {
    content: await certificateContent(tx, row, dates),
    issuerId: row.registrarId,
    productId: row.thing.id,
    registrationId: row.id,
  };
  const [standing] = before === null ? [] : await lockCertificatesOf(tx, before.id);
  if (standing === undefined) {
    const issued = await issueCertificate(tx, signer, request, stamp);
    return { number: issued.number, queryCode: issued.queryCode, further: [issuedEvent(issued, row, stamp)] };
  }
  const { replaced, issued } = await replaceCertificate(tx, signer, standing.id, request, stamp);
  const further = [certificateEvent(replaced, row, stamp), issuedEvent(issued, row, stamp)];
  return { number: issued.number, queryCode: issued.queryCode, further };
}

async function certificateContent(
  tx: Database,
  row: RegistrationCase,
  { registeredOn, expiresOn }: { readonly registeredOn: LocalDate; readonly expiresOn: LocalDate | null },
): Promise<CertificateDraft> {
  const told = await certifiedProduct(tx, row.thing.id);
  return {
    kind: row.track === 'state' ? 'state_registration' : 'exchange_registration',
    productCode: told.code,
    productName: told.name,
    productType: told.productType as ProductType,
    registrant: told.registrant,
    summary: told.abstract,
    applicationField: told.domains.join('、'),
    deliveryForm: told.deliveryForm as DeliveryForm,
    registeredOn,
    validUntilOn: expiresOn,
    publicityStartsOn: row.publicityStartsOn,
    publicityEndsOn: row.publicityEndsOn,
    scenarioCode: told.scenario?.code ?? null,
    scenarioTitle: told.scenario?.title ?? null,
    agreementCode: told.agreementCode,
    specificationDigest: told.digest === null ? null : `sha-256:${told.digest}`,
  };
}

const issuedEvent = (
  { id, number, queryCode, kind, revision }: IssuedCertificate,
  { registrantId }: RegistrationCase,
  { newId }: ActingStamp,
): FurtherEvent => ({
  id: newId(),
  type: 'certificate.issued',
  subject: { type: 'Certificate', id, code: number, revision, ownerId: registrantId },
  isPublic: true,
  data: { number, queryCode, kind, status: 'valid' },
  changes: { status: { from: null, to: 'valid' } },
  reason: null,
});
