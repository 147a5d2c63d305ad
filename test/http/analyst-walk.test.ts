import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCatalog } from '../support/catalog-server.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import type { TestServer } from '../support/test-server.ts';

const documents = ['docs/analyst.md', 'README.md', 'README.zh-CN.md'] as const;
const textOf = (file: string): string => readFileSync(file, 'utf8');

/** Each query of a document with the answer that stands below it. */
const stepsOf = (file: string) =>
  [...textOf(file).matchAll(/^```graphql\n([\s\S]*?)^```\n\n```json\n([\s\S]*?)^```$/gm)].map(
    ([, query = '', json = '']) => ({ file, query, expected: JSON.parse(json) as unknown }),
  );

let database: TestDatabase;
let server: TestServer;
beforeAll(async () => {
  database = await testDatabase('demo');
  server = await startCatalog(database.pool, {});
});
afterAll(async () => {
  await server.close();
  await database.close();
});

const post = async (query: string, variables: object = {}): Promise<{ data: unknown; errors?: unknown }> => {
  const response = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  return (await response.json()) as { data: unknown; errors?: unknown };
};

describe('Must show 3: the morning of an analyst', () => {
  it.each(documents)('has its steps in %s, each with a query and an answer', (file) => {
    const steps = stepsOf(file);
    expect(steps).toHaveLength([...textOf(file).matchAll(/^```graphql$/gm)].length);
    expect(steps.length).toBeGreaterThanOrEqual(8);
  });

  it.each(documents.flatMap(stepsOf))('answers what $file says: $query', async ({ query, expected }) => {
    const { data, errors } = await post(query);
    expect(errors).toBeUndefined();
    expect(data).toEqual(expected);
  });

  it('opens each figure of its first grid to as many rows', async () => {
    const figures = 'supply unmetNeeds where needsWhere(measure: UNMET)';
    const { data } = await post(
      `{ coverage(rows: DOMAIN, columns: GRADE) { rows { ${figures} } total { ${figures} } } }`,
    );
    interface Place {
      readonly supply: number;
      readonly unmetNeeds: number;
      readonly where: object;
      readonly needsWhere: object;
    }
    const { rows, total } = (data as { coverage: { rows: Place[]; total: Place } }).coverage;
    for (const { where, needsWhere, supply, unmetNeeds } of [...rows, total]) {
      const opened = await post(
        `query ($where: ResourceWhere, $needsWhere: ScenarioNeedWhere) {
          resources(where: $where) { totalCount } scenarioNeeds(where: $needsWhere) { totalCount } }`,
        { where, needsWhere },
      );
      expect(opened.data).toEqual({ resources: { totalCount: supply }, scenarioNeeds: { totalCount: unmetNeeds } });
    }
  });
});
