import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { saveNotice } from '../../db/stores/notices.ts';
import { holdPlan } from '../../db/stores/plans.ts';
import { patchNotice } from '../../rules/notice/content.ts';
import { judgeNotice } from '../../rules/notice/judge.ts';
import { changesBetween } from '../../rules/resource/content.ts';
import { changeFields, parseInput, text } from '../command/parse-input.ts';
import { type Outcome, refusedBy } from '../command/run-command.ts';
import { runWorkflow } from '../command/workflow-command.ts';
import { namedPlan } from '../plan/named-plan.ts';
import { heldNoticeFacts, leadIdOf, noticeMoment, noticeWorkflow } from './notice-command.ts';
import { noticePatch } from './notice-input.ts';

const schema = z.object({ ...changeFields, plan: text(200, 1).nullish(), content: noticePatch.nullish() });

/** Changes what the draft of a notice says. What was endorsed is a draft again: its lead has not agreed to the change. */
export async function reviseNotice(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const { plan: name, content, ...rest } = parseInput(schema, input);
    const moment = await noticeMoment(context);
    return await runWorkflow(context, noticeWorkflow, {
      action: 'reviseNotice',
      input: { ...rest, ...{ plan: name, content } },
      judge: async (row, tx) => {
        const facts = await heldNoticeFacts(tx, row, patchNotice(row.content, content ?? {}));
        return judgeNotice('reviseNotice', facts, moment);
      },
      save: async (row, to, tx, { now }) => {
        const after = patchNotice(row.content, content ?? {});
        const plan =
          name == null ? null : await namedPlan(context, tx, { name, ownerId: row.ownerId, field: 'plan' }, holdPlan);
        const leadId = await leadIdOf(tx, after);
        const planId = plan?.id ?? row.planId;
        await saveNotice(tx, row.id, to, { content: after, leadId, planId }, now);
        return {
          event: 'notice.revised',
          changes: changesBetween(
            { ...row.content, plan: row.plan.code },
            { ...after, plan: plan?.code ?? row.plan.code },
          ),
        };
      },
    });
  });
}
