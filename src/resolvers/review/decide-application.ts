import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import type { Database } from '../../db/client.ts';
import { decisionFactsOf } from '../../db/stores/decision-facts.ts';
import { notify } from '../../db/stores/notifications.ts';
import { saveDecision } from '../../db/stores/review-files.ts';
import { cancelSteps, concludeStepRow, openSteps, stepsOf } from '../../db/stores/steps.ts';
import { dateInShanghai, type LocalDate } from '../../rules/calendar/local-date.ts';
import { type Finding, failing } from '../../rules/finding.ts';
import type { Policy } from '../../rules/policy/policy.ts';
import { decisionFindings } from '../../rules/review/decision-findings.ts';
import { organizationOf } from '../../rules/viewer.ts';
import { changeFields, parseInput, reason } from '../command/parse-input.ts';
import { type Outcome, refusedBy, type Stamp } from '../command/run-command.ts';
import { runWorkflow } from '../command/workflow-command.ts';
import { type FileRow, fileWorkflow } from './file-workflow.ts';

const schema = z.object({ ...changeFields, decision: z.enum(['grant', 'refuse']), reason });

/** Provisions that steps after a decision rest on. */
const decided = 'hz63-mechanism-decides';
const toPublish = 'hz63-result-publication';

/**
 * Grants or refuses an application for the mechanism. A grant is refused while anything stands in its way, all of it told at
 * once; a refusal is free, with its reason. Either keeps what the rules said, cancels what still waits, and is told.
 */
export async function decideApplication(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    const status = parsed.decision === 'grant' ? 'granted' : 'refused';
    // Before the transaction: whoever holds a lock must not wait for another connection of the pool.
    const policy = await context.policy();
    let findings: readonly Finding[] = [];
    return await runWorkflow(context, fileWorkflow, {
      action: 'decideApplication',
      input: parsed,
      judge: async ({ id }, tx) => {
        findings = await grantFindings(policy, tx, id, dateInShanghai(context.now()));
        return status === 'granted' ? findings : [];
      },
      to: () => status,
      save: async (file, _to, tx, stamp) => {
        const decidedForId = organizationOf(context.viewer)?.id;
        if (decidedForId === undefined) throw new Error('a member of the mechanism acts for an organisation');
        await saveDecision(tx, file.id, { status, decidedForId, reason: parsed.reason, findings }, stamp.now);
        await closeSteps(context, file, status, tx, stamp);
        if (status === 'granted') await openPublication(file, tx, stamp);
        await tellApplicant(file, status, tx, stamp);
        return {
          event: `application.${status}`,
          changes: {},
          data: { status, rules: failing(findings).map(({ rule }) => rule) },
        };
      },
    });
  });
}

/** What the rules say of granting an application on a day. */
async function grantFindings(policy: Policy, tx: Database, id: string, on: LocalDate): Promise<readonly Finding[]> {
  const facts = (await decisionFactsOf(tx, [id])).get(id);
  if (facts === undefined) throw new Error('an application that is locked is there');
  return decisionFindings(policy, facts, on);
}

/** The step of the decision is done; whatever else waits is not needed any more, and its organisation is told. */
async function closeSteps(
  { viewer }: RequestContext,
  file: FileRow,
  status: 'granted' | 'refused',
  tx: Database,
  { now, newId }: Stamp,
): Promise<void> {
  const waiting = (await stepsOf(tx, { applicationId: file.id })).filter(
    (step) => step.status === 'open' || step.status === 'paused',
  );
  const concludedBy = viewer.kind === 'person' ? viewer.id : null;
  for (const { id } of waiting.filter(({ kind }) => kind === 'decision')) {
    await concludeStepRow(tx, id, { outcome: 'completed', concludedBy }, now);
  }
  const left = waiting.filter(({ kind }) => kind !== 'decision');
  const cause = { rule: decided, decision: status };
  await cancelSteps(
    tx,
    left.map(({ id }) => id),
    cause,
    now,
  );
  await notify(
    tx,
    left.map(({ id, kind, organizationId }) => ({
      id: newId(),
      to: { organizationId },
      kind: 'step_cancelled' as const,
      subject: { type: 'Application', id: file.id, code: file.code },
      data: { step: kind, title: file.title, ...cause },
      onceKey: `step_cancelled:${id}`,
    })),
    now,
  );
}

async function openPublication(file: FileRow, tx: Database, { now, newId }: Stamp): Promise<void> {
  const id = newId();
  const { authorityId: organizationId, submission } = file;
  const step = { id, file: { applicationId: file.id }, kind: 'publication' as const, organizationId, submission };
  // No text gives a time for it, so none is set.
  const times = { startedOn: dateInShanghai(now), limit: null, dueOn: null };
  await openSteps(tx, [{ ...step, ...times, cause: { rule: toPublish } }], now);
  const told = { to: { organizationId }, kind: 'step_opened' as const, onceKey: `step_opened:${id}` };
  const subject = { type: 'Application', id: file.id, code: file.code };
  await notify(tx, [{ id: newId(), ...told, subject, data: { step: 'publication', title: file.title } }], now);
}

async function tellApplicant(file: FileRow, status: string, tx: Database, { now, newId }: Stamp): Promise<void> {
  const { id, code, title, applicantId } = file;
  const told = { to: { organizationId: applicantId }, kind: 'decided' as const, onceKey: `decided:${id}` };
  await notify(
    tx,
    [{ id: newId(), ...told, subject: { type: 'Application', id, code }, data: { title, status } }],
    now,
  );
}
