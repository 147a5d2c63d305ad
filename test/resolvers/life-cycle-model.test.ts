import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { type Cast, castOf, Real } from '../support/life-cycle/real.ts';
import { operations } from '../support/life-cycle/reference.ts';
import { compareLives, type Reached, sequence } from '../support/life-cycle/sequences.ts';

const isLong = process.env['LONG'] !== undefined;
const parameters = { noBias: true, ...(isLong ? { numRuns: 10_000 } : { numRuns: 60, seed: 20260601 }) };
const PROGRESS_EVERY = 250;

let database: TestDatabase;
let cast: Cast;

beforeAll(async () => {
  database = await testDatabase('demo');
  cast = await castOf(database.pool);
});
afterAll(async () => await database.close());

test(`${parameters.numRuns} random lives of resources and scenarios go as the reference says, button by button`, async () => {
  const reached: Reached = new Map();
  let lives = 0;
  let steps = 0;
  const property = fc.asyncProperty(sequence, async (life) => {
    await compareLives(life, async (kind, title) => await Real.make(database.pool, cast, kind, title), reached);
    lives += 1;
    steps += life.steps.length;
    if (isLong && lives % PROGRESS_EVERY === 0) process.stdout.write(`${lives} lives, ${steps} commands\n`);
  });
  await fc.assert(property, parameters);
  expect(lives).toBe(parameters.numRuns);
  const taken = new Set([...reached.keys()].map((key) => key.replace(/^\w+: (\w+) in .*$/, '$1')));
  expect([...taken].sort()).toEqual([...operations].sort());
}, 14_400_000);
