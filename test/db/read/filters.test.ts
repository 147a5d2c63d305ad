import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filters, operators, type ValueField } from '../../../src/rules/catalog/filters.ts';
import { encodeGlobalId } from '../../../src/rules/catalog/global-id.ts';
import { addEdgeRows, edgeTexts } from '../../support/catalog-edges.ts';
import { carried, codesOf, type Listed, listDocument } from '../../support/catalog-list.ts';
import { type FilteredNoun, type FilterField, filteredNouns } from '../../support/catalog-nouns.ts';
import { type Catalog, loadCatalog, matches, type OracleRow } from '../../support/catalog-oracle.ts';
import { answer } from '../../support/catalog-query.ts';
import { type TestDatabase, testDatabase } from '../../support/database.ts';

let database: TestDatabase;
let catalog: Catalog;

beforeAll(async () => {
  database = await testDatabase('demo');
  await addEdgeRows(database.pool);
  catalog = await loadCatalog(database.pool);
});
afterAll(async () => await database.close());

const byCodePoint = (one: string, other: string): number => Buffer.compare(Buffer.from(one), Buffer.from(other));

/** Reads the first hundred rows and the count of a where, and compares with the oracle; returns how many rows match. */
async function compare(noun: FilteredNoun, where: object): Promise<number> {
  const root = carried(noun, where);
  const expected = catalog[root.noun].filter((row) => row.visible && matches(row, { ...root.where }));
  const codes = expected.map(({ values }) => String(values['code'])).sort(byCodePoint);
  const { list } = await answer<Listed>(database.pool, listDocument(root.noun), { where: root.where });
  expect(
    list.nodes.map(({ code }) => code),
    JSON.stringify(root),
  ).toEqual(codes.slice(0, 100));
  expect(list.totalCount, JSON.stringify(root)).toBe(codes.length);
  return codes.length;
}

const fieldsOf = (noun: FilteredNoun): [string, FilterField][] =>
  Object.entries(filters[noun] as Readonly<Record<string, FilterField>>);
// What is searched by text has an oracle of its own (test/resolvers/search).
const valueFields = filteredNouns.flatMap((noun) =>
  fieldsOf(noun).flatMap(([name, field]) =>
    'noun' in field || String(field.kind) === 'search' ? [] : [{ what: `${noun}.${name}`, noun, name, field }],
  ),
);
const relations = filteredNouns.flatMap((noun) =>
  fieldsOf(noun).flatMap(([name, field]) => ('noun' in field ? [{ what: `${noun}.${name}`, noun, name, field }] : [])),
);

/** Values to compare a field with: first, middle and last of those that occur, and one that does not. */
function operandsOf(noun: FilteredNoun, name: string, field: ValueField): unknown[] {
  const own = (row: OracleRow): unknown[] => {
    if (field.kind === 'id') return [encodeGlobalId(noun, row.id)];
    const value = row.values[name];
    return Array.isArray(value) ? value : [value];
  };
  const known = [...new Set(catalog[noun].flatMap(own).filter((value) => value !== null))].sort();
  const some = [known[0], known[Math.floor(known.length / 2)], known.at(-1)].filter((value) => value !== undefined);
  switch (field.kind) {
    case 'id':
      return [...some, encodeGlobalId(noun, '00000000-0000-7000-8000-000000000000')];
    case 'boolean':
      return [true, false];
    case 'text':
    case 'texts':
      // All the odd texts where they stand in the rows; a few of them elsewhere.
      return [...some, ...edgeTexts.slice(0, ['title', 'category', 'formats'].includes(name) ? 12 : 2), 'no such text'];
    case 'instant':
      return [
        ...some.map((micros) => instantOf(BigInt(String(micros)))),
        '2026-05-05T13:05:05.000001+08:00',
        '9999-12-31T23:59:59Z',
      ];
    case 'int':
      return [...some, 1900];
    case 'anyId':
      throw new Error('the ledger alone has these');
    case 'date':
      return [...some, '2024-02-29', '9999-12-31'];
    case 'enum':
    case 'rankedEnum':
    case 'enums':
      return known.map((word) => String(word).toUpperCase());
  }
}

/** An instant at an odd offset, so that it must be read and not compared as text. */
function instantOf(micros: bigint): string {
  const local = new Date(Number(micros / 1000n) - 4.5 * 3_600_000).toISOString().slice(0, 19);
  return `${local}.${String(micros % 1_000_000n).padStart(6, '0')}-04:30`;
}

/** What is said to one operator: a value, a part of one, or a list. */
function saidTo(operator: string, operands: readonly unknown[]): unknown[] {
  if (operator === 'in' || operator === 'hasAny') return [[], operands.slice(0, 1), operands];
  if (operator !== 'contains' && operator !== 'startsWith') return [...operands];
  const texts = operands.map(String);
  const parts = texts.slice(0, 4).map((text) => [...text].slice(1, 3).join(''));
  return [...new Set([...texts, ...parts, '', '%', '_', '\\', "'", 'MIXED', 'mixed'])];
}

describe('each filter and operator, against plain JavaScript', () => {
  const cases = valueFields.flatMap((each) => operators[each.field.kind].map((operator) => ({ ...each, operator })));

  it.each(cases)('$what $operator', async ({ noun, name, field, operator }) => {
    const found: number[] = [];
    for (const value of saidTo(operator, operandsOf(noun, name, field))) {
      found.push(await compare(noun, { [name]: { [operator]: value } }));
    }
    expect(found.length).toBeGreaterThan(1);
    // A field of which every row has the same value, or none, would prove nothing.
    expect(new Set(found).size, String(found)).toBeGreaterThan(1);
  });

  it.each(valueFields)('$what: no operator says nothing, several must all hold', async ({ noun, name, field }) => {
    await compare(noun, { [name]: {} });
    const operands = operandsOf(noun, name, field);
    const all = operators[field.kind].map((operator) => [operator, saidTo(operator, operands).at(-1)]);
    await compare(noun, { [name]: Object.fromEntries(all) });
  });
});

describe('not', () => {
  it.each(valueFields)('is the rest, also where $what is unknown', async ({ noun, name, field }) => {
    const [operand] = operandsOf(noun, name, field);
    const operator = operators[field.kind][0];
    const where = { [name]: { [operator]: operand } };
    const root = carried(noun, where);
    const all = await codesOf(database.pool, root.noun);
    const one = await codesOf(database.pool, root.noun, root.where);
    const rest = await codesOf(database.pool, root.noun, { not: root.where });
    expect([...one, ...rest].sort()).toEqual([...all].sort());
    await compare(noun, { not: { not: where } });
    await compare(noun, { not: where });
  });
});

describe('relations', () => {
  const quantifiers = ['some', 'every', 'none'] as const;

  /** Conditions on the related noun that some rows meet. */
  function conditionsOn(noun: FilteredNoun): object[] {
    const [name, field] = fieldsOf(noun).find(([, known]) => known.kind === 'enum') ?? [
      'name',
      { kind: 'text' } as const,
    ];
    const value = operandsOf(noun, name, field as ValueField)[1];
    const row = catalog[noun].find((each) => each.visible);
    const id = { id: { eq: encodeGlobalId(noun, row?.id ?? '') } };
    const unknown = fieldsOf(noun).flatMap(([other, known]) => {
      if ('noun' in known || known.kind === 'id' || !catalog[noun].some(({ values }) => values[other] === null))
        return [];
      return [{ [other]: { [operators[known.kind][0]]: operandsOf(noun, other, known)[0] } }];
    });
    return [{}, { [name]: { eq: value } }, { not: { [name]: { eq: value } } }, id, { or: [] }, { and: [] }, ...unknown];
  }

  it.each(relations)('$what', async ({ noun, name, field }) => {
    const found: number[] = [];
    for (const condition of conditionsOn(field.noun)) {
      if (field.kind === 'one')
        found.push(await compare(noun, { [name]: condition }), await compare(noun, { not: { [name]: condition } }));
      else for (const each of quantifiers) found.push(await compare(noun, { [name]: { [each]: condition } }));
    }
    expect(new Set(found).size).toBeGreaterThan(1);
    if (field.kind === 'many') {
      await compare(noun, { [name]: {} });
      const [some, every] = conditionsOn(field.noun).slice(1);
      await compare(noun, { [name]: { some, every, none: { or: [] } } });
    }
  });

  it.each(relations)('$what and on from there', async ({ noun, name, field }) => {
    for (const [next, onward] of fieldsOf(field.noun)) {
      if (!('noun' in onward)) continue;
      const inner = onward.kind === 'one' ? { [next]: { id: { in: [] } } } : { [next]: { some: {} } };
      const both = field.kind === 'one' ? [inner] : quantifiers.map((each) => ({ [each]: inner }));
      for (const each of both) await compare(noun, { [name]: each });
    }
  });
});

describe('and, or, not together', () => {
  const a = { openingAttribute: { eq: 'RESTRICTED' } };
  const b = { category: { contains: '医' } };
  const c = { items: { some: { grade: { gte: 'L3' } } } };

  it.each([
    ['and: []', { and: [] }],
    ['or: []', { or: [] }],
    ['not: {}', { not: {} }],
    ['{}', {}],
    ['and of two', { and: [a, b] }],
    ['or of two', { or: [a, b] }],
    ['siblings', { ...a, or: [b, c], not: { and: [a, c] } }],
    ['or beside not', { or: [{ not: a }, { and: [b, { or: [c, { not: b }] }] }] }],
    ['an empty group in or', { or: [{}, a] }],
    ['deep', { and: [{ or: [{ and: [a, { not: { or: [b, { not: a }] } }] }] }] }],
  ])('%s', async (_name, where) => {
    await compare('Resource', where);
  });
});
