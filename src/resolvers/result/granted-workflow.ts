import type { RequestContext } from '../../context.ts';
import {
  type GrantedApplication,
  lockGrantedApplication,
  type SeenApplication,
} from '../../db/stores/granted-applications.ts';
import { type GrantAction, judgeGrant } from '../../rules/agreement/grant.ts';
import { applicationLife } from '../../rules/application/lifecycle.ts';
import { dateInShanghai } from '../../rules/calendar/local-date.ts';
import type { ApplicationStatus } from '../../rules/workflow/words.ts';
import { applicationSight } from '../application/application-sight.ts';
import type { Outcome } from '../command/run-command.ts';
import { runWorkflow, type Workflow, type WorkflowAction } from '../command/workflow-command.ts';

/** Applications from their grant on. */
export const grantedWorkflow: Workflow<ApplicationStatus, SeenApplication> = {
  noun: 'Application',
  life: applicationLife,
  lock: lockGrantedApplication,
  readFacts: (row) => applicationSight({ ...row, applicantId: row.ownerId, isHandedIn: row.submittedBy !== null }),
  permission: ({ ownerId, submittedBy }) => ({ ownerId, submittedBy }),
};

/** Runs an action on an application that was granted. */
export async function runGranted(
  context: RequestContext,
  {
    action,
    input,
    save,
  }: Pick<WorkflowAction<ApplicationStatus, SeenApplication>, 'input' | 'save'> & {
    readonly action: Exclude<GrantAction, 'draftAgreement'>;
  },
): Promise<Outcome> {
  // Before the transaction: it is read by another connection, which those who wait for a lock may all hold.
  const policy = await context.policy();
  return await runWorkflow(context, grantedWorkflow, {
    action,
    input,
    // The state was asked for already.
    judge: (row) => judgeGrant(action, row, policy, dateInShanghai(context.now())).slice(1),
    save,
  });
}

/** Public facts of a result: operator, field and scenario (公开授权运营主体、领域和应用场景). */
export const publicFacts = (row: GrantedApplication, code: string) => ({
  code,
  operator: row.ownerCode,
  domains: row.domainCodes,
  scenario: row.scenarioCode,
});
