import type { RequestContext } from '../../context.ts';
import type { Database } from '../../db/client.ts';
import { lockPricedProduct, type PricedRow, type PricedScenario, pricedScenario } from '../../db/stores/prices.ts';
import { decodeGlobalId } from '../../rules/catalog/global-id.ts';
import { mayRead, type ReadFacts } from '../../rules/permissions.ts';
import type { ProductStatus } from '../../rules/vocabulary.ts';
import type { CommandSubject } from '../command/run-command.ts';

/** A product in a scenario that a price is set for. */
export interface PricedSubject extends CommandSubject {
  readonly row: PricedRow;
  /** Null where the product is not of the scenario that is named. */
  readonly scenario: PricedScenario | null;
}

/** Locks a product by its global id, with the scenario by its public code; null when there is none the viewer may see. */
export async function loadPricedProduct(
  { viewer }: RequestContext,
  tx: Database,
  input: { readonly product: string; readonly scenario?: string | null | undefined },
): Promise<PricedSubject | null> {
  const decoded = decodeGlobalId(input.product);
  if (decoded?.noun !== 'Product') return null;
  const row = await lockPricedProduct(tx, decoded.id);
  if (row === null || !mayRead(viewer, 'Product', pricedReadFacts(row))) return null;
  const scenario = await pricedScenario(tx, row.id, input.scenario ?? null);
  return { type: 'Product', id: row.id, revision: null, permission: { ownerId: row.operatorId }, row, scenario };
}

/** What decides who may read a product that is priced: like its operator, the authority from its first submission on. */
export const pricedReadFacts = (row: {
  readonly status: ProductStatus;
  readonly operatorId: string;
  readonly isHandedIn: boolean;
}): ReadFacts => ({ status: row.status, own: { operator: row.operatorId, review: row.isHandedIn || null } });
