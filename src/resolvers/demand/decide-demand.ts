import type { RequestContext } from '../../context.ts';
import type { Database } from '../../db/client.ts';
import {
  type DemandChange,
  type DemandFacts,
  type DemandRow,
  declinedItems,
  saveDemand,
} from '../../db/stores/demands.ts';
import { writeFurtherEvents } from '../../db/stores/further-events.ts';
import { standingSteps } from '../../db/stores/step-facts.ts';
import { cancelSteps, stepsOf } from '../../db/stores/steps.ts';
import type { StandingStep } from '../../rules/application/step-changes.ts';
import { dateInShanghai } from '../../rules/calendar/local-date.ts';
import { lineName } from '../../rules/demand/demand-facts.ts';
import { submissionFindings } from '../../rules/demand/judge.ts';
import { consentedFinding, type DemandDecision, demandDecision } from '../../rules/demand/required-steps.ts';
import type { Finding } from '../../rules/finding.ts';
import { tellOf } from '../application/open-steps.ts';
import { ledgerActor } from '../command/actor.ts';
import type { Stamp } from '../command/run-command.ts';
import { type ToldDemand, tellOfDemand } from './demand-workflow.ts';

/** What the steps of a demand come to with an act, and what the rules say of it. */
export interface Prospect {
  readonly decision: DemandDecision | null;
  /** Of an approval everything once more, all of which has to pass; of a refusal and of neither nothing. */
  readonly findings: readonly Finding[];
}

/**
 * What an act would bring a demand to: judged before it is done, so that nobody approves what the rules do not allow any
 * more. A refusal is always free.
 *
 * @param change what the act makes of the steps as they stand
 */
export async function prospectOf(
  tx: Database,
  demandId: string,
  facts: DemandFacts,
  change: (steps: readonly StandingStep[]) => readonly StandingStep[],
  now: Date,
): Promise<Prospect> {
  const steps = change(await standingSteps(tx, { demandId }));
  const decision = demandDecision(steps);
  if (decision !== 'approved') return { decision, findings: [] };
  return {
    decision,
    findings: [...submissionFindings(facts, dateInShanghai(now)), consentedFinding(facts.items, steps)],
  };
}

/**
 * What a decision changes of a demand, beside its state.
 *
 * @param opinion of a technical review that is not passed; null where items were refused
 */
export async function decisionOf(
  tx: Database,
  demandId: string,
  { decision, findings }: Prospect,
  opinion: string | null,
  now: Date,
): Promise<DemandChange> {
  if (decision === null) return {};
  if (decision === 'approved') return { decidedAt: now, decisionFindings: findings };
  const declined = await declinedItems(tx, demandId);
  const reasons = declined.map((item) => `${lineName(item)}：${item.reason}`).join('；');
  return { decidedAt: now, decisionReason: opinion ?? reasons };
}

/**
 * What follows a decision: of a rejected demand nothing is waited for any more; its operator is told, and of an approval the
 * operators of the platform as well.
 */
export async function followDecision(
  tx: Database,
  row: ToldDemand,
  decision: DemandDecision,
  reason: string | null,
  stamp: Stamp,
): Promise<void> {
  if (decision === 'rejected') await cancelDemandSteps(tx, row, { rule: 'demand-rejected' }, stamp);
  await tellOfDemand(tx, row, { change: decision, reason }, decision === 'approved', stamp);
}

/**
 * Decides on a demand by the last answer to its items: it has an event of its own then, beside that of the step.
 *
 * @param prospect what was judged; nothing is done while it is open
 */
export async function concludeDemand(
  { viewer }: RequestContext,
  tx: Database,
  row: DemandRow,
  prospect: Prospect,
  stamp: Stamp,
): Promise<void> {
  const { decision } = prospect;
  if (decision === null) return;
  const { now, newId } = stamp;
  const decided = await decisionOf(tx, row.id, prospect, null, now);
  await saveDemand(tx, row.id, { status: decision, ...decided }, now);
  await followDecision(tx, row, decision, decided.decisionReason ?? null, stamp);
  const { id, code, revision, ownerId, status } = row;
  await writeFurtherEvents(tx, now, ledgerActor(viewer), [
    {
      id: newId(),
      type: `data_demand.${decision}`,
      subject: { type: 'DataDemand', id, code, revision: revision + 1, ownerId },
      isPublic: false,
      data: { status: decision },
      changes: { status: { from: status, to: decision } },
      reason: decided.decisionReason ?? null,
    },
  ]);
}

/** Cancels whatever waits in a demand, with the cause, and tells whom it waited for. */
export async function cancelDemandSteps(
  tx: Database,
  { id, code, title }: Pick<ToldDemand, 'id' | 'code' | 'title'>,
  cause: Readonly<Record<string, unknown>>,
  stamp: Stamp,
): Promise<void> {
  const waiting = (await stepsOf(tx, { demandId: id })).filter(({ status }) => ['open', 'paused'].includes(status));
  await cancelSteps(
    tx,
    waiting.map((step) => step.id),
    cause,
    stamp.now,
  );
  await tellOf(tx, { noun: 'DataDemand', id, code, title }, 'step_cancelled', waiting, stamp);
}
