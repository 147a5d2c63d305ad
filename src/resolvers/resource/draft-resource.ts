import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { nextCode } from '../../db/stores/codes.ts';
import { lockOrganization } from '../../db/stores/organizations.ts';
import { insertDraft } from '../../db/stores/resource-content.ts';
import { invalidInput } from '../../rules/errors.ts';
import { changesBetween, emptyResource } from '../../rules/resource/content.ts';
import { organizationOf } from '../../rules/viewer.ts';
import { commandFields, parseInput, text } from '../command/parse-input.ts';
import { type CommandSubject, type Outcome, refusedBy, runCommand } from '../command/run-command.ts';
import { resourcePatch } from './resource-input.ts';
import { namedIds, patched } from './working-copy.ts';

const schema = z.object({ ...commandFields, provider: text(200, 1).nullish(), content: resourcePatch });

/** The provider a resource is made for: a place, locked so that codes are given one after the other. */
interface Provider extends CommandSubject {
  readonly code: string;
}

/**
 * Makes a resource as a draft, however incomplete: only its title must be there.
 *
 * @param input the content, and the providing body by public code; the caller's own organisation unless told
 */
export async function draftResource(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const { provider, content: patch, ...command } = parseInput(schema, input);
    return await runCommand<Provider>(context, {
      action: 'draftResource',
      input: { ...command, ...{ provider, content: patch } },
      load: async (tx) => {
        const code = provider ?? organizationOf(context.viewer)?.code;
        const found = code === undefined ? null : await lockOrganization(tx, code);
        return found && { type: 'Organization', ...found, revision: null, permission: { ownerId: found.id } };
      },
      judge: () => [],
      apply: async (subject, tx, stamp) => {
        const empty = emptyResource('', subject.code);
        const content = patched(empty, patch);
        if (content.title === '') {
          throw invalidInput(['content', 'title'], 'missing', { zh: '请填写标题。', en: 'Give it a title.' });
        }
        const code = await nextCode(tx, 'resources', subject);
        const id = stamp.newId();
        await insertDraft(tx, { id, code, providerId: subject.id, content }, await namedIds(tx, content), stamp);
        return {
          event: {
            type: 'resource.drafted',
            subject: { type: 'Resource', id, code, revision: 1, ownerId: subject.id },
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
