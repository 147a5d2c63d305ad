import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import type { Database } from '../../db/client.ts';
import { holdApplicationFacts } from '../../db/stores/application-facts.ts';
import { insertSubmission, lastSubmissions, listedItems, writeList } from '../../db/stores/application-list.ts';
import { saveApplication } from '../../db/stores/application-rows.ts';
import { concludeStepRow, stepsOf } from '../../db/stores/steps.ts';
import {
  changesEmergencyPlan,
  changesScenario,
  type SubmissionChanges,
  submissionChanges,
} from '../../rules/application/changes.ts';
import type { ApplicationFacts } from '../../rules/application/facts.ts';
import { frozenFile } from '../../rules/application/frozen-file.ts';
import { submissionFindings } from '../../rules/application/judge.ts';
import { listDifference, listOf } from '../../rules/application/list.ts';
import { applicationProvisions } from '../../rules/application/provisions.ts';
import { stepLimit } from '../../rules/application/required-steps.ts';
import { dateInShanghai } from '../../rules/calendar/local-date.ts';
import type { Finding } from '../../rules/finding.ts';
import type { Policy } from '../../rules/policy/policy.ts';
import type { ApplicationStatus } from '../../rules/workflow/words.ts';
import { changeFields, parseInput } from '../command/parse-input.ts';
import { type Outcome, refusedBy, type Stamp } from '../command/run-command.ts';
import { runWorkflow } from '../command/workflow-command.ts';
import { type ApplicationSubject, applicationWorkflow } from './application-workflow.ts';
import { openAndTell, resumeClocks } from './open-steps.ts';
import { reconcileSteps } from './reconcile-steps.ts';

const schema = z.object({ ...changeFields });

/** What was judged is what is frozen: read once, held until the transaction ends. */
interface Judged {
  readonly facts: ApplicationFacts;
  readonly findings: readonly Finding[];
  readonly policy: Policy;
}

/**
 * Hands an application in: scenario, list, papers, notice and the policy in force are frozen under the number of the
 * submission. The first time it waits for acceptance; what came back goes on where it was, with what exactly changed,
 * its clocks running again and its steps in line with its list.
 */
export async function submitApplication(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    const policy = await context.policy();
    let judged: Judged | null = null;
    return await runWorkflow(context, applicationWorkflow, {
      action: 'submitApplication',
      input: parsed,
      judge: async (row, tx) => {
        const facts = await holdApplicationFacts(tx, row.id);
        const findings = submissionFindings(facts, policy.provisions, dateInShanghai(context.now()));
        judged = { facts, findings, policy };
        return findings;
      },
      to: (row) => (row.isAccepted ? 'under_review' : 'submitted'),
      save: async (row, to, tx, stamp) => {
        if (judged === null) throw new Error(`the application ${row.code} is handed in and was not judged`);
        return await handIn(tx, row, to, judged, stamp);
      },
    });
  });
}

async function handIn(tx: Database, row: ApplicationSubject, to: ApplicationStatus, judged: Judged, stamp: Stamp) {
  const { facts, findings, policy } = judged;
  const today = dateInShanghai(stamp.now);
  const number = row.submission + 1;
  const lines = listOf(facts.scenario.content, facts.resources);
  const difference = listDifference(await listedItems(tx, row.id), lines);
  const before = (await lastSubmissions(tx, [row.id])).get(row.id);
  const changes =
    before === undefined
      ? null
      : submissionChanges(
          { content: before.content, scenario: before.scenario.content },
          { content: facts.content, scenario: facts.scenario.content },
          difference,
        );
  const submittedBy = row.seenBy.kind === 'person' ? row.seenBy.id : null;
  const file = frozenFile(facts, policy.provisions, today, { number, findings, changes });
  await insertSubmission(tx, { id: stamp.newId(), applicationId: row.id, submittedBy }, file, stamp.now);
  await writeList(tx, row.id, number, lines, difference, stamp.newId);
  await saveApplication(tx, row.id, { status: to, submission: number, submittedAt: stamp.now, submittedBy }, stamp.now);
  const steps = await followUp(tx, row, to, { ...judged, number, changes }, stamp);
  return {
    event: row.submission === 0 ? 'application.submitted' : 'application.resubmitted',
    changes: { submission: { from: row.submission, to: number } },
    data: { status: to, submission: number, ...steps },
  };
}

/** Opens what waits next, or lets what waits already go on. */
async function followUp(
  tx: Database,
  row: ApplicationSubject,
  to: ApplicationStatus,
  handed: Judged & { readonly number: number; readonly changes: SubmissionChanges | null },
  stamp: Stamp,
): Promise<object> {
  const { facts, policy, number, changes } = handed;
  const { notice } = facts;
  if (row.submission === 0) {
    const limit = stepLimit('acceptance', notice.reviewDays, policy.provisions, dateInShanghai(stamp.now));
    const cause = { rule: 'file-is-complete', provision: applicationProvisions.window };
    await openAndTell(
      tx,
      row,
      [{ kind: 'acceptance', organizationId: notice.authority.id, cause, submission: number, limit }],
      policy.calendars,
      stamp,
    );
    return { opened: ['acceptance'] };
  }
  const supplements = (await stepsOf(tx, { applicationId: row.id })).filter(
    ({ kind, status }) => kind === 'supplement' && (status === 'open' || status === 'paused'),
  );
  const concludedBy = row.seenBy.kind === 'person' ? row.seenBy.id : null;
  for (const { id } of supplements) await concludeStepRow(tx, id, { outcome: 'completed', concludedBy }, stamp.now);
  await resumeClocks(tx, row, policy.calendars, stamp);
  if (to !== 'under_review' || changes === null) return {};
  const supplemented = {
    scenarioChanged: changesScenario(changes),
    emergencyPlanChanged: changesEmergencyPlan(changes),
  };
  const { id, code, title, ownerId: applicantId } = row;
  const application = { id, code, title, applicantId, submission: number, notice };
  return await reconcileSteps(tx, application, supplemented, policy, stamp);
}
