import type { RequestContext } from '../../context.ts';
import type { Database } from '../../db/client.ts';
import { lockAgreement } from '../../db/stores/agreements.ts';
import { notify } from '../../db/stores/notifications.ts';
import type { AgreementFacts } from '../../rules/agreement/facts.ts';
import { type AgreementAction, type Given, judgeAgreement, operatorActions } from '../../rules/agreement/judge.ts';
import { agreementLife } from '../../rules/agreement/lifecycle.ts';
import { dateInShanghai } from '../../rules/calendar/local-date.ts';
import type { Finding } from '../../rules/finding.ts';
import type { ToldChange } from '../../rules/notification/notification-message.ts';
import type { PermissionSubject } from '../../rules/permissions.ts';
import type { Policy } from '../../rules/policy/policy.ts';
import type { AgreementStatus } from '../../rules/workflow/words.ts';
import type { Outcome, Stamp } from '../command/run-command.ts';
import { runWorkflow, type Workflow, type WorkflowInput, type WorkflowSaved } from '../command/workflow-command.ts';

/** An agreement as commands look at it; it is the operator’s. */
export type AgreementRow = AgreementFacts & { readonly ownerId: string };

/** What decides whether somebody may do an action: of the operator’s own actions the operator, of all others the authority. */
export const agreementSubject = (facts: AgreementFacts, action: AgreementAction): PermissionSubject => ({
  ownerId: operatorActions.some((own) => own === action) ? facts.operatorId : facts.authorityId,
  submittedBy: facts.submittedBy,
});

/** Agreements as an action looks at them. */
export const agreementWorkflow = (action: AgreementAction): Workflow<AgreementStatus, AgreementRow> => ({
  noun: 'Agreement',
  life: agreementLife,
  lock: async (tx, id) => {
    const facts = await lockAgreement(tx, id);
    return facts && { ...facts, ownerId: facts.operatorId };
  },
  readFacts: ({ status, operatorId, authorityId }) => ({
    status,
    own: { operator: operatorId, authority: authorityId },
  }),
  permission: (row) => agreementSubject(row, action),
});

/** What one action on an agreement does. */
export interface AgreementCommand {
  readonly action: AgreementAction;
  readonly input: WorkflowInput;
  readonly given?: Given;
  /** What the rules say beside those of the agreement itself. */
  readonly judge?: (
    row: AgreementRow,
    tx: Database,
    policy: Policy,
  ) => readonly Finding[] | Promise<readonly Finding[]>;
  readonly save: (row: AgreementRow, to: AgreementStatus, tx: Database, stamp: Stamp) => Promise<WorkflowSaved>;
}

/** Runs an action on an agreement that exists. */
export async function runAgreement(context: RequestContext, command: AgreementCommand): Promise<Outcome> {
  const { action, input, given, judge, save } = command;
  // Before the transaction: it is read by another connection, which those who wait for a lock may all hold.
  const policy = await context.policy();
  return await runWorkflow(context, agreementWorkflow(action), {
    action,
    input,
    judge: async (row, tx) => {
      const today = dateInShanghai(context.now());
      const own = judgeAgreement(action, row, policy, today, given);
      // The state was asked for already.
      return [...own.slice(1), ...((await judge?.(row, tx, policy)) ?? [])];
    },
    save,
  });
}

/** Tells an organisation that an agreement has changed, once for each revision. */
export async function tellOfAgreement(
  tx: Database,
  row: Pick<AgreementFacts, 'id' | 'code' | 'revision'>,
  organizationId: string,
  data: Readonly<Record<string, string | null>> & { readonly change: ToldChange },
  { now, newId }: Stamp,
): Promise<void> {
  const subject = { type: 'Agreement', id: row.id, code: row.code };
  const onceKey = `agreement:${row.id}:${row.revision}:${data.change}:${organizationId}`;
  await notify(tx, [{ id: newId(), to: { organizationId }, kind: 'agreement', subject, data, onceKey }], now);
}
