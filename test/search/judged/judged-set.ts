import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { JudgedQuery } from './score.ts';
import type { ShanghaiText } from './shanghai-texts.ts';

const words = z.array(z.string().min(1)).min(1);

/** One line of a rule: a row whose column holds any of the words has the grade; the highest grade counts. */
const ruleLine = z.strictObject({
  grade: z.literal([1, 2, 3]),
  column: z.enum(['title', 'abstract', 'provider', 'items']),
  anyOf: words,
});

const ids = z.array(z.string().min(1)).min(1);

const judgedNeed = z.union([
  z.strictObject({
    wanted: z.string().min(1),
    relevant: z.strictObject({ '1': ids.optional(), '2': ids.optional(), '3': ids }),
  }),
  z.strictObject({
    wanted: z.string().min(1),
    relevantIf: z.array(ruleLine).min(1),
    /** A row that holds any of these words in any column is not relevant: for queries that exclude. */
    notAnywhere: words.optional(),
  }),
]);

/** The kinds of queries, each of which tries another part of a search. */
export const queryKinds = [
  'one character',
  'two characters',
  'keywords',
  'several words',
  'sentence',
  'synonym',
  'pinyin',
  'initials',
  'traditional',
  'mixed',
  'typo',
  'phrase',
  'exclusion',
  'department and topic',
  'item',
  'code',
] as const;

const judgedSet = z.strictObject({
  needs: z.record(z.string(), judgedNeed),
  queries: z.array(z.strictObject({ text: z.string().min(1), kind: z.enum(queryKinds), need: z.string() })),
});

/** What somebody looks for, with what answers it: as ids by grade, or as a rule where hundreds do. */
export type JudgedNeed = z.infer<typeof judgedNeed>;

/** The needs by name, and the queries, each of which asks for one of them. */
export type JudgedSet = z.infer<typeof judgedSet>;

/**
 * Reads `queries.json`.
 *
 * @throws when it does not have the form that README.md describes
 */
export async function readJudgedSet(): Promise<JudgedSet> {
  return judgedSet.parse(JSON.parse(await readFile(join(import.meta.dirname, 'queries.json'), 'utf8')));
}

/**
 * The grades of a need.
 *
 * @param rows the whole catalog, which the rules are held against
 * @returns grade by id; what is not relevant is not in it
 */
export function gradesOf(need: JudgedNeed, rows: readonly ShanghaiText[]): Map<string, number> {
  if ('relevant' in need) {
    return new Map(
      Object.entries(need.relevant).flatMap(([grade, list]) => (list ?? []).map((id) => [id, Number(grade)])),
    );
  }
  const excluded = need.notAnywhere ?? [];
  const graded = rows
    .filter((row) => !excluded.some((word) => holdsAnywhere(row, word)))
    .map((row): [string, number] => {
      const lines = need.relevantIf.filter(({ column, anyOf }) => anyOf.some((word) => row[column].includes(word)));
      return [row.id, Math.max(0, ...lines.map((line) => line.grade))];
    });
  return new Map(graded.filter(([, grade]) => grade > 0));
}

/** Whether any text of a row holds a word. */
export function holdsAnywhere(row: ShanghaiText, word: string): boolean {
  return [row.title, row.abstract, row.provider, row.items].some((text) => text.includes(word));
}

/**
 * The queries with their grades, as `scoreQuery` takes them.
 *
 * @param rows the whole catalog
 * @throws when a query asks for a need that is not there
 */
export function judgedQueries(set: JudgedSet, rows: readonly ShanghaiText[]): JudgedQuery[] {
  const grades = new Map(Object.entries(set.needs).map(([name, need]) => [name, gradesOf(need, rows)]));
  return set.queries.map(({ text, kind, need }) => {
    const ofNeed = grades.get(need);
    if (ofNeed === undefined) throw new Error(`“${text}” asks for ${need}, which is not among the needs`);
    return { text, kind, grades: ofNeed };
  });
}
