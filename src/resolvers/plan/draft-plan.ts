import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { nextCode } from '../../db/stores/codes.ts';
import { lockOrganization } from '../../db/stores/organizations.ts';
import { insertPlan, lockPlan, type PlanRow, replacedPlan } from '../../db/stores/plans.ts';
import { dateInShanghai } from '../../rules/calendar/local-date.ts';
import { invalidInput } from '../../rules/errors.ts';
import { type PlanContent, type PlanPatch, patchPlan } from '../../rules/plan/content.ts';
import { replacementFindings } from '../../rules/plan/judge.ts';
import { changesBetween } from '../../rules/resource/content.ts';
import { organizationOf } from '../../rules/viewer.ts';
import { commandFields, parseInput, text } from '../command/parse-input.ts';
import { type CommandSubject, type Outcome, refusedBy, runCommand } from '../command/run-command.ts';
import { namedPlan } from './named-plan.ts';
import { shownPlan } from './plan-command.ts';
import { planPatch } from './plan-input.ts';

const schema = z.object({
  ...commandFields,
  authority: text(200, 1).nullish(),
  previous: text(200, 1).nullish(),
  content: planPatch,
});

/** The implementing body: a place, locked so that codes are given one after the other. */
interface Body extends CommandSubject {
  readonly code: string;
}

/**
 * Drafts an implementation plan, however incomplete, or the next version of an approved one: then what is left out is taken
 * from that one (27号 arts 9 and 11).
 */
export async function draftPlan(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const { authority, previous: name, content: patch, ...command } = parseInput(schema, input);
    const { provisions } = await context.policy();
    let previous: PlanRow | null = null;
    return await runCommand<Body>(context, {
      action: 'draftPlan',
      input: { ...command, ...{ authority, previous: name, content: patch } },
      load: async (tx) => {
        const code = authority ?? organizationOf(context.viewer)?.code;
        const found = code === undefined ? null : await lockOrganization(tx, code);
        return found && { type: 'Organization', ...found, revision: null, permission: { ownerId: found.id } };
      },
      judge: async ({ id: ownerId }, tx) => {
        if (name == null) return [];
        previous = await namedPlan(context, tx, { name, ownerId, field: 'previous' }, lockPlan);
        const law = { provisions, on: dateInShanghai(context.now()) };
        return replacementFindings(await replacedPlan(tx, previous), law);
      },
      apply: async (subject, tx, stamp) => {
        const content = drafted(previous, patch);
        const code = await nextCode(tx, 'implementation_plans', subject);
        const [id, version] = [stamp.newId(), (previous?.version ?? 0) + 1];
        const previousId = previous?.id ?? null;
        await insertPlan(tx, { id, code, ownerId: subject.id, version, previousId, content }, stamp);
        return {
          event: {
            type: 'plan.drafted',
            subject: { type: 'ImplementationPlan', id, code, revision: 1, ownerId: subject.id },
            isPublic: false,
            data: { status: 'draft', version, ...(previous === null ? {} : { previous: previous.code }) },
            changes: changesBetween(previous === null ? {} : shownPlan(previous), shownPlan({ content })),
            reason: null,
          },
          outcome: { id },
        };
      },
    });
  });
}

/** What a draft starts from: a name and a mode, or the version it is to replace. */
function drafted(previous: PlanRow | null, patch: PlanPatch): PlanContent {
  if (previous !== null) return patchPlan(previous.content, patch);
  const { title, mode } = patch;
  if (title === undefined) {
    throw invalidInput(['content', 'title'], 'missing', { zh: '请填写方案名称。', en: 'Give it a title.' });
  }
  if (mode === undefined) {
    throw invalidInput(['content', 'mode'], 'missing', { zh: '请选择授权运营模式。', en: 'Choose its mode.' });
  }
  return patchPlan({ title, mode, sections: {}, products: [] }, patch);
}
