import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { savePlan } from '../../db/stores/plans.ts';
import { patchPlan } from '../../rules/plan/content.ts';
import { changesBetween } from '../../rules/resource/content.ts';
import { changeFields, parseInput } from '../command/parse-input.ts';
import { type Outcome, refusedBy } from '../command/run-command.ts';
import { runWorkflow } from '../command/workflow-command.ts';
import { planWorkflow, shownPlan } from './plan-command.ts';
import { planPatch } from './plan-input.ts';

const schema = z.object({ ...changeFields, content: planPatch });

/** Changes what the draft of a plan says: sections one by one, the list of products whole. */
export async function revisePlan(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    return await runWorkflow(context, planWorkflow, {
      action: 'revisePlan',
      input: parsed,
      save: async (row, to, tx, { now }) => {
        const content = patchPlan(row.content, parsed.content);
        await savePlan(tx, row.id, to, { content }, now);
        return { event: 'plan.revised', changes: changesBetween(shownPlan(row), shownPlan({ content })) };
      },
    });
  });
}
