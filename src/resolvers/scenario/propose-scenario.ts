import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { nextCode } from '../../db/stores/codes.ts';
import { lockOrganization } from '../../db/stores/organizations.ts';
import { insertScenarioDraft, jurisdictionOf } from '../../db/stores/scenario-content.ts';

import { invalidInput } from '../../rules/errors.ts';
import { changesBetween } from '../../rules/resource/content.ts';
import { emptyScenario } from '../../rules/scenario/content.ts';
import { patchScenario } from '../../rules/scenario/patch.ts';
import { organizationOf } from '../../rules/viewer.ts';
import { commandFields, parseInput, text } from '../command/parse-input.ts';
import { type CommandSubject, type Outcome, refusedBy, runCommand } from '../command/run-command.ts';
import { scenarioPatch } from './scenario-input.ts';
import { patchedOr } from './working-copy.ts';

const schema = z.object({ ...commandFields, owner: text(200, 1).nullish(), content: scenarioPatch });

/** The organisation that proposes: a place, locked so that codes are given one after the other. */
interface Owner extends CommandSubject {
  readonly code: string;
}

/**
 * Makes a scenario as a draft, however incomplete: only its title must be there.
 *
 * @param input the content, and the proposing body by public code; the caller's own organisation unless told
 */
export async function proposeScenario(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const { owner, content: patch, ...command } = parseInput(schema, input);
    return await runCommand<Owner>(context, {
      action: 'proposeScenario',
      input: { ...command, ...{ owner, content: patch } },
      load: async (tx) => {
        const code = owner ?? organizationOf(context.viewer)?.code;
        const found = code === undefined ? null : await lockOrganization(tx, code);
        return found && { type: 'Organization', ...found, revision: null, permission: { ownerId: found.id } };
      },
      judge: () => [],
      apply: async (subject, tx, stamp) => {
        const empty = emptyScenario(await jurisdictionOf(tx, subject.id));
        const content = patchedOr(patchScenario(empty, patch, stamp.newId), ['content', 'needs']);
        if (content.title === '') {
          throw invalidInput(['content', 'title'], 'missing', { zh: '请填写名称。', en: 'Give it a title.' });
        }
        const code = await nextCode(tx, 'scenarios', subject);
        const id = stamp.newId();
        await insertScenarioDraft(tx, { id, code, ownerId: subject.id, content }, stamp);
        return {
          event: {
            type: 'scenario.proposed',
            subject: { type: 'Scenario', id, code, revision: 1, ownerId: subject.id },
            isPublic: false,
            data: { stage: 'draft' },
            changes: changesBetween({ ...empty }, { ...content }),
            reason: null,
          },
          outcome: { id },
        };
      },
    });
  });
}
