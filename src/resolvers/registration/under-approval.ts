import type { Database } from '../../db/client.ts';
import { lockRegistrationsOf } from '../../db/stores/hanging-registrations.ts';
import { notify } from '../../db/stores/notifications.ts';
import { registrationCases } from '../../db/stores/registration-cases.ts';
import type { FurtherEvent } from '../command/further-events.ts';
import type { ActingStamp } from './end-registration.ts';
import { moveCertificates } from './move-certificates.ts';

/**
 * Suspends the certificates of a product whose approval was taken back: nobody relies on them until a version is approved
 * again. Its registrars are told, of what stands and of what they have not done with, since a product is registered on its
 * business review (26号 art. 7).
 *
 * @param approval the product, locked, and the version whose approval is gone
 * @returns the events of the certificates
 */
export async function registrationsLoseApproval(
  tx: Database,
  approval: { readonly productId: string; readonly versionId: string; readonly reason: string },
  stamp: ActingStamp,
): Promise<readonly FurtherEvent[]> {
  const { productId, versionId, reason } = approval;
  const { now, newId } = stamp;
  const rows = [...(await registrationCases(tx, await lockRegistrationsOf(tx, productId))).values()];
  await notify(
    tx,
    rows.map(({ id, code, registrarId, thing }) => ({
      ...{ id: newId(), to: { organizationId: registrarId }, kind: 'product' as const },
      subject: { type: 'Registration', id, code },
      data: { change: 'approval_withdrawn', title: thing.name, reason },
      onceKey: `approval-withdrawn:${versionId}:${id}`,
    })),
    now,
  );
  return await moveCertificates(tx, rows, 'suspend', stamp);
}

/** Reinstates the certificates of a product, locked, of which a version was approved. */
export async function registrationsRegainApproval(
  tx: Database,
  productId: string,
  stamp: ActingStamp,
): Promise<readonly FurtherEvent[]> {
  const rows = await registrationCases(tx, await lockRegistrationsOf(tx, productId));
  return await moveCertificates(tx, [...rows.values()], 'reinstate', stamp);
}
