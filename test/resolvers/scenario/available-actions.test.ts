import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../support/database.ts';
import { type Cast, castOf, Real } from '../../support/life-cycle/real.ts';
import {
  mutationOf,
  type Operation,
  operationsOf,
  type Persona,
  personas,
} from '../../support/life-cycle/reference.ts';

let database: TestDatabase;
let cast: Cast;

beforeAll(async () => {
  database = await testDatabase('demo');
  cast = await castOf(database.pool);
});
afterAll(async () => await database.close());

const handedIn: readonly Operation[] = ['complete', 'map', 'submit'];
const published: readonly Operation[] = [...handedIn, 'publish'];
const paths: Readonly<Record<string, readonly Operation[]>> = {
  'an incomplete draft': ['map'],
  'a draft': ['complete', 'map'],
  'handed in': handedIn,
  published,
  'published, with a revision': [...published, 'revise'],
  'published, with a revision handed in': [...published, 'revise', 'submit'],
  withdrawn: [...published, 'withdraw'],
};

async function broughtTo(path: readonly Operation[]): Promise<Real> {
  const made = await Real.make(database.pool, cast, 'scenario', '场景');
  for (const [index, operation] of path.entries()) {
    const who: Persona = operation === 'publish' ? 'member' : 'owner';
    expect(await made.act(who, operation, index + 1, '改名')).toBe('done');
  }
  return made;
}

test.each(Object.entries(paths))('%s: each role is offered what its mutations then do', async (_, path) => {
  const revision = path.length + 1;
  let subject = await broughtTo(path);
  let offered = 0;
  for (const persona of personas) {
    for (const operation of operationsOf('scenario')) {
      const button = (await subject.see(persona))?.actions[mutationOf('scenario', operation)] ?? false;
      const answer = await subject.act(persona, operation, revision, '改名');
      expect([persona, operation, answer === 'done']).toEqual([persona, operation, button]);
      if (answer !== 'done') continue;
      offered += 1;
      subject = await broughtTo(path);
    }
  }
  expect(offered > 0).toBe(!path.includes('withdraw'));
});
