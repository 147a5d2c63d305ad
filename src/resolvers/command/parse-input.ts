import { z } from 'zod';
import { isStorableText } from '../../db/read/storable-text.ts';
import { isLocalDate } from '../../rules/calendar/local-date.ts';
import { type InputIssue, Refused } from '../../rules/errors.ts';

const chinese = z.locales.zhCN().localeError;
const english = z.locales.en().localeError;

/**
 * Checks the input of a mutation beyond what its types say.
 *
 * @returns the input as the schema gives it
 * @throws Refused that names every field at fault, in both languages
 */
export function parseInput<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const parsed = schema.safeParse(input, { error: chinese });
  if (parsed.success) return parsed.data;
  const inEnglish = schema.safeParse(input, { error: english }).error?.issues ?? [];
  const issues = parsed.error.issues.map(
    (issue, index): InputIssue => ({
      path: issue.path.filter((part) => typeof part !== 'symbol'),
      code: issue.code,
      message: { zh: issue.message, en: inEnglish[index]?.message ?? issue.message },
    }),
  );
  throw new Refused({ kind: 'invalid_input', issues: issues.slice(0, 100) });
}

/** A text that is stored: trimmed, and without what PostgreSQL cannot hold. */
export const text = (max: number, min = 0) =>
  z.string().refine(isStorableText, '含有无法保存的字符 (holds a NUL or half a character)').trim().min(min).max(max);

/** A text that may be cleared. */
export const optionalText = (max: number) =>
  text(max)
    .nullish()
    .transform((value) => (value === '' ? null : value));

/** Why something is done: what others will read, so it must say something. */
export const reason = text(2000, 2);

/**
 * A calendar date of a command (1900 to 2999): periods of law can be counted from it in both directions without leaving the
 * calendar.
 */
export const localDate = z
  .string()
  .refine(
    (day) => isLocalDate(day) && day >= '1900-01-01' && day <= '2999-12-31',
    '不是 1900 至 2999 年间的日期 (no date of the years 1900 to 2999)',
  );

/** What every mutation's input holds. */
export const commandFields = {
  idempotencyKey: z.string().regex(/^[\x21-\x7e]{1,200}$/),
};

/** What every change of something that exists holds. */
export const changeFields = {
  ...commandFields,
  id: z.string().min(1).max(200),
  expectedRevision: z.int().min(1),
};
