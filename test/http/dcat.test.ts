import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RdfForm, rdfForms } from '../../src/interchange/dcat/forms.ts';
import { startCatalog } from '../support/catalog-server.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { canonicalText, parseGraph } from '../support/rdf-graphs.ts';
import type { TestServer } from '../support/test-server.ts';

const base = 'https://catalog.city.gov.cn';
let database: TestDatabase;
let server: TestServer;

beforeAll(async () => {
  database = await testDatabase('demo');
  server = await startCatalog(database.pool, { PUBLIC_URL: base });
});
afterAll(async () => {
  await server.close();
  await database.close();
});

const forms = Object.entries(rdfForms) as [RdfForm, (typeof rdfForms)[RdfForm]][];

describe('the catalog', () => {
  test('is the same graph in the three forms', async () => {
    const graphs = await Promise.all(
      forms.map(async ([form, { suffix, mediaType }]) => {
        const answer = await server.send({ path: `/catalog.${suffix}` });
        expect(answer.status, answer.text.slice(0, 500)).toBe(200);
        expect(answer.headers['content-type']).toContain(mediaType);
        return canonicalText(await parseGraph(form, answer.text));
      }),
    );
    expect(graphs[0]).toContain(`${base}/catalog http://www.w3.org/ns/dcat#dataset ${base}/datasets/`);
    expect(graphs[1]).toBe(graphs[0]);
    expect(graphs[2]).toBe(graphs[0]);
  });
});
