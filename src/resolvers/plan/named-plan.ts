import type { RequestContext } from '../../context.ts';
import type { Database } from '../../db/client.ts';
import { type PlanRow, planIdOf } from '../../db/stores/plans.ts';
import { decodeGlobalId } from '../../rules/catalog/global-id.ts';
import { invalidInput } from '../../rules/errors.ts';
import { mayRead } from '../../rules/permissions.ts';
import { planWorkflow } from './plan-command.ts';

/**
 * The plan that an input names by public code or global id, locked or held.
 *
 * @param ownerId the body whose plan it has to be
 * @param field of the input that names it
 * @param take locks or holds it
 * @throws Refused when there is none that the caller may see, or it is of another body
 */
export async function namedPlan(
  { viewer }: RequestContext,
  tx: Database,
  { name, ownerId, field }: { readonly name: string; readonly ownerId: string; readonly field: string },
  take: (tx: Database, id: string) => Promise<PlanRow | null>,
): Promise<PlanRow> {
  const decoded = decodeGlobalId(name);
  const id = decoded?.noun === 'ImplementationPlan' ? decoded.id : await planIdOf(tx, name);
  const row = id === null ? null : await take(tx, id);
  if (row === null || row.ownerId !== ownerId || !mayRead(viewer, 'ImplementationPlan', planWorkflow.readFacts(row))) {
    throw invalidInput([field], 'unknown', {
      zh: `本单位没有实施方案 ${name}。`,
      en: `The body has no implementation plan ${name}.`,
    });
  }
  return row;
}
