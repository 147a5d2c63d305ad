import { z } from 'zod';
import { noticeBounds as bounds, type NoticePatch } from '../../rules/notice/content.ts';
import { domainCodes, wordsOf } from '../../rules/vocabulary.ts';
import { authorisationModes, paperKinds } from '../../rules/workflow/words.ts';
import { localDate, text } from '../command/parse-input.ts';

const each = <T>(list: readonly T[]): T[] => [...new Set(list)];
const days = z.int().min(1).max(bounds.days);

/** What may be changed of a notice once it was published. */
const amendable = {
  title: text(bounds.title, 1).nullish(),
  domains: z
    .array(z.enum(wordsOf(domainCodes)))
    .max(7)
    .nullish(),
  resourceCodes: z.array(text(bounds.code, 1)).max(bounds.resources).nullish(),
  jurisdictionCodes: z
    .array(z.string().regex(/^[0-9]{6}$/))
    .max(bounds.jurisdictions)
    .nullish(),
  conditions: text(bounds.text).nullish(),
  criteria: text(bounds.text).nullish(),
  requirements: text(bounds.text).nullish(),
  requiredPapers: z
    .array(z.enum(wordsOf(paperKinds)))
    .max(20)
    .nullish(),
  opensOn: localDate.nullish(),
  closesOn: localDate.nullish(),
  reviewDays: days.nullish(),
  objectionDays: days.nullish(),
};

type Amended = z.output<z.ZodObject<typeof amendable>>;

/** Numbers of days may be cleared; everything else stays when it is left out, or null. */
function patchOf({
  reviewDays,
  objectionDays,
  domains,
  resourceCodes,
  jurisdictionCodes,
  requiredPapers,
  ...plain
}: Amended): NoticePatch {
  const said = Object.entries(plain).filter(([, value]) => value != null);
  return {
    ...(Object.fromEntries(said) as NoticePatch),
    ...(domains == null ? {} : { domains: each(domains) }),
    ...(resourceCodes == null ? {} : { resourceCodes: each(resourceCodes) }),
    ...(jurisdictionCodes == null ? {} : { jurisdictionCodes: each(jurisdictionCodes) }),
    ...(requiredPapers == null ? {} : { requiredPapers: each(requiredPapers) }),
    ...(reviewDays === undefined ? {} : { reviewDays }),
    ...(objectionDays === undefined ? {} : { objectionDays }),
  };
}

/** What changes of a published notice, checked. */
export const noticeChanges = z.object(amendable).transform(patchOf);

/** What the authority writes of a notice, checked: what is left out stays; a null lead is none. */
export const noticePatch = z
  .object({
    ...amendable,
    mode: z.enum(wordsOf(authorisationModes)).nullish(),
    lead: text(bounds.code, 1).nullish(),
  })
  .transform(
    ({ mode, lead, ...rest }): NoticePatch => ({
      ...patchOf(rest),
      ...(mode == null ? {} : { mode }),
      ...(lead === undefined ? {} : { lead }),
    }),
  );
