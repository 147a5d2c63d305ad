import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import type { Database } from '../../db/client.ts';
import { type AgreementAction, judgeAgreement } from '../../rules/agreement/judge.ts';
import { dateInShanghai, type LocalDate } from '../../rules/calendar/local-date.ts';
import type { Finding } from '../../rules/finding.ts';
import type { Policy } from '../../rules/policy/policy.ts';
import { type AgreementRow, agreementWorkflow } from '../agreement/agreement-workflow.ts';
import { text } from '../command/parse-input.ts';
import { type CommandInput, type Outcome, runCommand } from '../command/run-command.ts';
import { loadSubject, type WorkflowSubject } from '../command/workflow-command.ts';
import { type PutDown, putDown } from './put-down.ts';

/** What is put down about an agreement. */
export interface OnAgreement {
  readonly action: AgreementAction;
  readonly input: CommandInput & { readonly agreement: string };
  readonly event: string;
  readonly judge?: (row: AgreementRow, tx: Database, policy: Policy, today: LocalDate) => Promise<readonly Finding[]>;
  readonly record: Pick<PutDown, 'kind' | 'summary' | 'state'> & Partial<PutDown>;
}

/** Puts something down about an agreement that both sides have signed, which stays as it is. */
export async function recordOnAgreement(context: RequestContext, command: OnAgreement): Promise<Outcome> {
  const { action, input, event, judge, record } = command;
  // Before the transaction: it is read by another connection, which those who wait for a lock may all hold.
  const policy = await context.policy();
  return await runCommand<WorkflowSubject<AgreementRow>>(context, {
    action,
    input,
    load: async (tx) => {
      const subject = await loadSubject(context, agreementWorkflow(action), tx, input.agreement);
      return subject && { ...subject, revision: null };
    },
    judge: async ({ row }, tx) => {
      const today = dateInShanghai(context.now());
      return [...judgeAgreement(action, row, policy, today), ...((await judge?.(row, tx, policy, today)) ?? [])];
    },
    apply: async ({ row }, tx, stamp) => {
      const { calendars } = policy;
      const empty = { year: null, score: null, details: {}, dueOn: null };
      const about = { agreementId: row.id, organizationId: row.operatorId };
      return await putDown(context, tx, { ...empty, ...about, ...record }, event, calendars, stamp);
    },
  });
}

/** The agreement an input names. */
export const agreementField = z.string().min(1).max(200);

/** What was found or reported, in words. */
export const summary = text(5000, 2);

/** Figures and findings by name. */
export const details = z
  .array(z.object({ name: text(100, 1), value: text(2000, 1) }))
  .max(100)
  .nullish()
  .transform((list) => Object.fromEntries((list ?? []).map(({ name, value }) => [name, value])));
