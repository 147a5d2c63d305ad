import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addNotice } from '../support/authorisation/filing.ts';
import { type Cast, castOf, Real } from '../support/authorisation-model/real.ts';
import { noticeWindow } from '../support/authorisation-model/reference.ts';
import { compareLives, type Reached, sequence } from '../support/authorisation-model/sequences.ts';
import { ops } from '../support/authorisation-model/words.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { settlePolicyOf } from '../support/kept-policy.ts';

const { LONG, MODEL_LIVES, MODEL_SEED, MODEL_PATH } = process.env;
const isLong = LONG !== undefined;
// A life that failed is lived again by the seed and the path that its report names.
const seed = Number(MODEL_SEED ?? (isLong ? Date.now() % 1_000_000_000 : 20260602));
const parameters = {
  noBias: true,
  endOnFailure: true,
  seed,
  numRuns: Number(MODEL_LIVES ?? (isLong ? 10_000 : 30)),
  ...(MODEL_PATH === undefined ? {} : { path: MODEL_PATH }),
};
const PROGRESS_EVERY = 100;

let database: TestDatabase;
let cast: Cast;
/** A notice that gives a time for objections, and one that gives none. */
let notices: { readonly open: string; readonly silent: string };

beforeAll(async () => {
  database = await testDatabase('demo');
  cast = await castOf(database.pool);
  const [open, silent] = [
    await addNotice(database.pool, { ...noticeWindow, objectionDays: 10 }),
    await addNotice(database.pool, noticeWindow),
  ];
  notices = { open: open.code, silent: silent.code };
  settlePolicyOf(database.pool);
});
afterAll(async () => await database.close());

test(`${parameters.numRuns} random lives of authorisations go as the reference says, button by button`, async () => {
  const reached: Reached = new Map();
  let lives = 0;
  let steps = 0;
  const property = fc.asyncProperty(sequence, async (life) => {
    const make = async (list: (typeof life)['list'], objectionDays: number | null) =>
      await Real.make(database.pool, cast, objectionDays === null ? notices.silent : notices.open, list);
    await compareLives(life, make, reached);
    lives += 1;
    steps += life.draws.length;
    if (isLong && lives % PROGRESS_EVERY === 0)
      process.stdout.write(`seed ${seed}: ${lives} lives, ${steps} commands\n`);
  });
  await fc.assert(property, parameters);
  expect(lives).toBe(parameters.numRuns);
  if (MODEL_PATH !== undefined) return;
  const taken = new Set([...reached.keys()].map((key) => key.replace(/ in .*$/, '')));
  const missing = ops.filter((op) => !taken.has(op));
  expect(missing.length, missing.join()).toBeLessThan(isLong ? 1 : ops.length / 10);
}, 43_200_000);
