import { getTableName, type SQL, sql } from 'drizzle-orm';
import { RequestError } from '../../rules/errors.ts';
import {
  longestQuery,
  namesBody,
  type QueryFault,
  type QueryWord,
  readQuery,
  type TextQuery,
} from '../../search/query.ts';
import { searchTerms } from '../../search/terms.ts';
import { searchDocuments } from '../tables/search.ts';
import { containing } from './like-pattern.ts';
import type { BoundNoun } from './noun.ts';
import { isStorableText } from './storable-text.ts';

/** A text that is searched for, as far as it decides the statement; its values are bound from `at` on. */
export interface TextShape {
  readonly at: number;
  /** How many words count for the rank. */
  readonly words: number;
  readonly hasPhrases: boolean;
  readonly hasExcludedPhrases: boolean;
  /** Whether there is something to put behind when few documents have all words. */
  readonly isRelaxed: boolean;
}

const remedies: Readonly<Record<QueryFault, string>> = {
  too_long: `longer than ${longestQuery} characters; look for less of it`,
  no_words: 'nothing to look for; give at least one character, letter or digit',
  only_exclusions: 'only exclusions; say also what to look for',
};

/**
 * Reads a text that is searched for.
 *
 * @param values the list that its values are appended to
 * @param path where it stands in the input
 * @throws RequestError naming the field and the remedy
 */
export function parseText(
  text: unknown,
  values: unknown[],
  path: readonly (string | number)[],
): { readonly shape: TextShape; readonly query: TextQuery } {
  const refuse = (message: string): RequestError =>
    new RequestError('BAD_USER_INPUT', `${path.join('.')}: ${message}`, path);
  if (typeof text !== 'string') throw refuse('null is nothing to look for; leave it out');
  if (!isStorableText(text)) throw refuse('a NUL or half a character is never part of a text');
  const query = readQuery(text, searchTerms());
  if (typeof query === 'string') throw refuse(remedies[query]);
  const at = values.push(query.tokens, query.phrases.map(containing), query.excludedPhrases.map(containing)) - 3;
  values.push(query.wholeMeant, query.relaxed);
  for (const word of query.ranked) values.push(...rankValues(word));
  const hasPhrases = query.phrases.length > 0;
  const hasExcludedPhrases = query.excludedPhrases.length > 0;
  const isRelaxed = query.relaxed !== '';
  return { shape: { at, words: query.ranked.length, hasPhrases, hasExcludedPhrases, isRelaxed }, query };
}

/** What a word is ranked with: itself, its synonyms, its weight, what it sounds like, and what its place in a body's name is worth. */
const rankValues = ({ text, synonyms, meant }: QueryWord): unknown[] => [
  text,
  synonyms.map(containing),
  weightOf(text),
  meant.map(containing),
  // Who types letters that stand so in a list of items looks for that item.
  namesBody(text) ? 1000 : /^[a-z0-9_]{6,}$/.test(text) ? 900 : 400,
];
const valuesPerWord = 5;

/** Where the values of a word begin. */
const wordAt = (shape: TextShape, index: number): number => shape.at + 5 + valuesPerWord * index;

/** Long words say more than short ones; two letters as much as a character. */
const weightOf = (text: string): number =>
  Math.min(6, Math.max(1, Math.ceil([...text].reduce((sum, each) => sum + (each > '\u2e7f' ? 1 : 0.5), 0))));

type Value = (index: number) => SQL;

/** Up to so many rows all texts are ranked, which costs some microseconds a row. */
export const rankedWhole = 5_000;

/** The expression of the tokens that are looked for, on its way into the statement. */
export const tokensOf = (shape: TextShape, value: Value): SQL => sql`${value(shape.at)}::text::tsquery`;

/** The same of most words, for what is put behind. */
export const relaxedTokensOf = (shape: TextShape, value: Value): SQL => sql`${value(shape.at + 4)}::text::tsquery`;

/**
 * Whether so few documents are found that their rows are looked up one by one; otherwise all rows are read once. The
 * database cannot know when it plans, so both ways are written, and one of them runs.
 *
 * @param found the table of what is found
 */
export const isFew = (found: SQL): SQL => sql`(select count(*) <= greatest(3000,
  (select reltuples / 30 from pg_class where oid = '${sql.raw(searchDocumentsName)}'::regclass)) as yes from ${found})`;

const searchDocumentsName = getTableName(searchDocuments);

/**
 * Rows that are found, written in both ways: few, by their ids; many, by a join.
 *
 * @param columns what is selected; `f` is what is found
 * @param row the rows
 * @param found the table of what is found, the one that says whether it is few, and the ids of what can be such a row, where not
 *   all of it can
 * @param condition what they have to meet beside
 */
export function rowsFound(
  columns: SQL,
  row: BoundNoun,
  { found, few, ids = sql`select id from ${found}` }: { readonly found: SQL; readonly few: SQL; readonly ids?: SQL },
  condition: SQL,
): SQL {
  const joined = sql`select ${columns} from ${found} f join ${row.from} on ${row.key} = f.id where ${condition}`;
  return sql`${joined} and ${row.key} = any(array(${ids})) and (select yes from ${few})
    union all ${joined} and not (select yes from ${few})`;
}

/**
 * Whether a document is found. Tokens are asked of the index; quoted phrases, which tokens only narrow down, of the texts.
 *
 * @param d alias of the document
 * @param tokens other tokens than those of all words
 */
export function isFound(d: SQL, shape: TextShape, value: Value, tokens: SQL = tokensOf(shape, value)): SQL {
  const phrases = sql`${value(shape.at + 1)}::text[]`;
  return isFoundBy(d, shape, { tokens, phrases, excluded: sql`${value(shape.at + 2)}::text[]` });
}

/**
 * The same of another text with phrases where this one has some.
 *
 * @param asked its tokens, and the patterns of its phrases and of those that it excludes
 */
export function isFoundBy(
  d: SQL,
  shape: TextShape,
  { tokens, phrases, excluded }: { readonly tokens: SQL; readonly phrases: SQL; readonly excluded: SQL },
): SQL {
  const texts = sql`concat_ws(E'\n', ${d}.title, ${d}.code, ${d}.parts, ${d}.abstract)`;
  const parts = [sql`${d}.tokens @@ ${tokens}`];
  if (shape.hasPhrases) parts.push(sql`${texts} like all(${phrases})`);
  if (shape.hasExcludedPhrases) parts.push(sql`not ${texts} like any(${excluded})`);
  return sql`(${sql.join(parts, sql` and `)})`;
}

/**
 * How well a document that is found answers: a whole number, the higher the better. Of each word counts the best field it
 * is in: title before code, before item names and bodies, before the abstract; as typed before its synonyms, and what is
 * there only by its sound, or not at all, least. The whole text in one piece counts beside that, most as the very title,
 * and a short title before a long one.
 */
export function relevance(d: SQL, shape: TextShape, value: Value): SQL {
  const whole = sql`${value(shape.at + 3)}::text`;
  const weights = Array.from({ length: shape.words }, (_, index) => sql`${value(wordAt(shape, index) + 2)}::int`);
  const words = wordScores(d, shape, value).map((score, index) => sql`${weights[index]} * ${score}`);
  return sql`((${sql.join(words, sql` + `)}) / (${sql.join(weights, sql` + `)})
    + case when ${d}.title = ${whole} then 4000 when ${d}.code = ${whole} then 3500
      when starts_with(${d}.title, ${whole}) or right(${d}.title, char_length(${whole})) = ${whole} then 2200
      when strpos(${d}.title, ${whole}) > 0 then 2000
      when strpos(E'\n' || ${d}.parts || E'\n', E'\n' || ${whole} || E'\n') > 0 then 500 else 0 end
    + least(400 * char_length(${whole}) / greatest(char_length(${d}.title), 1), 400))`;
}

/**
 * How well the title of a document answers, for rows that are too many to look into all their texts. The better the higher.
 */
export function titleRelevance(d: SQL, shape: TextShape, value: Value): SQL {
  const whole = sql`${value(shape.at + 3)}::text`;
  const words = Array.from({ length: shape.words }, (_, index) => {
    const at = wordAt(shape, index);
    return sql`${value(at + 2)}::int * case when strpos(${d}.title, ${value(at)}::text) > 0 then 1000
      when ${d}.title like any(${value(at + 3)}::text[]) then 900
      when ${d}.title like any(${value(at + 1)}::text[]) then 700 else 0 end`;
  });
  return sql`(${sql.join(words, sql` + `)} + case when ${d}.title = ${whole} then 4000
    when strpos(${d}.title, ${whole}) > 0 then 2000 else 0 end + least(400 / greatest(char_length(${d}.title), 1), 400))`;
}

/** Of each word, the best field that a document has it in, up to 1000; 0 for none. */
export function wordScores(d: SQL, shape: TextShape, value: Value): SQL[] {
  return Array.from({ length: shape.words }, (_, index) => {
    const at = wordAt(shape, index);
    const word = sql`${value(at)}::text`;
    const synonyms = sql`${value(at + 1)}::text[]`;
    const meant = sql`${value(at + 3)}::text[]`;
    return sql`case when strpos(${d}.title, ${word}) > 0 then 1000 when ${d}.title like any(${meant}) then 900
      when ${d}.title like any(${synonyms}) then 700 when strpos(${d}.code, ${word}) > 0 then 600
      when strpos(${d}.parts, ${word}) > 0 then ${value(at + 4)}::int when ${d}.parts like any(${meant}) then 360
      when ${d}.parts like any(${synonyms}) then 300 when strpos(${d}.abstract, ${word}) > 0 then 200
      when ${d}.abstract like any(${meant}) then 180 when ${d}.abstract like any(${synonyms}) then 140 else 0 end`;
  });
}

/**
 * The rank of documents that have some of the words, by how rare each word is among them: 0 to some 1,100.
 *
 * @param from the documents, under the alias `d`
 * @returns a select of noun, id and relevance
 */
export function rankedByRarity(from: SQL, shape: TextShape, value: Value): SQL {
  const names = Array.from({ length: shape.words }, (_, index) => sql.raw(`s${index}`));
  const scores = wordScores(sql`d`, shape, value).map((score, index) => sql`${score} as ${names[index]}`);
  const rarity = names.map(
    (name) => sql`ln((count(*) over () + 1.0) / (count(*) filter (where ${name} > 0) over () + 0.5))`,
  );
  const sums = names.map((name, index) => sql`${name} * ${rarity[index]}`);
  return sql`select noun, id, ((${sql.join(sums, sql` + `)}) / (${sql.join(rarity, sql` + `)} + 0.01)
      + least(100, 1000 / greatest(length, 1)))::int as relevance
    from (select d.noun, d.id, char_length(d.title) as length, ${sql.join(scores, sql`, `)} from ${from}) scored`;
}
