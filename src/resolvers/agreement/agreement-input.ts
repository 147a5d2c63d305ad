import { z } from 'zod';
import type { AgreementContent } from '../../rules/agreement/content.ts';
import { lastTermDay } from '../../rules/agreement/limits.ts';
import type { Term, Trial } from '../../rules/agreement/term.ts';
import { compareDates, type LocalDate } from '../../rules/calendar/local-date.ts';
import { invalidInput } from '../../rules/errors.ts';
import { localDate, text } from '../command/parse-input.ts';

const months = z.int().min(1).max(600);

/** What the parties write, part by part; an empty text takes a part away. */
export const contentParts = z
  .array(z.object({ part: z.string().regex(/^[a-z][a-z0-9_]{0,49}$/), text: text(20_000) }))
  .max(50)
  .nullish();

/** Dates of an agreement: an end by months or by a day. */
export const termFields = {
  startsOn: localDate.nullish(),
  termMonths: months.nullish(),
  expiresOn: localDate.nullish(),
  trial: z
    .object({ startsOn: localDate, months: months.nullish(), endsOn: localDate.nullish(), isWithinTerm: z.boolean() })
    .nullish(),
};

const termShape = z.object(termFields);
export type TermInput = z.output<typeof termShape>;

/**
 * The dates that an input gives an agreement.
 *
 * @param standing the dates it has; null for a new one
 * @throws Refused when an end is given twice or not at all, or lies before its beginning
 */
export function termOf(input: TermInput, standing: Term | null): Term {
  const startsOn = input.startsOn ?? standing?.startsOn;
  if (startsOn === undefined) throw missing('startsOn', '请填写首日。', 'Give the first day.');
  const isMoved = input.startsOn != null && input.termMonths == null && input.expiresOn == null;
  if (isMoved && standing !== null && standing.startsOn !== startsOn) {
    throw missing('expiresOn', '首日变更的，请同时填写期限。', 'With another first day, give the end anew.');
  }
  const expiresOn =
    input.termMonths == null && input.expiresOn == null && standing !== null
      ? standing.expiresOn
      : endOf(startsOn, input.termMonths, input.expiresOn, 'expiresOn');
  const trial = input.trial === undefined ? (standing?.trial ?? null) : trialOf(input.trial);
  return { startsOn, expiresOn, trial };
}

function trialOf(input: TermInput['trial']): Trial | null {
  if (input == null) return null;
  const { startsOn, isWithinTerm } = input;
  return { startsOn, endsOn: endOf(startsOn, input.months, input.endsOn, 'trial'), isWithinTerm };
}

function endOf(
  startsOn: LocalDate,
  count: number | null | undefined,
  day: LocalDate | null | undefined,
  field: string,
): LocalDate {
  if ((count == null) === (day == null)) {
    throw missing(field, '期限请以月数或最后一日之一填写。', 'Give the end once: in months, or by its last day.');
  }
  const last = count == null ? null : lastTermDay([], startsOn, { amount: count, unit: 'month' });
  const end = last?.known ? last.value : (day ?? startsOn);
  if (compareDates(end, startsOn) > 0) return end;
  throw missing(field, '最后一日应在首日之后。', 'The last day comes after the first.');
}

const missing = (field: string, zh: string, en: string) => invalidInput([field], 'term', { zh, en });

/** A content with changes: what is given replaces what stands, an empty text takes it away. */
export function patchedContent(standing: AgreementContent, parts: z.output<typeof contentParts>): AgreementContent {
  const next = { ...standing };
  for (const { part, text: said } of parts ?? []) {
    if (said === '') delete next[part];
    else next[part] = said;
  }
  return next;
}
