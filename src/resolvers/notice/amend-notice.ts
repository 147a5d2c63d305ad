import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { askedUnder, insertAmendment, saveNotice } from '../../db/stores/notices.ts';
import { invalidInput } from '../../rules/errors.ts';
import { patchNotice } from '../../rules/notice/content.ts';
import { judgeNotice } from '../../rules/notice/judge.ts';
import { changesBetween } from '../../rules/resource/content.ts';
import { changeFields, parseInput, reason } from '../command/parse-input.ts';
import { type Outcome, refusedBy } from '../command/run-command.ts';
import { runWorkflow } from '../command/workflow-command.ts';
import { heldNoticeFacts, noticeMoment, noticeWorkflow, publicNoticeData } from './notice-command.ts';
import { noticeChanges } from './notice-input.ts';
import { tellApplicants } from './tell-applicants.ts';

const schema = z.object({ ...changeFields, reason, changes: noticeChanges });

/**
 * Changes a published notice in sight of everyone: what stood there, what stands there now, and why are kept. Its window may
 * be extended while it runs, and its scope keeps what was handed in under it.
 */
export async function amendNotice(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    const moment = await noticeMoment(context);
    return await runWorkflow(context, noticeWorkflow, {
      action: 'amendNotice',
      input: parsed,
      judge: async (row, tx) => {
        const facts = await heldNoticeFacts(tx, row, patchNotice(row.content, parsed.changes));
        const change = { before: row.content, asked: await askedUnder(tx, row.id) };
        return judgeNotice('amendNotice', facts, moment, change);
      },
      save: async (row, to, tx, stamp) => {
        const { now, newId } = stamp;
        const content = patchNotice(row.content, parsed.changes);
        const changes = changesBetween({ ...row.content }, { ...content });
        if (Object.keys(changes).length === 0) {
          throw invalidInput(['changes'], 'empty', { zh: '没有任何改动。', en: 'Nothing would change.' });
        }
        await saveNotice(tx, row.id, to, { content }, now);
        await insertAmendment(tx, { id: newId(), noticeId: row.id, reason: parsed.reason, changes }, now);
        await tellApplicants(tx, row, content, 'amended', stamp);
        return {
          event: 'notice.amended',
          isPublic: true,
          data: { ...publicNoticeData(content, to), changed: Object.keys(changes) },
          changes,
        };
      },
    });
  });
}
