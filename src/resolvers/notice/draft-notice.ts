import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { nextCode } from '../../db/stores/codes.ts';
import { insertNotice } from '../../db/stores/notices.ts';
import { lockOrganization } from '../../db/stores/organizations.ts';
import { holdPlan, type PlanRow } from '../../db/stores/plans.ts';
import { invalidInput } from '../../rules/errors.ts';
import { emptyNotice, type NoticeContent, type NoticePatch, patchNotice } from '../../rules/notice/content.ts';
import { judgeNotice } from '../../rules/notice/judge.ts';
import { changesBetween } from '../../rules/resource/content.ts';
import { organizationOf } from '../../rules/viewer.ts';
import { commandFields, parseInput, text } from '../command/parse-input.ts';
import { type CommandSubject, type Outcome, refusedBy, runCommand } from '../command/run-command.ts';
import { namedPlan } from '../plan/named-plan.ts';
import { heldNoticeFacts, leadIdOf, noticeMoment } from './notice-command.ts';
import { noticePatch } from './notice-input.ts';

const schema = z.object({
  ...commandFields,
  authority: text(200, 1).nullish(),
  plan: text(200, 1),
  content: noticePatch,
});

/** The authority that gives the notice: a place, locked so that codes are given one after the other. */
interface Authority extends CommandSubject {
  readonly code: string;
}

interface Drafted {
  readonly plan: PlanRow;
  readonly content: NoticeContent;
}

/**
 * Drafts a notice on an implementation plan, however incomplete: it has a title and a window. Its mode is that of the plan
 * unless it says another, which is refused when it is published.
 */
export async function draftNotice(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const { authority, plan: name, content: patch, ...command } = parseInput(schema, input);
    let drafted: Drafted | null = null;
    const moment = await noticeMoment(context);
    return await runCommand<Authority>(context, {
      action: 'draftNotice',
      input: { ...command, ...{ authority, plan: name, content: patch } },
      load: async (tx) => {
        const code = authority ?? organizationOf(context.viewer)?.code;
        const found = code === undefined ? null : await lockOrganization(tx, code);
        return found && { type: 'Organization', ...found, revision: null, permission: { ownerId: found.id } };
      },
      judge: async ({ id: ownerId }, tx) => {
        const plan = await namedPlan(context, tx, { name, ownerId, field: 'plan' }, holdPlan);
        drafted = { plan, content: draftOf(plan, patch) };
        const facts = await heldNoticeFacts(tx, { planId: plan.id, status: 'draft' }, drafted.content);
        return judgeNotice('draftNotice', facts, moment);
      },
      apply: async (subject, tx, { now, newId }) => {
        if (drafted === null) throw new Error('a notice is judged before it is made');
        const { plan, content } = drafted;
        const code = await nextCode(tx, 'notices', subject);
        const id = newId();
        const leadId = await leadIdOf(tx, content);
        await insertNotice(tx, { id, code, ownerId: subject.id, leadId, planId: plan.id, content }, now);
        return {
          event: {
            type: 'notice.drafted',
            subject: { type: 'Notice', id, code, revision: 1, ownerId: subject.id },
            isPublic: false,
            data: { status: 'draft', plan: plan.code },
            changes: changesBetween({}, { ...content }),
            reason: null,
          },
          outcome: { id },
        };
      },
    });
  });
}

function draftOf(plan: PlanRow, patch: NoticePatch): NoticeContent {
  const { title, opensOn, closesOn } = patch;
  if (title === undefined) {
    throw invalidInput(['content', 'title'], 'missing', { zh: '请填写标题。', en: 'Give it a title.' });
  }
  if (opensOn === undefined || closesOn === undefined) {
    throw invalidInput(['content', opensOn === undefined ? 'opensOn' : 'closesOn'], 'missing', {
      zh: '请写明申请期限的首日和末日。',
      en: 'Say on which days its window opens and closes.',
    });
  }
  return patchNotice(emptyNotice({ title, mode: plan.content.mode, opensOn, closesOn }), patch);
}
