import { z } from 'zod';
import { decodeGlobalId } from '../../rules/catalog/global-id.ts';
import { invalidInput } from '../../rules/errors.ts';
import type { ProductContent, ProductPatch } from '../../rules/product/content.ts';
import { deliveryForms, productTypes, useClasses, wordsOf } from '../../rules/vocabulary.ts';
import { optionalText, text } from '../command/parse-input.ts';

/** How much a version may say. */
export const productBounds = {
  name: 200,
  abstract: 4000,
  text: 10_000,
  purpose: 1000,
  inputs: 200,
  outputs: 200,
} as const;

const clearable = text(productBounds.text).nullish();

const specification = z.object({
  inputs: z
    .array(z.object({ item: z.string().min(1).max(200), purpose: text(productBounds.purpose) }))
    .max(productBounds.inputs)
    .nullish(),
  outputs: z
    .array(z.object({ name: text(productBounds.name, 1), description: text(productBounds.abstract) }))
    .max(productBounds.outputs)
    .nullish(),
  update: clearable,
  serviceLevel: clearable,
  documentation: clearable,
});

const named = {
  name: text(productBounds.name, 1),
  type: z.enum(wordsOf(productTypes)),
  deliveryForm: z.enum(wordsOf(deliveryForms)),
  useClass: z.enum(wordsOf(useClasses)),
};

/** What a new product says: what it is has to be there, the rest can follow. */
export const draftFields = {
  ...named,
  abstract: text(productBounds.abstract).nullish(),
  specification: specification.nullish(),
  changeNote: optionalText(2000),
};

/** What changes of a product; what is left out stays. */
export const patchFields = {
  name: named.name.nullish(),
  type: named.type.nullish(),
  deliveryForm: named.deliveryForm.nullish(),
  useClass: named.useClass.nullish(),
  abstract: draftFields.abstract,
  specification: draftFields.specification,
  changeNote: draftFields.changeNote,
};

const shape = z.object(patchFields);

/**
 * What an input changes of a content.
 *
 * @throws Refused when an input names no item of a data demand, or one twice
 */
export function productPatch(input: z.output<typeof shape>): ProductPatch {
  const { name, abstract, type, deliveryForm, useClass, specification: spec } = input;
  const flat = { name, abstract, type, deliveryForm, useClass };
  if (spec == null) return present(flat);
  const { inputs: named, ...parts } = spec;
  const inputs = named?.map(({ item, purpose }, place) => ({ demandItemId: itemId(item, place), purpose }));
  if (inputs !== undefined && new Set(inputs.map(({ demandItemId }) => demandItemId)).size < inputs.length) {
    throw invalidInput(['specification', 'inputs'], 'unique', {
      zh: '同一需求项只能列一次。',
      en: 'An item stands there once.',
    });
  }
  return { ...present(flat), specification: { ...present(parts), ...(inputs === undefined ? {} : { inputs }) } };
}

/** What a product says of which nothing is written yet. */
export const emptySpecification: ProductContent['specification'] = {
  ...{ inputs: [], outputs: [], update: '', serviceLevel: '', documentation: '' },
};

type Present<T> = { -readonly [K in keyof T]?: NonNullable<T[K]> };

const present = <T extends object>(given: T): Present<T> =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value != null)) as Present<T>;

function itemId(globalId: string, place: number): string {
  const decoded = decodeGlobalId(globalId);
  if (decoded?.noun === 'DemandItem') return decoded.id;
  throw invalidInput(['specification', 'inputs', String(place), 'item'], 'demand_item', {
    zh: '不是数据需求项的全局标识。',
    en: 'No global id of an item of a data demand.',
  });
}
