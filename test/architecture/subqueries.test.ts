import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../../src');

/**
 * Columns in the subquery of a selected expression. Where a select reads one table, drizzle leaves the name of the table out of
 * them, and the subquery reads them as columns of its own: `a.round_id = id`. Written as `${table}.column` they keep it.
 *
 * @returns each such expression, as it is written
 */
const ambiguous = (source: string): string[] =>
  [...source.matchAll(/\bsql<[^`]*>`([^`]*)`/g)]
    .map(([, text = '']) => text)
    .filter((text) => /\bselect\b/.test(text) && /\$\{[a-z]\w*\.[a-z]\w*\}/.test(text));

it('selected subqueries name the table of each column', () => {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  const sources = files.map((name) => readFileSync(path.join(root, name), 'utf8'));
  expect(sources.filter((source) => /\bsql<[^`]*>`[^`]*\bselect\b/.test(source)).length).toBeGreaterThan(2);
  expect(sources.flatMap(ambiguous)).toEqual([]);
});

it('one that does not is found', () => {
  const planted = (column: string) =>
    `waiting: sql<number>\`(select count(*) from files f where f.round = \${${column})\``;
  expect(ambiguous(planted('rounds.id}'))).toHaveLength(1);
  expect(ambiguous(planted('rounds}.id'))).toEqual([]);
});
