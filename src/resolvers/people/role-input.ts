import { z } from 'zod';
import type { Database } from '../../db/client.ts';
import { organizationForRole } from '../../db/stores/people.ts';
import { invalidInput } from '../../rules/errors.ts';
import { roles, wordsOf } from '../../rules/vocabulary.ts';
import { changeFields, text } from '../command/parse-input.ts';

/** A role of a person, named by the caller: the organisation by public code. */
export const roleChange = z.object({
  ...changeFields,
  organization: text(200, 1),
  role: z.enum(wordsOf(roles)),
});

/**
 * Finds the organisation of a role.
 *
 * @throws Refused that names the field
 */
export async function roleOrganization(tx: Database, code: string) {
  const found = await organizationForRole(tx, code);
  if (found !== null) return found;
  throw invalidInput(['organization'], 'unknown_code', {
    zh: `没有代码为“${code}”的单位，请改用已有的代码。`,
    en: `No organisation has the code ${code}; use one that exists.`,
  });
}
