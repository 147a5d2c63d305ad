import type { RequestContext } from '../../context.ts';
import { lockRevenue, type RevenueRow } from '../../db/stores/prices.ts';
import { type AvailableAction, availableActions } from '../../rules/available-action.ts';
import { dateInShanghai, type LocalDate } from '../../rules/calendar/local-date.ts';
import type { Finding } from '../../rules/finding.ts';
import type { Action, PermissionSubject } from '../../rules/permissions.ts';
import type { Provision } from '../../rules/policy/provision.ts';
import { revenueLife } from '../../rules/price/lifecycle.ts';
import type { RevenueHistory } from '../../rules/price/price-facts.ts';
import { revenueFindings } from '../../rules/price/price-findings.ts';
import { stateFinding } from '../../rules/workflow/lifecycle.ts';
import type { RevenueStatus } from '../../rules/workflow/registry-words.ts';
import type { Workflow } from '../command/workflow-command.ts';
import { revenueFacts } from './revenue-facts.ts';

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

/** What the rules say of endorsing what was put down, beside its state; of the command and of its button. */
export const endorsementFindings = (
  row: RevenueRow,
  history: RevenueHistory,
  provisions: readonly Provision[],
  today: LocalDate,
): readonly Finding[] => revenueFindings(revenueFacts(history, row, row.id), provisions, today);

/** What the caller may do now with a permitted revenue, by its uuid. */
export async function revenueAvailableActions(
  { viewer, loaders, policy, now }: RequestContext,
  id: string,
): Promise<readonly AvailableAction[]> {
  if (viewer.kind !== 'person' && viewer.kind !== 'service') return [];
  const row = await loaders.permittedRevenue.load(id);
  const history = row && (await loaders.revenueHistory.load(row.agreementId));
  if (row === null || history === null) return [];
  const { provisions } = await policy();
  const judge = (action: RevenueAction): readonly Finding[] => {
    const state = stateFinding(revenueLife, action, row.status);
    if (state.status === 'fail' || action !== 'endorsePermittedRevenue') return [state];
    return [state, ...endorsementFindings(row, history, provisions, dateInShanghai(now()))];
  };
  return revenueActions.flatMap((action) =>
    availableActions(viewer, [action], revenueSubject(row, action), () => judge(action)),
  );
}
