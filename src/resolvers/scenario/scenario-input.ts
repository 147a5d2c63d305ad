import { z } from 'zod';
import { decodeGlobalId } from '../../rules/catalog/global-id.ts';
import { scenarioBounds as bounds, type MatchedItem } from '../../rules/scenario/content.ts';
import type { NeedAddition, NeedChange, ScenarioPatch } from '../../rules/scenario/patch.ts';
import { type DomainCode, domainCodes, needImportances, wordsOf } from '../../rules/vocabulary.ts';
import { text } from '../command/parse-input.ts';

/** Names a need: by its key, which is its global id, or in a change that adds it, by the ref given there. */
const needName = text(200, 1).transform((given): string => {
  const decoded = decodeGlobalId(given);
  return decoded?.noun === 'ScenarioNeed' ? decoded.id : given;
});

/** The need of an input, as its content names it. */
export const needKey = needName;

const importance = z.enum(wordsOf(needImportances));

const addition = z
  .object({
    ref: text(100, 1).nullish(),
    title: text(bounds.title, 1),
    description: text(bounds.text).nullish(),
    importance,
    substituteFor: needName.nullish(),
  })
  .transform(
    ({ ref, description, substituteFor, ...need }): NeedAddition => ({
      ...need,
      ref: ref ?? null,
      description: description ?? '',
      substituteFor: substituteFor ?? null,
    }),
  );

const change = z
  .object({
    key: needName,
    title: text(bounds.title, 1).nullish(),
    description: text(bounds.text).nullish(),
    importance: importance.nullish(),
    substituteFor: needName.nullish(),
  })
  .transform(
    ({ key, title, description, importance: weight, substituteFor }): NeedChange => ({
      key,
      // Not to be cleared: each has to say something, or has an empty text of its own.
      ...(title == null ? {} : { title }),
      ...(description == null ? {} : { description }),
      ...(weight == null ? {} : { importance: weight }),
      ...(substituteFor === undefined ? {} : { substituteFor }),
    }),
  );

const fields = z.object({
  title: text(bounds.title, 1).nullish(),
  description: text(bounds.text).nullish(),
  jurisdiction: z.object({ code: z.string().regex(/^[0-9]{6}$/), name: text(200, 1) }).nullish(),
  domains: z
    .array(z.enum(wordsOf(domainCodes)))
    .max(bounds.domains)
    .transform((list): DomainCode[] => [...new Set(list)])
    .nullish(),
  needs: z
    .object({
      remove: z.array(needName).max(bounds.needs).nullish(),
      update: z.array(change).max(bounds.needs).nullish(),
      add: z.array(addition).max(bounds.needs).nullish(),
      order: z.array(needName).max(bounds.needs).nullish(),
    })
    .nullish(),
});

/** What a proposer writes of a scenario, checked: what is left out, or null, stays. */
export const scenarioPatch = fields.transform(
  ({ title, description, jurisdiction, domains, needs }): ScenarioPatch => ({
    ...(title == null ? {} : { title }),
    ...(description == null ? {} : { description }),
    ...(jurisdiction == null ? {} : { jurisdiction }),
    ...(domains == null ? {} : { domains }),
    ...(needs == null
      ? {}
      : {
          needs: {
            remove: needs.remove ?? undefined,
            update: needs.update ?? undefined,
            add: needs.add ?? undefined,
            order: needs.order ?? undefined,
          },
        }),
  }),
);

/** Items of a mapping, each named once. */
export const matchedItems = z
  .array(z.object({ name: text(bounds.itemName, 1), justification: text(bounds.justification) }))
  .max(bounds.items)
  .nullish()
  .transform((items): MatchedItem[] => [...new Map((items ?? []).map((item) => [item.name, item])).values()]);

/** Why a need takes a resource; may be empty until the scenario is handed in. */
export const justification = text(bounds.justification);
