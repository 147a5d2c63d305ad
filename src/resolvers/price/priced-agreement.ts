import type { RequestContext } from '../../context.ts';
import type { Database } from '../../db/client.ts';
import { lockAgreement } from '../../db/stores/agreements.ts';
import type { AgreementFacts } from '../../rules/agreement/facts.ts';
import { decodeGlobalId } from '../../rules/catalog/global-id.ts';
import { mayRead } from '../../rules/permissions.ts';
import type { CommandSubject } from '../command/run-command.ts';

/** An agreement that something is put down about; it stays as it is. */
export interface PricedAgreement extends CommandSubject {
  readonly row: AgreementFacts;
}

/** Locks an agreement by its global id; null when there is none that the viewer may see. It is its operator's. */
export async function loadPricedAgreement(
  { viewer }: RequestContext,
  tx: Database,
  globalId: string,
): Promise<PricedAgreement | null> {
  const decoded = decodeGlobalId(globalId);
  if (decoded?.noun !== 'Agreement') return null;
  const row = await lockAgreement(tx, decoded.id);
  if (row === null) return null;
  const own = { operator: row.operatorId, authority: row.authorityId };
  if (!mayRead(viewer, 'Agreement', { status: row.status, own })) return null;
  return { type: 'Agreement', id: row.id, revision: null, permission: { ownerId: row.operatorId }, row };
}
