import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FilterField, filters } from '../../../src/rules/catalog/filters.ts';
import { listDocument, type RootNoun } from '../../support/catalog-list.ts';
import { ask } from '../../support/catalog-query.ts';
import { type TestDatabase, testDatabase } from '../../support/database.ts';
import { lookedAt } from '../../support/looked-at.ts';

let database: TestDatabase;
let rows = 0;
beforeAll(async () => {
  database = await testDatabase('demo');
  const sql = database.pool.$client;
  await sql`analyze`;
  const tables = ['resources', 'need_matches', 'scenario_needs', 'scenarios', 'products', 'product_inputs'];
  for (const table of tables) rows += (await sql`select from ${sql(table)}`).length;
});
afterAll(async () => await database.close());

/** Rows that a list with this filter looks at. */
const work = async (noun: RootNoun, where: object): Promise<number> =>
  await lookedAt(database.pool, async () => await ask(database.pool, listDocument(noun), { where }));

const manyOf = (noun: keyof typeof filters): { name: string; to: keyof typeof filters }[] =>
  Object.entries<FilterField>(filters[noun]).flatMap(([name, field]) =>
    field.kind === 'many' ? [{ name, to: field.noun }] : [],
  );

const roots: RootNoun[] = ['Resource', 'Scenario', 'Product', 'Organization'];
const chains = roots.flatMap((noun) =>
  manyOf(noun).flatMap((one) => manyOf(one.to).map((two) => ({ noun, one: one.name, two: two.name }))),
);

/**
 * How often a row may be looked at. Some eight times is measured; where a relation is looked for anew at each pair of rows,
 * it is hundreds of times on this small catalog, and more on a larger.
 */
const LOOKS = 20;

describe('a filter over two relations looks at rows in proportion to those there are', () => {
  it.each(chains)('$noun.$one.$two', async ({ noun, one, two }) => {
    const looked = await work(noun, { [one]: { some: { [two]: { some: {} } } } });
    expect(looked).toBeGreaterThan(0);
    expect(looked).toBeLessThan(LOOKS * rows);
  });

  it('and there are many such filters', () => {
    expect(chains.length).toBeGreaterThan(20);
  });
});
