import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse, validate } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { schema } from '../../src/schema/index.ts';
import { ask, documentOf, statementsOf } from '../support/catalog-query.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';

const folder = path.resolve(import.meta.dirname, '../../operations/analyst');
const files = readdirSync(folder).map((file) => file.replace(/\.graphql$/, ''));
const source = (name: string): string => readFileSync(path.join(folder, `${name}.graphql`), 'utf8');

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase('demo');
});
afterAll(async () => await database.close());

/** What each is sent with, and how many statements it may take: one a root field, of the gaps one each. */
const budgets: Readonly<Record<string, { statements: number; variables: object; larger: object }>> = {
  CoverageGrid: {
    statements: 1,
    variables: { rows: 'DOMAIN', columns: 'PROVIDER', limit: 1 },
    larger: { limit: 50, where: { grade: { lte: 'L3' } } },
  },
  OpenFigures: {
    statements: 2,
    variables: { where: {}, needsWhere: { isMet: { eq: false } }, first: 1 },
    larger: { first: 100 },
  },
  CoverageGaps: {
    statements: 4,
    variables: { first: 1, unmet: 1, on: '2026-06-30' },
    larger: { first: 100, unmet: 20 },
  },
  CoverageTrend: { statements: 1, variables: { from: '2020-01-01', to: '2020-01-31' }, larger: { to: '2022-12-31' } },
  ScenarioCandidates: {
    statements: 1,
    variables: { needs: [{ title: '企业信用' }], first: 1 },
    larger: { needs: Array(20).fill({ title: '企业信用' }), first: 20 },
  },
};

describe('the operations of the analyst', () => {
  it('all have a budget and are valid', () => {
    expect(files.sort()).toEqual(Object.keys(budgets).sort());
    for (const file of files) expect(validate(schema, parse(source(file)))).toEqual([]);
  });

  it.each(Object.entries(budgets))('%s keeps its budget, however much it asks for', async (name, budget) => {
    const { statements, variables, larger } = budget;
    for (const sent of [variables, { ...variables, ...larger }]) {
      const document = documentOf(source(name));
      const ran = await statementsOf(database.pool, async () => await ask(database.pool, document, { ...sent }));
      expect(ran.result.errors).toBeUndefined();
      // A look whether an instant is settled reads no catalog and is made once.
      expect(ran.statements.filter((text) => !text.includes('pg_stat_activity'))).toHaveLength(statements);
    }
  });
});
