import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byCode, type CodeRange, isInRange, leafOf, splitRange } from '../../../src/rules/exchange/digest.ts';
import { type Held, heldDigest, reconcileHeld, takeState } from '../../../src/rules/exchange/held-listings.ts';
import type { ListingState } from '../../../src/rules/exchange/listing-state.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const everything: CodeRange = { from: null, before: null };

const stateOf = (number: number, revision: number): ListingState => ({
  ...{
    listing: `HZ-EXCHANGE/M${String(number).padStart(6, '0')}`,
    revision,
    status: 'listed',
    cause: null,
    reason: null,
  },
  ...{ exchange: 'HZ-EXCHANGE', exchangeReference: null, listedAt: null, agreement: null, scenario: null, fee: null },
  product: {
    ...{ code: `OP/K${number}`, name: '产品', version: `1.${revision}`, type: 'api', deliveryForm: 'online_api' },
    useClass: 'industry',
  },
  ...{ operator: { code: 'OP', name: '运营主体' }, registrations: [], certificates: [] },
});
const heldOf = (states: readonly ListingState[]): Held => {
  const held: Held = new Map();
  for (const state of states) takeState(held, state);
  return held;
};
const states = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 5 })), { maxLength: 300 })
  .map((pairs) => pairs.map(([number, revision]) => stateOf(number, revision)));

/** A registry that holds some states, as a receiver asks it. */
const registryOf = (held: Held, parts: number) => {
  const inRange = (range: CodeRange) => [...held.values()].filter(({ listing }) => isInRange(listing, range));
  const leavesIn = (range: CodeRange) =>
    inRange(range)
      .map((state) => leafOf(state, sha256))
      .sort(byCode);
  return {
    digest: async (range: CodeRange) => splitRange(range, leavesIn(range), parts, sha256),
    states: async (range: CodeRange) => inRange(range),
  };
};

describe('what a receiver holds', () => {
  it('is the same in whatever order, and however often, states come', () => {
    fc.assert(
      fc.property(states, fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (told, random) => {
        const keyed = [...told, ...told].map((state) => ({ state, key: random.next().value }));
        const shuffled = keyed.sort((a, b) => a.key - b.key).map(({ state }) => state);
        const digest = (of: readonly ListingState[]) => heldDigest(heldOf(of), everything, sha256);
        expect(digest(shuffled)).toEqual(digest(told));
      }),
      { numRuns: 50 },
    );
  });

  it('is split into parts that cover a range without a gap, and differ where a state differs', () => {
    const leaves = [...heldOf(Array.from({ length: 100 }, (_, index) => stateOf(index, 1))).values()]
      .map((state) => leafOf(state, sha256))
      .sort(byCode);
    const { ranges, count, digest } = splitRange(everything, leaves, 7, sha256);
    expect([ranges.length, count, ranges[0]?.from, ranges.at(-1)?.before]).toEqual([7, 100, null, null]);
    for (const [index, { from }] of ranges.slice(1).entries()) expect(from).toBe(ranges[index]?.before);
    expect(ranges.reduce((sum, each) => sum + each.count, 0)).toBe(100);
    const changed = leaves.map((leaf, index) => (index === 50 ? leafOf(stateOf(50, 2), sha256) : leaf));
    const other = splitRange(everything, changed, 7, sha256);
    expect(other.digest).not.toBe(digest);
    expect(other.ranges.filter((range, index) => range.digest !== ranges[index]?.digest)).toHaveLength(1);
  });

  it('becomes what the other side holds, whatever it was, and few states are fetched for one that differs', async () => {
    await fc.assert(
      fc.asyncProperty(states, states, async (theirs, own) => {
        const [registry, held] = [heldOf(theirs), heldOf(own)];
        // Nobody holds a later revision than the registry.
        for (const [code, { revision }] of held) if (revision > (registry.get(code)?.revision ?? 0)) held.delete(code);
        await reconcileHeld(held, registryOf(registry, 4), sha256);
        expect(heldDigest(held, everything, sha256)).toEqual(heldDigest(registry, everything, sha256));
      }),
      { numRuns: 30 },
    );
    const many = Array.from({ length: 2000 }, (_, index) => stateOf(index, 2));
    const held = heldOf(many.map((state, index) => (index === 777 ? stateOf(777, 1) : state)));
    const done = await reconcileHeld(held, registryOf(heldOf(many), 16), sha256);
    expect(done).toMatchObject({ asked: 2, mended: 1 });
    expect(done.fetched).toBeLessThan(50);
  });
});
