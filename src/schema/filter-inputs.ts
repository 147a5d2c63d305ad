import type { InputRef } from '@pothos/core';
import {
  type FilteredNoun,
  type FilterField,
  filteredNouns,
  filters,
  operators,
  type PagedNoun,
  pagedNouns,
  type SearchField,
  sorts,
  type ValueField,
} from '../rules/catalog/filters.ts';
import { builder } from './builder.ts';
import { enums, SortDirectionEnum } from './enums.ts';

/** Input types of `where` and `orderBy`, made from the maps of the rules. */

const operatorMeanings: Readonly<Record<string, string>> = {
  eq: 'Equal to this value.',
  in: 'Equal to one of these values, at most 200; an empty list matches nothing.',
  contains:
    'Contains this text of at most 200 characters, whatever the case of its letters; % and _ stand for themselves.',
  startsWith:
    'Begins with this text of at most 200 characters, whatever the case of its letters; % and _ stand for themselves.',
  gt: 'After or above this value.',
  gte: 'At or after, or not below, this value.',
  lt: 'Before or below this value.',
  lte: 'At or before, or not above, this value.',
  has: 'Holds this value.',
  hasAny: 'Holds at least one of these values, at most 200; an empty list matches nothing.',
};

type Scalar = 'ID' | 'String' | 'Boolean' | 'Int' | 'DateTime' | 'Date';
type Compared = Scalar | (typeof enums)[keyof typeof enums];

const made = new Map<string, InputRef<object>>();

/** An input type of operators over one kind of value; made once for each name. */
function comparison(
  name: string,
  kind: keyof typeof operators,
  compared: Compared,
  description: string,
): InputRef<object> {
  const known = made.get(name);
  if (known) return known;
  const ref = builder.inputRef<object>(name).implement({
    description: `${description} Every operator given must hold; null is refused.`,
    fields: (t) =>
      Object.fromEntries(
        operators[kind].map((operator) => {
          const isList = operator === 'in' || operator === 'hasAny';
          const description = operatorMeanings[operator] ?? operator;
          return [operator, t.field({ type: isList ? [compared] : compared, description })];
        }),
      ),
  });
  made.set(name, ref);
  return ref;
}

function fieldFilter(field: ValueField): InputRef<object> {
  switch (field.kind) {
    case 'id':
    case 'anyId':
      return comparison('IDFilter', 'id', 'ID', 'Compares a global id.');
    case 'text':
      return comparison('StringFilter', 'text', 'String', 'Compares a text.');
    case 'int':
      return comparison('IntFilter', 'int', 'Int', 'Compares a whole number.');
    case 'boolean':
      return comparison('BooleanFilter', 'boolean', 'Boolean', 'Compares a yes or no.');
    case 'instant':
      return comparison('DateTimeFilter', 'instant', 'DateTime', 'Compares an instant.');
    case 'date':
      return comparison('DateFilter', 'date', 'Date', 'Compares a calendar date.');
    case 'texts':
      return comparison('StringListFilter', 'texts', 'String', 'Looks into a list of texts.');
    case 'enum':
      return comparison(`${field.enum}Filter`, 'enum', enums[field.enum], `Compares values of ${field.enum}.`);
    case 'rankedEnum':
      return comparison(
        `${field.enum}Filter`,
        'rankedEnum',
        enums[field.enum],
        `Compares values of ${field.enum} in their rising order.`,
      );
    case 'enums':
      return comparison(`${field.enum}ListFilter`, 'enums', enums[field.enum], `Looks into a list of ${field.enum}.`);
  }
}

const whereRef = (noun: FilteredNoun) => builder.inputRef<object>(`${noun}Where`);

const whereRefs: Readonly<Record<FilteredNoun, ReturnType<typeof whereRef>>> = {
  Domain: whereRef('Domain'),
  Sector: whereRef('Sector'),
  Organization: whereRef('Organization'),
  Resource: whereRef('Resource'),
  ResourceItem: whereRef('ResourceItem'),
  Scenario: whereRef('Scenario'),
  ScenarioNeed: whereRef('ScenarioNeed'),
  Product: whereRef('Product'),
  Event: whereRef('Event'),
  AuditEntry: whereRef('AuditEntry'),
  Person: whereRef('Person'),
  Membership: whereRef('Membership'),
  ServiceAccount: whereRef('ServiceAccount'),
  Correction: whereRef('Correction'),
  WebhookEndpoint: whereRef('WebhookEndpoint'),
  WebhookDelivery: whereRef('WebhookDelivery'),
  ProvisionVersion: whereRef('ProvisionVersion'),
  CalendarVersion: whereRef('CalendarVersion'),
  ImportJob: whereRef('ImportJob'),
};

const relationFilters = new Map<FilteredNoun, InputRef<object>>();

function relationFilter(noun: FilteredNoun): InputRef<object> {
  const known = relationFilters.get(noun);
  if (known) return known;
  const ref = builder.inputRef<object>(`${noun}RelationFilter`).implement({
    description: `Asks something of the ${noun} rows a row leads to. Only rows that the viewer may see count.`,
    fields: (t) => ({
      some: t.field({ type: whereRefs[noun], description: 'At least one of them matches.' }),
      every: t.field({ type: whereRefs[noun], description: 'All of them match; true where there is none.' }),
      none: t.field({ type: whereRefs[noun], description: 'None of them matches; true where there is none.' }),
    }),
  });
  relationFilters.set(noun, ref);
  return ref;
}

for (const noun of filteredNouns) {
  const fields: Readonly<Record<string, FilterField>> = filters[noun];
  whereRefs[noun].implement({
    description: `Conditions on a ${noun}. All that are given must hold; a field left out sets none, and null is refused.`,
    fields: (t) => ({
      and: t.field({ type: [whereRefs[noun]], description: 'All of these hold; an empty list holds.' }),
      or: t.field({ type: [whereRefs[noun]], description: 'At least one of these holds; an empty list does not.' }),
      not: t.field({ type: whereRefs[noun], description: 'This does not hold; also where a value is not known.' }),
      ...Object.fromEntries(
        Object.entries(fields).map(([name, field]) => [
          name,
          field.kind === 'search'
            ? t.string({ description: field.meaning })
            : t.field({ type: filterType(field), description: field.meaning }),
        ]),
      ),
    }),
  });
}

function filterType(field: Exclude<FilterField, SearchField>): InputRef<object> {
  if (!('noun' in field)) return fieldFilter(field);
  return field.kind === 'one' ? whereRefs[field.noun] : relationFilter(field.noun);
}

const orderRefs = new Map<PagedNoun, InputRef<{ field: string; direction: 'asc' | 'desc' }>>();

for (const noun of pagedNouns) {
  const fields: Readonly<Record<string, { meaning: string }>> = sorts[noun].fields;
  const fieldEnum = builder.enumType(`${noun}SortField`, {
    description: `What ${noun} rows can be sorted by.`,
    values: Object.fromEntries(
      Object.entries(fields).map(([name, { meaning }]) => [constantCase(name), { value: name, description: meaning }]),
    ),
  });
  const ref = builder.inputRef<{ field: string; direction: 'asc' | 'desc' }>(`${noun}Order`).implement({
    description: `A sort key of ${noun} rows. Ties are broken by id, so pages never skip or repeat a row.`,
    fields: (t) => ({
      field: t.field({ type: fieldEnum, required: true, description: 'What to sort by.' }),
      direction: t.field({
        type: SortDirectionEnum,
        required: true,
        defaultValue: 'asc',
        description: 'Rising or falling.',
      }),
    }),
  });
  orderRefs.set(noun, ref);
}

export function constantCase(name: string): string {
  return name.replace(/[A-Z]/g, (capital) => `_${capital}`).toUpperCase();
}

/** The `where` type of a noun, if it can be filtered. */
export function whereOf(noun: PagedNoun): InputRef<object> | null {
  const filtered = filteredNouns.find((known) => known === noun);
  return filtered ? whereRefs[filtered] : null;
}

/** The `where` type of a noun that can be filtered. */
export const whereInput = (noun: FilteredNoun): InputRef<object> => whereRefs[noun];

/** The `orderBy` type of a noun. */
export function orderOf(noun: PagedNoun): InputRef<{ field: string; direction: 'asc' | 'desc' }> {
  const ref = orderRefs.get(noun);
  if (!ref) throw new Error(`${noun} has no sort`);
  return ref;
}

/** The `where` type of any noun that can be filtered. */
export const whereOfNoun = (noun: FilteredNoun): InputRef<object> => whereRefs[noun];
