import { z } from 'zod';
import { resourceBounds as bounds, type ItemContent, type ResourcePatch } from '../../rules/resource/content.ts';
import {
  type DomainCode,
  domainCodes,
  itemTypes,
  openingAttributes,
  resourceClasses,
  sensitivityGrades,
  sharingTypes,
  updateCycles,
  wordsOf,
} from '../../rules/vocabulary.ts';
import { optionalText, text } from '../command/parse-input.ts';

const date = z.iso.date();
const itemFields = {
  name: text(bounds.itemName, 1),
  nameEn: optionalText(bounds.itemName),
  description: optionalText(bounds.text),
  dataType: z.enum(wordsOf(itemTypes)).nullish(),
  length: z.int().min(1).max(2_147_483_647).nullish(),
  grade: z.enum(wordsOf(sensitivityGrades)).nullish(),
};

const item = z.object(itemFields).transform(
  ({ name, nameEn, description, dataType, length, grade }): ItemContent => ({
    name,
    nameEn: nameEn ?? null,
    description: description ?? null,
    dataType: dataType ?? 'unknown',
    length: length ?? null,
    grade: grade ?? 'ungraded',
  }),
);

const names = z.array(text(bounds.itemName, 1)).max(bounds.items).nullish();
const itemList = z.array(item).max(bounds.items).nullish();
const itemChange = z.object({ ...itemFields, newName: text(bounds.itemName, 1).nullish() });

/** A list without repetitions: what is named twice is named once. */
const codes = (max: number) =>
  z
    .array(text(200, 1))
    .max(max)
    .transform((list) => [...new Set(list)]);

const access = z.union([
  z.object({ open: z.object({ url: z.url({ protocol: /^https?$/ }).max(2000) }) }),
  z.object({ authorisedOperation: z.object({ platform: text(200, 1) }) }),
  z.object({ apply: z.object({ holder: text(200, 1) }) }),
]);

const fields = z.object({
  title: text(bounds.title, 1).optional(),
  abstract: text(bounds.text).optional(),
  class: z.enum(wordsOf(resourceClasses)).optional(),
  category: optionalText(bounds.short),
  formats: z.array(text(bounds.format, 1).toUpperCase()).max(bounds.formats).optional(),
  sharingType: z.enum(wordsOf(sharingTypes)).optional(),
  sharingCondition: optionalText(bounds.text),
  openingAttribute: z.enum(wordsOf(openingAttributes)).optional(),
  openingCondition: optionalText(bounds.text),
  updateCycle: z.enum(wordsOf(updateCycles)).optional(),
  licence: optionalText(bounds.text),
  contactOffice: optionalText(bounds.short),
  access: access.optional(),
  spatialCoverage: optionalText(bounds.short),
  temporalStartOn: date.nullish(),
  temporalEndOn: date.nullish(),
  isProvincialReturn: z.boolean().optional(),
  domains: z
    .array(z.enum(wordsOf(domainCodes)))
    .max(bounds.domains)
    .transform((list): DomainCode[] => [...new Set(list)])
    .optional(),
  sectors: codes(bounds.sectors).optional(),
  related: codes(bounds.related).optional(),
  items: z
    .object({
      replace: itemList,
      add: itemList,
      update: z.array(itemChange).max(bounds.items).nullish(),
      remove: names,
    })
    .optional(),
});

/** What a steward writes of a resource, checked: absent keeps, null clears. */
export const resourcePatch = fields.transform(({ access: way, items, ...rest }): ResourcePatch => {
  const patch: Record<string, unknown> = { ...rest };
  if (way !== undefined) patch['access'] = accessOf(way);
  if (items !== undefined) {
    patch['items'] = {
      replace: items.replace ?? undefined,
      add: items.add ?? undefined,
      remove: items.remove ?? undefined,
      update: items.update?.map(({ dataType, grade, newName, ...change }) => ({
        ...change,
        // Not to be cleared: a type or a grade that is not known has a word of its own.
        ...(dataType == null ? {} : { dataType }),
        ...(grade == null ? {} : { grade }),
        ...(newName == null ? {} : { newName }),
      })),
    };
  }
  return patch as ResourcePatch;
});

function accessOf(way: z.output<typeof access>): NonNullable<ResourcePatch['access']> {
  if ('open' in way) return { kind: 'open', url: way.open.url };
  if ('apply' in way) return { kind: 'apply', holder: way.apply.holder };
  return { kind: 'authorised_operation', platform: way.authorisedOperation.platform };
}
