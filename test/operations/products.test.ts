import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Viewer } from '../../src/rules/viewer.ts';
import { noon } from '../support/agreements.ts';
import { answer, statementsOf } from '../support/catalog-query.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { ProductWorld, productPeople, type Told } from '../support/registry/product-world.ts';
import { anOperation } from '../support/registry/products.ts';

const day = '2026-03-02';

let database: TestDatabase;
let world: ProductWorld;
let product: Told;

beforeAll(async () => {
  database = await testDatabase('demo');
  world = new ProductWorld(database.pool, await productPeople(database.pool));
  const draft = await world.drafted(await anOperation(database.pool), day);
  product = await world.act(world.people.operator, 'submitProduct', draft, {}, day);
});
afterAll(async () => await database.close());

/** Sends a document as it stands, and counts its statements. */
async function sent(consumer: string, name: string, variables: Readonly<Record<string, unknown>>, viewer: Viewer) {
  const file = path.resolve(import.meta.dirname, `../../operations/${consumer}/${name}.graphql`);
  const document = readFileSync(file, 'utf8');
  const asked = async () =>
    await answer<Record<string, unknown>>(database.pool, document, variables, { viewer, now: noon(day) });
  return await statementsOf(database.pool, asked);
}

it.each([
  ['operator', 'ProductFile', 10],
  ['operator', 'CheckProduct', 8],
  ['reviewer', 'ProductDesk', 20],
] as const)('%s: %s is answered in few statements', async (consumer, name, most) => {
  const { operator, officer } = world.people;
  const variables = name === 'ProductFile' ? { code: product.code } : { id: product.id };
  const { result, statements } = await sent(consumer, name, variables, consumer === 'operator' ? operator : officer);
  expect(Object.values(result).every((value) => value !== null)).toBe(true);
  expect(statements.length).toBeLessThanOrEqual(most);
});
