import { z } from 'zod';
import type { AskedLine } from '../../db/stores/demands.ts';
import { wordsOf } from '../../rules/vocabulary.ts';
import { demandUses, quotaUnits } from '../../rules/workflow/registry-words.ts';
import { localDate, optionalText, text } from '../command/parse-input.ts';

/** How many items one demand asks for at most. */
export const mostItems = 500;

const line = z
  .object({
    resource: text(200, 1),
    item: optionalText(200),
    justification: optionalText(2000),
    subjectAuthorisation: optionalText(2000),
  })
  .transform(
    ({ resource, item, justification, subjectAuthorisation }): AskedLine => ({
      resource,
      item: item ?? null,
      justification: justification ?? '',
      subjectAuthorisation: subjectAuthorisation ?? null,
    }),
  );

/** Items that are asked for, each once. */
export const askedLines = z
  .array(line)
  .max(mostItems)
  .refine(
    (all) => new Set(all.map(({ resource, item }) => `${resource} ${item ?? ''}`)).size === all.length,
    '同一信息项只能列一次 (an item stands here twice)',
  );

/** How often it may be called; null for no quota. */
export const quota = z.object({ calls: z.int().min(1).max(1_000_000_000), per: z.enum(wordsOf(quotaUnits)) }).nullish();

/** What a demand says of itself beside its items. */
export const demandFields = {
  purpose: optionalText(2000),
  use: z.enum(wordsOf(demandUses)).nullish(),
  endsOn: localDate.nullish(),
  quota,
};

/** A quota in its columns. */
export const quotaColumns = (given: z.output<typeof quota>) => ({
  quotaCalls: given?.calls ?? null,
  quotaUnit: given?.per ?? null,
});
