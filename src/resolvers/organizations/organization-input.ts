import { z } from 'zod';
import type { Database } from '../../db/client.ts';
import { lineAbove, organizationWith } from '../../db/stores/organization-rows.ts';
import { invalidInput } from '../../rules/errors.ts';
import type { Finding } from '../../rules/finding.ts';
import { organizationBounds as bounds, type OrganizationContent } from '../../rules/organization/content.ts';
import { creditCodeIsRight, parentMakesNoCycle } from '../../rules/organization/organization-rules.ts';
import { organizationKinds, wordsOf } from '../../rules/vocabulary.ts';
import { optionalText, text } from '../command/parse-input.ts';

/** What an administrator writes of an organisation: absent keeps, null clears. */
export const organizationPatch = z.object({
  name: text(bounds.name, 1).optional(),
  kinds: z
    .array(z.enum(wordsOf(organizationKinds)))
    .min(1)
    .max(14)
    .transform((kinds) => [...new Set(kinds)])
    .optional(),
  jurisdictionCode: z
    .string()
    .regex(/^[0-9]{6}$/)
    .optional(),
  jurisdictionName: text(bounds.short, 1).optional(),
  parent: optionalText(200),
  unifiedSocialCreditCode: optionalText(18),
  description: optionalText(bounds.text),
  sourceTitle: text(bounds.short, 1).optional(),
  sourceUrl: z
    .url({ protocol: /^https?$/ })
    .max(bounds.url)
    .nullish(),
});

/**
 * What the rules say of an organisation as it is to become.
 *
 * @param self its code, and its id where it is there already
 * @throws Refused that names the field, for a parent that is not there or a credit code that is another one's
 */
export async function contentFindings(
  tx: Database,
  self: { readonly code: string; readonly id: string },
  content: OrganizationContent,
): Promise<readonly Finding[]> {
  const { parent, unifiedSocialCreditCode } = content;
  const line = parent === null ? [] : await lineAbove(tx, parent);
  if (parent !== null && line.length === 0 && parent !== self.code) {
    throw invalidInput(['content', 'parent'], 'unknown_code', {
      zh: `没有代码为“${parent}”的单位，请改用已有的代码。`,
      en: `No organisation has the code ${parent}; use one that exists.`,
    });
  }
  const holder = unifiedSocialCreditCode === null ? null : await organizationWith(tx, { unifiedSocialCreditCode });
  if (holder !== null && holder !== self.id) throw creditCodeTaken();
  return [
    creditCodeIsRight(unifiedSocialCreditCode),
    parentMakesNoCycle(self.code, parent === self.code ? [parent] : line),
  ];
}

const creditCodeTaken = () =>
  invalidInput(['content', 'unifiedSocialCreditCode'], 'taken', {
    zh: '该统一社会信用代码已属于另一单位。',
    en: 'Another organisation has this credit code.',
  });
