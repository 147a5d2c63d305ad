import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { lockNamed } from '../../db/stores/named-lock.ts';
import { insertOrganization } from '../../db/stores/organization-rows.ts';
import { type InputIssue, invalidInput, Refused } from '../../rules/errors.ts';
import {
  organizationBounds as bounds,
  type OrganizationContent,
  type OrganizationPatch,
  organizationCode,
} from '../../rules/organization/content.ts';
import { noSubject } from '../../rules/permissions.ts';
import { changesBetween } from '../../rules/resource/content.ts';
import { commandFields, parseInput } from '../command/parse-input.ts';
import { type Outcome, refusedBy, runCommand } from '../command/run-command.ts';
import { contentFindings, organizationPatch } from './organization-input.ts';

const schema = z.object({
  ...commandFields,
  code: z.string().max(bounds.code).regex(organizationCode),
  content: organizationPatch,
});

/** Adds an organisation under a code of its own, which is never given again. */
export async function createOrganization(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    const { code } = parsed;
    const content = wholeContent(parsed.content);
    const id = context.newId();
    return await runCommand(context, {
      action: 'createOrganization',
      input: parsed,
      load: async (tx) => {
        await lockNamed(tx, 'organizations');
        return { type: 'Organization', id, revision: null, permission: noSubject };
      },
      judge: async (_place, tx) => await contentFindings(tx, { code, id }, content),
      apply: async (_place, tx, { now }) => {
        if (!(await insertOrganization(tx, { id, code, content }, now))) {
          throw invalidInput(['code'], 'taken', {
            zh: `代码“${code}”已被使用，代码不重复使用。`,
            en: `The code ${code} has been given already; codes are never reused.`,
          });
        }
        return {
          event: {
            type: 'organization.created',
            subject: { type: 'Organization', id, code, revision: 1, ownerId: id },
            isPublic: true,
            data: { name: content.name },
            changes: changesBetween({}, { ...content }),
            reason: null,
          },
          outcome: { id },
        };
      },
    });
  });
}

const asked = ['name', 'kinds', 'jurisdictionCode', 'jurisdictionName', 'sourceTitle'] as const;

/**
 * A content from the fields given.
 *
 * @throws Refused that names every field that an organisation cannot be without
 */
function wholeContent(patch: OrganizationPatch): OrganizationContent {
  const issues = asked
    .filter((field) => patch[field] === undefined)
    .map(
      (field): InputIssue => ({
        path: ['content', field],
        code: 'missing',
        message: { zh: '此项必填。', en: 'An organisation cannot be without it.' },
      }),
    );
  const { name, kinds, jurisdictionCode, jurisdictionName, sourceTitle } = patch;
  if (!(name && kinds && jurisdictionCode && jurisdictionName && sourceTitle)) {
    throw new Refused({ kind: 'invalid_input', issues });
  }
  return {
    ...{ name, kinds, jurisdictionCode, jurisdictionName, sourceTitle },
    parent: patch.parent ?? null,
    unifiedSocialCreditCode: patch.unifiedSocialCreditCode ?? null,
    description: patch.description ?? null,
    sourceUrl: patch.sourceUrl ?? null,
  };
}
