import { lockPlan, type PlanRow } from '../../db/stores/plans.ts';
import { storedPlanContent } from '../../rules/plan/content.ts';
import { planLife } from '../../rules/plan/lifecycle.ts';
import type { PlanStatus } from '../../rules/workflow/words.ts';
import type { Workflow } from '../command/workflow-command.ts';

/** Implementation plans (实施方案): their authority's own; the mechanism sees what was deliberated, everyone what was approved. */
export const planWorkflow: Workflow<PlanStatus, PlanRow> = {
  noun: 'ImplementationPlan',
  life: planLife,
  lock: lockPlan,
  readFacts: ({ status, ownerId }) => ({ status, own: { authority: ownerId } }),
  permission: ({ ownerId }) => ({ ownerId }),
};

/** What a plan says, by the names of the contract, as its history compares it. */
export const shownPlan = ({ content }: Pick<PlanRow, 'content'>): Readonly<Record<string, unknown>> => ({
  title: content.title,
  mode: content.mode,
  content: storedPlanContent(content),
});

/** What everyone may know of an approved plan. */
export const publicPlanData = ({ content, version }: PlanRow, status: PlanStatus) => ({
  title: content.title,
  mode: content.mode,
  version,
  status,
});
