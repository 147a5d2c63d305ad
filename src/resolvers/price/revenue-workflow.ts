import type { RequestContext } from '../../context.ts';
import { lockRevenue, type RevenueRow } from '../../db/stores/prices.ts';
import { type AvailableAction, availableActions } from '../../rules/available-action.ts';
import type { Action, PermissionSubject } from '../../rules/permissions.ts';
import { revenueLife } from '../../rules/price/lifecycle.ts';
import { stateFinding } from '../../rules/workflow/lifecycle.ts';
import type { RevenueStatus } from '../../rules/workflow/registry-words.ts';
import type { Workflow } from '../command/workflow-command.ts';

const revenueActions = ['endorsePermittedRevenue', 'withdrawPermittedRevenue'] as const satisfies readonly Action[];
type RevenueAction = (typeof revenueActions)[number];

/**
 * Whose an action is: it is put down by a price authority, which alone may take it back, and endorsed by the authority of
 * its agreement.
 */
const revenueSubject = ({ proposedById, authorityId }: RevenueRow, action: RevenueAction): PermissionSubject => ({
  ownerId: action === 'endorsePermittedRevenue' ? authorityId : proposedById,
});

/** Permitted revenues as an action looks at them. */
export const revenueWorkflow = (action: RevenueAction): Workflow<RevenueStatus, RevenueRow> => ({
  noun: 'PermittedRevenue',
  life: revenueLife,
  lock: lockRevenue,
  readFacts: ({ status, ownerId }) => ({ status, own: { operator: ownerId } }),
  permission: (row) => revenueSubject(row, action),
});

/** What the caller may do now with a permitted revenue, by its uuid. */
export async function revenueAvailableActions(
  { viewer, loaders }: RequestContext,
  id: string,
): Promise<readonly AvailableAction[]> {
  if (viewer.kind !== 'person' && viewer.kind !== 'service') return [];
  const row = await loaders.permittedRevenue.load(id);
  if (row === null) return [];
  return revenueActions.flatMap((action) =>
    availableActions(viewer, [action], revenueSubject(row, action), () => [
      stateFinding(revenueLife, action, row.status),
    ]),
  );
}
