import { describe, expect, it } from 'vitest';
import * as vocabulary from '../../src/rules/vocabulary.ts';

const { wordsOf, ...named } = vocabulary;
const lists: [string, Readonly<Record<string, vocabulary.Word>>][] = Object.entries(named);

describe('the vocabulary', () => {
  it('has its lists', () => {
    expect(lists.length).toBeGreaterThanOrEqual(16);
  });

  it.each(lists)('%s: words are snake_case, each with a Chinese term of its own and a meaning', (_name, words) => {
    const terms = Object.values(words).map((word) => word.zh);
    for (const [word, { zh, meaning }] of Object.entries(words)) {
      expect(word).toMatch(/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/);
      expect(zh).toMatch(/\p{Script=Han}/u);
      expect(meaning).toMatch(/\.$/);
    }
    expect(new Set(terms).size).toBe(terms.length);
  });

  it('keeps the order that ranks grades', () => {
    expect(wordsOf(vocabulary.sensitivityGrades)).toEqual(['ungraded', 'l1', 'l2', 'l3', 'l4']);
  });

  it('knows the seven domains, 其他 last', () => {
    const codes = wordsOf(vocabulary.domainCodes);
    expect(codes).toHaveLength(7);
    expect(codes.at(-1)).toBe('other');
  });
});
