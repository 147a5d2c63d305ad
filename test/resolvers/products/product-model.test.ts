import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../support/database.ts';
import { compare, sequence } from '../../support/product-model/commands.ts';
import { Real } from '../../support/product-model/real.ts';
import { Reference } from '../../support/product-model/reference.ts';
import type { ProductWorld } from '../../support/registry/product-world.ts';

const isLong = process.env['LONG'] !== undefined;
const seed = isLong ? Date.now() % 1_000_000_000 : 20260601;
const parameters = { noBias: true, endOnFailure: true, seed, numRuns: isLong ? 2000 : 5 };

let database: TestDatabase;
let worlds: readonly ProductWorld[];

beforeAll(async () => {
  database = await testDatabase('demo');
  worlds = await Real.worlds(database.pool);
});
afterAll(async () => await database.close());

test(`${parameters.numRuns} random lives of products keep their lineage whole in both directions, command by command`, async () => {
  const reached = new Map<string, number>();
  const life = fc.asyncProperty(sequence, async (commands) => {
    await compare(commands, await Real.make(database.pool, worlds), new Reference(), reached);
  });
  await fc.assert(life, parameters);
  expect(reached.get('approve') ?? 0).toBeGreaterThan(0);
}, 43_200_000);
