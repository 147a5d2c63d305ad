import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FilterField, filters, operators, whereBounds } from '../../../src/rules/catalog/filters.ts';
import { encodeGlobalId } from '../../../src/rules/catalog/global-id.ts';
import { carried, listDocument, type RootNoun } from '../../support/catalog-list.ts';
import { filteredNouns, nodeNames } from '../../support/catalog-nouns.ts';
import { answer, type Refusal, refusal, statementsOf } from '../../support/catalog-query.ts';
import { type TestDatabase, testDatabase } from '../../support/database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase('demo');
});
afterAll(async () => await database.close());

/** How a where is refused; fails when the database was asked anything. */
async function refused(noun: RootNoun, where: unknown): Promise<Refusal> {
  const { result, statements } = await statementsOf(
    database.pool,
    async () => await refusal(database.pool, listDocument(noun), { where }),
  );
  expect(statements).toEqual([]);
  expect(result.message.length).toBeLessThan(1_000);
  return result;
}

const fields = filteredNouns.flatMap((noun) =>
  Object.entries<FilterField>(filters[noun]).map(([name, field]) => ({ what: `${noun}.${name}`, noun, name, field })),
);

/** Every where in which one null stands for something, with the path of it. */
function nullsOf(name: string, field: FilterField): { where: object; at: (string | number)[] }[] {
  const whole = { where: { [name]: null }, at: [name] };
  if ('noun' in field) {
    if (field.kind === 'one') return [whole, { where: { [name]: { and: null } }, at: [name, 'and'] }];
    return [
      whole,
      ...['some', 'every', 'none'].map((each) => ({ where: { [name]: { [each]: null } }, at: [name, each] })),
    ];
  }
  if (field.kind === 'search') return [whole];
  return [whole, ...operators[field.kind].map((each) => ({ where: { [name]: { [each]: null } }, at: [name, each] }))];
}

describe('null in a where', () => {
  it.each(fields)('$what is refused with its path', async ({ noun, name, field }) => {
    for (const { where, at } of nullsOf(name, field)) {
      const root = carried(noun, where);
      const [relation] = Object.keys(root.where);
      const path = root.where === where ? ['where', ...at] : ['where', String(relation), 'some', ...at];
      const { code, at: told, message } = await refused(root.noun, root.where);
      expect({ code, told }).toEqual({ code: 'BAD_USER_INPUT', told: path });
      expect(message).toContain(path.join('.'));
    }
  });

  it.each([
    ['where', null, ['where']],
    ['and', { and: null }, ['where', 'and']],
    ['or', { or: null }, ['where', 'or']],
    ['not', { not: null }, ['where', 'not']],
    ['deep', { and: [{}, { not: { or: [{ provider: null }] } }] }, ['where', 'and', 1, 'not', 'or', 0, 'provider']],
  ])('%s', async (_name, where, at) => {
    expect(await refused('Resource', where)).toMatchObject({ code: 'BAD_USER_INPUT', at });
  });

  it.each([{ title: { in: [null] } }, { and: [null] }, { formats: { hasAny: ['CSV', null] } }, { id: { in: [null] } }])(
    'in a list is refused by the type: %j',
    async (where) => {
      expect((await refused('Resource', where)).code).toBe('BAD_USER_INPUT');
    },
  );
});

describe('an id of another type', () => {
  const uuid = '00000000-0000-7000-8000-000000000000';

  it.each(filteredNouns)('in a filter of %s', async (noun) => {
    const strange = [
      ...nodeNames.filter((name) => name !== noun).map((name) => encodeGlobalId(name, uuid)),
      ...['', uuid, 'x', `${encodeGlobalId(noun, uuid)}=`, encodeGlobalId(noun, uuid.toUpperCase().replace('7', 'A'))],
      ...[
        Buffer.from(`${noun}:${uuid}`).toString('base64').replaceAll('=', ''),
        Buffer.from(`constructor:${uuid}`).toString('base64url'),
      ],
    ].filter((id) => id !== encodeGlobalId(noun, uuid));
    for (const id of strange) {
      for (const where of [{ id: { eq: id } }, { id: { in: [encodeGlobalId(noun, uuid), id] } }]) {
        const root = carried(noun, where);
        expect(await refused(root.noun, root.where)).toMatchObject({ code: 'BAD_USER_INPUT' });
      }
    }
    const root = carried(noun, { id: { eq: encodeGlobalId(noun, uuid) } });
    expect(await answer(database.pool, listDocument(root.noun), { where: root.where })).toMatchObject({
      list: { totalCount: 0 },
    });
  });
});

describe('bounds', () => {
  const nest = (levels: number, inner: object): object => {
    let where = inner;
    for (let level = 0; level < levels; level += 1) where = { not: where };
    return where;
  };
  const relate = (levels: number): object => {
    let where: object = {};
    for (let level = 0; level < levels; level += 1)
      where = level % 2 === 0 ? { resources: { some: where } } : { provider: where };
    return where;
  };
  const many = (count: number) => Array.from({ length: count }, (_, index) => ({ title: { eq: `x${index}` } }));

  it.each([
    ['not, one level too deep', nest(whereBounds.depth, {})],
    ['not, 1,000 levels', nest(1_000, { title: { eq: 'x' } })],
    // Each is two levels of a variable, of which the edge lets 200 pass; beyond, graphql's coercion recurses until the stack ends.
    ['and, 99 levels', Array.from({ length: 99 }).reduce<object>((where) => ({ and: [where] }), {})],
    ['relations, 12 deep', relate(12)],
    ['relations, 1,000 deep', relate(1_000)],
  ])('too deep: %s', async (_name, where) => {
    const { code, message } = await refused('Resource', where);
    expect(code).toBe('BAD_USER_INPUT');
    expect(message).toContain(`nested deeper than ${whereBounds.depth} levels`);
  });

  it.each([
    ['or of 100 and the or itself', { or: many(whereBounds.conditions) }],
    ['spread over groups', { and: [{ or: many(40) }, { or: many(40) }, { not: { or: many(40) } }] }],
    ['or of 1,000 empty groups', { or: Array.from({ length: 1_000 }, () => ({})) }],
    ['and of 20,000 empty groups', { and: Array.from({ length: 20_000 }, () => ({})) }],
    ['groups of nothing in groups', { and: Array.from({ length: 60 }, () => ({ or: [{}, {}] })) }],
  ])('too many conditions: %s', async (_name, where) => {
    const { code, message } = await refused('Resource', where);
    expect(code).toBe('BAD_USER_INPUT');
    expect(message).toContain(`more than ${whereBounds.conditions} conditions`);
  });

  it.each([
    ['texts', (count: number) => ({ title: { in: Array.from({ length: count }, (_, n) => `t${n}`) } })],
    ['the same text', (count: number) => ({ title: { in: Array.from({ length: count }, () => 't') } })],
    ['hasAny', (count: number) => ({ formats: { hasAny: Array.from({ length: count }, (_, n) => `t${n}`) } })],
    ['words', (count: number) => ({ updateCycle: { in: Array.from({ length: count }, () => 'DAILY') } })],
  ])('too many values: %s', async (_name, where) => {
    const { code, message } = await refused('Resource', where(whereBounds.values + 1));
    expect(code).toBe('BAD_USER_INPUT');
    expect(message).toContain(`more than ${whereBounds.values} values`);
    await answer(database.pool, listDocument('Resource'), { where: where(whereBounds.values) });
  });

  it.each(['contains', 'startsWith'])('too many texts to look for: %s', async (operator) => {
    const looked = (count: number) => ({
      or: Array.from({ length: count }, (_, index) => ({ not: { title: { [operator]: `x${index}` } } })),
    });
    const { code, message } = await refused('Resource', looked(whereBounds.searches + 1));
    expect(code).toBe('BAD_USER_INPUT');
    expect(message).toContain(`more than ${whereBounds.searches} texts to look for`);
    await answer(database.pool, listDocument('Resource'), { where: looked(whereBounds.searches) });
  });

  it('what is at its bounds is answered', async () => {
    for (const where of [
      nest(whereBounds.depth - 2, { title: { eq: 'x' } }),
      { or: many(whereBounds.conditions - 1) },
      relate(4),
    ])
      await answer(database.pool, listDocument('Resource'), { where });
  });
});

describe('names that every object has', () => {
  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf'])('%s is no filter', async (name) => {
    const wheres = [
      `{"${name}": {"eq": "x"}}`,
      `{"title": {"${name}": "x"}}`,
      `{"items": {"${name}": {}}}`,
      `{"and": [{"${name}": {}}]}`,
    ];
    for (const text of wheres) expect((await refused('Resource', JSON.parse(text))).code).toBe('BAD_USER_INPUT');
    const order = { orderBy: [JSON.parse(`{"field": "CODE", "${name}": 1}`)] };
    const document = 'query ($orderBy: [ResourceOrder!]) { resources(orderBy: $orderBy) { totalCount } }';
    expect((await refusal(database.pool, document, order)).code).toBe('BAD_USER_INPUT');
    expect((await refusal(database.pool, document, { orderBy: [{ field: name }] })).code).toBe('BAD_USER_INPUT');
  });
});
