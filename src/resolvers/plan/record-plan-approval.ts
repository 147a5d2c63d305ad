import type { RequestContext } from '../../context.ts';
import type { Database } from '../../db/client.ts';
import { writeEvent } from '../../db/stores/ledger.ts';
import { lockPlan, type PlanRow, savePlan } from '../../db/stores/plans.ts';
import { judgePlan } from '../../rules/plan/judge.ts';
import { ledgerActor } from '../command/actor.ts';
import { parseInput } from '../command/parse-input.ts';
import { type Outcome, refusedBy, type Stamp } from '../command/run-command.ts';
import { runWorkflow } from '../command/workflow-command.ts';
import { planWorkflow, publicPlanData } from './plan-command.ts';
import { planMoment, recordSchema } from './plan-moment.ts';

/**
 * Puts down that the government has approved a plan (27号 art. 11). From then on it is public and notices may be published
 * on it; the version it replaces is superseded in the same transaction.
 */
export async function recordPlanApproval(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(recordSchema, input);
    const { on, reference } = parsed;
    const moment = await planMoment(context, on);
    return await runWorkflow(context, planWorkflow, {
      action: 'recordPlanApproval',
      input: parsed,
      judge: (row) => judgePlan('recordPlanApproval', row, moment),
      save: async (row, to, tx, stamp) => {
        await supersede(context, tx, row, stamp);
        await savePlan(tx, row.id, to, { approvedOn: on, approvalReference: reference }, stamp.now);
        return {
          event: 'plan.approved',
          isPublic: true,
          data: { ...publicPlanData(row, to), approvedOn: on },
          changes: { approvedOn: { from: row.approvedOn, to: on }, approvalReference: { from: null, to: reference } },
        };
      },
    });
  });
}

/** Supersedes the version that a plan replaces, with an event and an audit entry of its own. */
async function supersede(
  { viewer, requestId }: RequestContext,
  tx: Database,
  { previousId, code: by }: PlanRow,
  { now, newId }: Stamp,
): Promise<void> {
  const previous = previousId === null ? null : await lockPlan(tx, previousId);
  if (previous === null) return;
  // A plan has one successor at a time, and nothing else leads on from where it is.
  if (previous.status !== 'approved') throw new Error(`${previous.code} is ${previous.status} and yet to be replaced`);
  await savePlan(tx, previous.id, 'superseded', {}, now);
  const { id, code, ownerId, status } = previous;
  const subject = { type: 'ImplementationPlan', id, code, revision: previous.revision + 1, ownerId };
  await writeEvent(
    tx,
    now,
    ledgerActor(viewer),
    {
      ...{ id: newId(), type: 'plan.superseded', version: 1, subject, isPublic: true, reason: null },
      data: { ...publicPlanData(previous, 'superseded'), by },
      changes: { status: { from: status, to: 'superseded' } },
    },
    { id: newId(), requestId, action: 'recordPlanApproval', outcome: 'done', subject, detail: { by } },
    null,
  );
}
