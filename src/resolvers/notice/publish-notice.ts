import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { saveNotice } from '../../db/stores/notices.ts';
import { judgeNotice } from '../../rules/notice/judge.ts';
import { changeFields, parseInput } from '../command/parse-input.ts';
import { type Outcome, refusedBy } from '../command/run-command.ts';
import { runWorkflow } from '../command/workflow-command.ts';
import { heldNoticeFacts, noticeMoment, noticeWorkflow, publicNoticeData } from './notice-command.ts';

const schema = z.object(changeFields);

/** Publishes a notice (发布通告): everyone sees it from now on, and it takes applications within its window. */
export async function publishNotice(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    const moment = await noticeMoment(context);
    return await runWorkflow(context, noticeWorkflow, {
      action: 'publishNotice',
      input: parsed,
      judge: async (row, tx) => {
        const facts = await heldNoticeFacts(tx, row, row.content);
        return judgeNotice('publishNotice', facts, moment);
      },
      save: async (row, to, tx, { now }) => {
        await saveNotice(tx, row.id, to, { publishedAt: now }, now);
        return { event: 'notice.published', isPublic: true, data: publicNoticeData(row.content, to), changes: {} };
      },
    });
  });
}
