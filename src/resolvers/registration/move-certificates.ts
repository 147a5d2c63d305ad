import type { Database } from '../../db/client.ts';
import { lockCertificatesOf } from '../../db/stores/certificates.ts';
import type { RegistrationCase } from '../../rules/registration/registration-facts.ts';
import { reinstateCertificate, suspendCertificate } from '../certificates/change-certificate.ts';
import type { FurtherEvent } from '../command/further-events.ts';
import { tellExchanges } from '../exchange/tell-exchanges.ts';
import { type ActingStamp, certificateEvent } from './end-registration.ts';

/** What becomes of the certificates of registrations that stand, when what they rest on does not hold, or does again. */
export type CertificateMove = 'suspend' | 'reinstate';

const moves = {
  suspend: { from: 'valid', change: suspendCertificate },
  reinstate: { from: 'suspended', change: reinstateCertificate },
} as const;

/** Whether what a registered product rests on holds: its approval, and an agreement in force. */
const isFounded = ({ product, agreement }: RegistrationCase): boolean =>
  product?.hasPassedReview === true && agreement?.isLive === true;

/**
 * Suspends the certificates of registrations that stand, or reinstates them once all they rest on holds: one that was
 * suspended for two causes stays so until both have passed. Exchanges are told.
 *
 * @param rows locked, as they are after the cause
 * @returns the events of the certificates
 */
export async function moveCertificates(
  tx: Database,
  rows: readonly RegistrationCase[],
  what: CertificateMove,
  stamp: ActingStamp,
): Promise<readonly FurtherEvent[]> {
  const { from, change } = moves[what];
  const events: FurtherEvent[] = [];
  const productIds = new Set<string>();
  for (const row of rows) {
    if (row.status !== 'registered' || (what === 'reinstate' && !isFounded(row))) continue;
    for (const { id, status } of await lockCertificatesOf(tx, row.id)) {
      if (status !== from) continue;
      events.push(certificateEvent(await change(tx, id, stamp), row, stamp));
      productIds.add(row.thing.id);
    }
  }
  await tellExchanges(tx, { productIds: [...productIds], type: 'registration_changed' }, stamp);
  return events;
}
