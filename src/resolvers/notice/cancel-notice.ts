import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { saveNotice } from '../../db/stores/notices.ts';
import { changeFields, parseInput, reason } from '../command/parse-input.ts';
import { type Outcome, refusedBy } from '../command/run-command.ts';
import { runWorkflow } from '../command/workflow-command.ts';
import { noticeWorkflow, publicNoticeData } from './notice-command.ts';
import { tellApplicants } from './tell-applicants.ts';

const schema = z.object({ ...changeFields, reason });

/** Calls a notice off. It takes no applications any more; those that were handed in go on, and what was published stays public. */
export async function cancelNotice(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    return await runWorkflow(context, noticeWorkflow, {
      action: 'cancelNotice',
      input: parsed,
      save: async (row, to, tx, stamp) => {
        await saveNotice(tx, row.id, to, {}, stamp.now);
        await tellApplicants(tx, row, row.content, 'cancelled', stamp);
        const data = row.isPublished ? publicNoticeData(row.content, to) : { status: to };
        return { event: 'notice.cancelled', isPublic: row.isPublished, data, changes: {} };
      },
    });
  });
}
