import { describe, expect, it } from 'vitest';
import { catalogSamples, sayLeftOut } from '../../support/catalog-samples.ts';
import { gradesOf, holdsAnywhere, type JudgedSet, judgedQueries, queryKinds, readJudgedSet } from './judged-set.ts';
import { scoreQuery } from './score.ts';
import { readShanghaiTexts, type ShanghaiText } from './shanghai-texts.ts';

const set = await readJudgedSet();
const samples = catalogSamples();
if (samples === undefined) sayLeftOut('the judged queries against the catalog that they are judged over');

/** Every id with the grade under which it is listed, repetitions and all. */
const listedIds = ({ needs }: JudgedSet): { need: string; id: string }[] =>
  Object.entries(needs).flatMap(([need, judged]) =>
    'relevant' in judged ? Object.values(judged.relevant).flatMap((ids = []) => ids.map((id) => ({ need, id }))) : [],
  );

const repeated = (names: readonly string[]): string[] => names.filter((name, n) => names.indexOf(name) < n);

const unknownIds = (judged: JudgedSet, rows: readonly ShanghaiText[]): string[] => {
  const known = new Set(rows.map((row) => row.id));
  return listedIds(judged).flatMap(({ need, id }) => (known.has(id) ? [] : [`${need}: ${id}`]));
};

/** The words that a query excludes with a minus sign before them. */
const excludedWords = (text: string): string[] => [...text.matchAll(/(?:^|\s)-(\S+)/gu)].map(([, word = '']) => word);

const keptThoughExcluded = (judged: JudgedSet, rows: readonly ShanghaiText[]): string[] => {
  const rowOf = new Map(rows.map((row) => [row.id, row]));
  return judgedQueries(judged, rows).flatMap(({ text, grades }) =>
    excludedWords(text).flatMap((word) =>
      [...grades.keys()].flatMap((id) => {
        const row = rowOf.get(id);
        return row !== undefined && holdsAnywhere(row, word) ? [`${text}: ${id}`] : [];
      }),
    ),
  );
};

describe('the judged queries', () => {
  it('are at least 80, of every kind, none twice', () => {
    expect(set.queries.length).toBeGreaterThanOrEqual(80);
    expect(new Set(set.queries.map((query) => query.kind))).toEqual(new Set(queryKinds));
    expect(repeated(set.queries.map((query) => query.text))).toEqual([]);
  });

  it('ask for every need, and for no other', () => {
    expect(new Set(set.queries.map((query) => query.need))).toEqual(new Set(Object.keys(set.needs)));
  });

  it('give a resource one grade for one need', () => {
    expect(repeated(listedIds(set).map(({ need, id }) => `${need}: ${id}`))).toEqual([]);
  });

  it('exclude a word in every query of that kind, and in no other', () => {
    const excluding = set.queries.filter((query) => excludedWords(query.text).length > 0);
    expect(excluding).toEqual(set.queries.filter((query) => query.kind === 'exclusion'));
  });

  it('are refused when they ask for a need that is not there', () => {
    const planted: JudgedSet = { needs: {}, queries: [{ text: '停车', kind: 'keywords', need: 'parking' }] };
    expect(() => judgedQueries(planted, [])).toThrow('asks for parking');
  });
});

describe('a rule of relevance', () => {
  const row = (id: string, texts: Partial<ShanghaiText>): ShanghaiText => ({
    ...{ id, title: '', abstract: '', provider: '', items: '' },
    ...texts,
  });
  const rows = [row('a', { title: '石桥', items: '桥名' }), row('b', { abstract: '桥' }), row('c', { provider: '局' })];

  it('gives the highest grade of the lines that hold', () => {
    const relevantIf: { grade: 1 | 3; column: 'title' | 'abstract' | 'items'; anyOf: string[] }[] = [
      { grade: 1, column: 'items', anyOf: ['桥'] },
      { grade: 3, column: 'title', anyOf: ['墓', '桥'] },
      { grade: 1, column: 'abstract', anyOf: ['桥'] },
    ];
    expect([...gradesOf({ wanted: 'bridges', relevantIf }, rows)]).toEqual([
      ['a', 3],
      ['b', 1],
    ]);
    const without = gradesOf({ wanted: 'bridges', relevantIf, notAnywhere: ['桥名'] }, rows);
    expect([...without]).toEqual([['b', 1]]);
  });
});

describe.skipIf(samples === undefined)('the judged queries over the Shanghai catalog', async () => {
  const rows = samples === undefined ? [] : await readShanghaiTexts(samples);

  it('name only resources that are in it', () => {
    expect(unknownIds(set, rows)).toEqual([]);
    const planted: JudgedSet = { needs: { gone: { wanted: 'gone', relevant: { '3': ['no such id'] } } }, queries: [] };
    expect(unknownIds(planted, rows)).toEqual(['gone: no such id']);
  });

  it('can each be answered, and wholly', () => {
    for (const query of judgedQueries(set, rows)) {
      const best = [...query.grades].sort(([, a], [, b]) => b - a).map(([id]) => id);
      expect(scoreQuery(query, best)).toMatchObject({ text: query.text, recallAt10: 1, ndcgAt10: 1, intruders: [] });
    }
  });

  it('hold nothing relevant that has an excluded word', () => {
    expect(keptThoughExcluded(set, rows)).toEqual([]);
    const planted: JudgedSet = { ...set, queries: [{ text: '养老 -徐汇', kind: 'exclusion', need: 'care-homes' }] };
    expect(keptThoughExcluded(planted, rows)).not.toEqual([]);
  });
});
