import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addNotice } from '../support/authorisation/filing.ts';
import { type Cast, castOf, Real } from '../support/authorisation-model/real.ts';
import { noticeWindow } from '../support/authorisation-model/reference.ts';
import { compareLives, type Reached, sequence } from '../support/authorisation-model/sequences.ts';
import { ops } from '../support/authorisation-model/words.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';

const isLong = process.env['LONG'] !== undefined;
const seed = isLong ? Date.now() % 1_000_000_000 : 20260601;
const parameters = { noBias: true, endOnFailure: true, seed, numRuns: isLong ? 10_000 : 40 };
const PROGRESS_EVERY = 100;

let database: TestDatabase;
let cast: Cast;
let notice: string;

beforeAll(async () => {
  database = await testDatabase('demo');
  cast = await castOf(database.pool);
  notice = (await addNotice(database.pool, noticeWindow)).code;
});
afterAll(async () => await database.close());

test(`${parameters.numRuns} random lives of authorisations go as the reference says, button by button`, async () => {
  const reached: Reached = new Map();
  let lives = 0;
  let steps = 0;
  const property = fc.asyncProperty(sequence, async (life) => {
    await compareLives(life, async (list) => await Real.make(database.pool, cast, notice, list), reached);
    lives += 1;
    steps += life.draws.length;
    if (isLong && lives % PROGRESS_EVERY === 0)
      process.stdout.write(`seed ${seed}: ${lives} lives, ${steps} commands\n`);
  });
  await fc.assert(property, parameters);
  expect(lives).toBe(parameters.numRuns);
  const taken = new Set([...reached.keys()].map((key) => key.replace(/ in .*$/, '')));
  expect([...taken].sort()).toEqual([...ops].sort());
}, 43_200_000);
