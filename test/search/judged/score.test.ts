import { describe, expect, it } from 'vitest';
import { type JudgedQuery, scoreQuery, summarizeScores } from './score.ts';

const judged = (grades: Record<string, number>, kind = 'keywords'): JudgedQuery => ({
  text: '停车',
  kind,
  grades: new Map(Object.entries(grades)),
});

const manyIds = (count: number): string[] => Array.from({ length: count }, (_, n) => `id${n}`);

describe('the score of a ranking', () => {
  it('is whole when the best stand first', () => {
    const score = scoreQuery(judged({ a: 3, b: 2, c: 1 }), ['a', 'b', 'c', 'x']);
    expect(score).toMatchObject({ recallAt10: 1, ndcgAt10: 1, missing: [], intruders: ['x'] });
  });

  it('agrees with a sum done by hand', () => {
    // Gains 1, 0, 7 at discounts 1, log2 3, 2 against 7, 3, 1: (1 + 3.5) / (7 + 3 / 1.58496 + 0.5).
    const score = scoreQuery(judged({ a: 3, b: 2, c: 1 }), ['c', 'x', 'a']);
    expect(score.ndcgAt10).toBeCloseTo(4.5 / (7.5 + 3 / 1.584962500721156), 12);
    expect(score).toMatchObject({ recallAt10: 0.5, missing: ['b'], intruders: ['x'] });
  });

  it('counts what is marginal neither as found nor as an intruder', () => {
    expect(scoreQuery(judged({ a: 3, c: 1 }), ['c'])).toMatchObject({ recallAt10: 0, missing: ['a'], intruders: [] });
  });

  it('asks for no more than fits in ten places', () => {
    const relevant = manyIds(30);
    const query = judged(Object.fromEntries(relevant.map((id) => [id, 3])));
    expect(scoreQuery(query, relevant.slice(15, 25))).toMatchObject({ recallAt10: 1, ndcgAt10: 1, missing: [] });
    expect(scoreQuery(query, [...relevant.slice(0, 8), 'x', 'y'])).toMatchObject({
      recallAt10: 0.8,
      missing: ['id8', 'id9'],
    });
  });

  it('looks at nothing after the tenth place', () => {
    const ranked = [...manyIds(10), 'a'];
    expect(scoreQuery(judged({ a: 3 }), ranked)).toMatchObject({ recallAt10: 0, ndcgAt10: 0, missing: ['a'] });
  });

  it('is nothing for an empty ranking', () => {
    expect(scoreQuery(judged({ a: 2, b: 3 }), [])).toMatchObject({ recallAt10: 0, ndcgAt10: 0, missing: ['b', 'a'] });
  });

  it('is refused when an id is ranked twice, or nothing is there to be found', () => {
    expect(() => scoreQuery(judged({ a: 3 }), ['a', 'a'])).toThrow('ranked twice');
    expect(() => scoreQuery(judged({ a: 1 }), ['a'])).toThrow('nothing is graded 2 or higher');
  });
});

describe('the summary of scores', () => {
  it('weighs every query the same, tells the kinds apart and lists the misses', () => {
    const whole = scoreQuery(judged({ a: 3 }), ['a']);
    const half = scoreQuery(judged({ a: 3, b: 3 }, 'typo'), ['a']);
    const none = scoreQuery(judged({ a: 3 }, 'typo'), ['x']);
    const summary = summarizeScores([whole, half, none]);
    expect(summary).toMatchObject({ queries: 3, recallAt10: 0.5, misses: [half, none] });
    expect(summary.byKind.get('keywords')).toEqual({ queries: 1, recallAt10: 1, ndcgAt10: 1 });
    expect(summary.byKind.get('typo')).toMatchObject({ queries: 2, recallAt10: 0.25 });
  });

  it('is refused over no scores', () => {
    expect(() => summarizeScores([])).toThrow('no scores');
  });
});
