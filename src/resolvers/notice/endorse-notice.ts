import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { saveNotice } from '../../db/stores/notices.ts';
import { judgeNotice } from '../../rules/notice/judge.ts';
import { changeFields, parseInput } from '../command/parse-input.ts';
import { type Outcome, refusedBy } from '../command/run-command.ts';
import { runWorkflow } from '../command/workflow-command.ts';
import { heldNoticeFacts, leadWorkflow, noticeMoment } from './notice-command.ts';

const schema = z.object(changeFields);

/** The department that leads the field agrees to what a notice says (会同相关领域主管部门研究确定). */
export async function endorseNotice(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    const moment = await noticeMoment(context);
    return await runWorkflow(context, leadWorkflow, {
      action: 'endorseNotice',
      input: parsed,
      judge: async (row, tx) => {
        const facts = await heldNoticeFacts(tx, row, row.content);
        return judgeNotice('endorseNotice', facts, moment);
      },
      save: async (row, to, tx, { now }) => {
        await saveNotice(tx, row.id, to, {}, now);
        return { event: 'notice.endorsed', changes: {} };
      },
    });
  });
}
