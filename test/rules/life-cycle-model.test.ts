import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { InMemory } from '../support/life-cycle/in-memory.ts';
import { operationsOf } from '../support/life-cycle/reference.ts';
import { compareLives, type Reached, type Subject, sequence } from '../support/life-cycle/sequences.ts';

const parameters = { seed: 20260601, numRuns: 10_000, noBias: true };

describe('the rules of both life cycles', () => {
  const reached: Reached = new Map();

  test('agree with a reference written without them, over 10,000 random lives', async () => {
    await fc.assert(
      fc.asyncProperty(
        sequence,
        async (life) => await compareLives(life, (kind, title) => new InMemory(kind, title), reached),
      ),
      parameters,
    );
  }, 120_000);

  test('were taken through every operation there is, and every stage', () => {
    const taken = [...reached.keys()];
    for (const kind of ['resource', 'scenario', 'authority_scenario'] as const) {
      for (const operation of operationsOf(kind)) {
        expect(taken.filter((key) => key.startsWith(`${kind}: ${operation} `)).length).toBeGreaterThan(0);
      }
    }
    const stages = ['draft', 'submitted', 'published', 'published draft', 'published submitted'];
    for (const stage of [...stages, 'suspended', 'suspended draft', 'suspended submitted']) {
      expect(taken.some((key) => key.startsWith('resource:') && key.endsWith(` in ${stage}`))).toBe(true);
    }
  });

  test.each([
    [
      'a visitor who sees drafts',
      (it: Subject): Subject => ({ ...bound(it), see: (who) => it.see(who === 'anonymous' ? 'owner' : who) }),
    ],
    [
      'a submitter who publishes',
      (it: Subject): Subject => ({
        ...bound(it),
        act: (who, what, ...rest) => it.act(what === 'publish' && who === 'insider' ? 'member' : who, what, ...rest),
      }),
    ],
    [
      'a stale revision that is taken',
      (it: Subject): Subject => ({
        ...bound(it),
        act: async (who, what, _, title) => await it.act(who, what, (await it.see('owner'))?.revision ?? 0, title),
      }),
    ],
  ])('the comparison notices %s', async (_, spoil) => {
    const property = fc.asyncProperty(
      sequence,
      async (life) => await compareLives(life, (kind, title) => spoil(new InMemory(kind, title))),
    );
    const { failed } = await fc.check(property, { ...parameters, numRuns: 1_000, endOnFailure: true });
    expect(failed).toBe(true);
  });
});

const bound = (it: Subject): Subject => ({ act: it.act.bind(it), see: it.see.bind(it) });
