import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusal } from '../../support/catalog-query.ts';
import { type TestDatabase, testDatabase } from '../../support/database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase('demo');
});
afterAll(async () => await database.close());

const then = new Date().toISOString();
const text = `text: "企业"`;

describe('what is known of now alone', () => {
  it.each([
    [`{ resources(asOf: "${then}", where: { ${text} }) { totalCount } }`, 'Query.resources(where:): text'],
    [
      `{ resources(asOf: "${then}", where: { isAuthorised: { eq: false } }) { totalCount } }`,
      'Query.resources(where:)',
    ],
    [
      `{ scenarios(asOf: "${then}", where: { not: { resources: { some: { isAuthorised: { eq: true } } } } }) { totalCount } }`,
      'Query.scenarios(where:): agreements are those of now',
    ],
    [
      `{ scenario(by: { code: "SC-FIN-02" }, asOf: "${then}") { needs(where: { resources: { some: { ${text} } } }) { totalCount } } }`,
      'Scenario.needs(where:): text',
    ],
    [
      `{ coverage(rows: DOMAIN, columns: GRADE, asOf: "${then}", where: { ${text} }) { total { supply } } }`,
      'where: text',
    ],
    [
      `{ coverage(rows: DOMAIN, columns: GRADE, asOf: "${then}", needsWhere: { scenario: { ${text} } }) { total { demand } } }`,
      'needsWhere: text',
    ],
    [`{ coverageTrend(from: "2026-11-01", where: { or: [{ ${text} }] }) { supply } }`, 'where: text'],
    ['{ coverageTrend(from: "2026-11-01", where: { isAuthorised: { eq: true } }) { supply } }', 'where: agreements'],
    [`{ coverageTrend(from: "2026-11-01", needsWhere: { scenario: { ${text} } }) { demand } }`, 'needsWhere: text'],
    [
      `{ coverageGaps(asOf: "${then}") { unmetNeeds(resourcesWhere: { ${text} }) { totalCount } } }`,
      'text is searched',
    ],
    [
      `{ coverageGaps(asOf: "${then}") { unmetNeeds(where: { scenario: { ${text} } }) { totalCount } } }`,
      'text is searched',
    ],
  ])('is refused of an instant: %s', async (document, message) => {
    const { code, message: said } = await refusal(database.pool, document);
    expect([code, said]).toEqual(['BAD_USER_INPUT', expect.stringContaining(message)]);
  });
});
