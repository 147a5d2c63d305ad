import { readdirSync, readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { Writable } from 'node:stream';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { PersonViewer } from '../../src/rules/viewer.ts';
import { catalogParts } from '../../src/server/application.ts';
import { loadConfig } from '../../src/server/config.ts';
import { createHttpServer } from '../../src/server/http.ts';
import { createLogger } from '../../src/server/log.ts';
import { ask, statementsOf } from '../support/catalog-query.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { type GraphqlBody, sendRequest } from '../support/test-server.ts';
import { personOf } from '../support/viewers.ts';

const folder = path.resolve(import.meta.dirname, '../../operations/operator');
const documentOf = (name: string): string => readFileSync(path.join(folder, `${name}.graphql`), 'utf8');
const [query, mutation] = [documentOf('OwnScenario'), documentOf('ProposeScenario')];
/** The mutation with the fragment of the query's file, as a portal sends it. */
const propose = `${mutation} ${query.slice(0, query.indexOf('query OwnScenario'))}`;

let database: TestDatabase;
let operator: PersonViewer;

beforeAll(async () => {
  database = await testDatabase('demo');
  operator = await personOf(database.pool, 'OP-QILAN', 'operator_staff');
});
afterAll(async () => await database.close());

interface Proposed {
  readonly __typename: string;
  readonly scenario?: { readonly code: string; readonly availableActions: readonly { readonly action: string }[] };
  readonly issues?: readonly { readonly path: readonly string[] }[];
}

async function proposed(content: object): Promise<Proposed> {
  const input = { idempotencyKey: JSON.stringify(Object.keys(content)), content };
  const { result, statements } = await statementsOf(
    database.pool,
    async () => await ask(database.pool, propose, { input }, { viewer: operator }),
  );
  const { data, errors } = result;
  expect(errors).toBeUndefined();
  expect(statements.length).toBeLessThanOrEqual(5);
  return data?.['proposeScenario'] as Proposed;
}

it('lets an operator propose a scenario and read their own', async () => {
  expect(readdirSync(folder)).toEqual(expect.arrayContaining(['OwnScenario.graphql', 'ProposeScenario.graphql']));
  const { scenario, __typename } = await proposed({
    title: '信用就医',
    needs: { add: [{ title: '身份核验', importance: 'REQUIRED' }] },
  });
  expect([__typename, scenario?.code]).toEqual(['ProposeScenarioSuccess', 'OP-QILAN/S000001']);
  expect(scenario?.availableActions.map(({ action }) => action)).toContain('mapResource');
  const { result: own, statements } = await statementsOf(
    database.pool,
    async () => await ask(database.pool, query, { code: scenario?.code }, { viewer: operator }),
  );
  expect(statements.length).toBeLessThanOrEqual(4);
  expect(own.data).toMatchObject({ scenario: { status: 'DRAFT', owner: { code: 'OP-QILAN' }, proposal: null } });
  const foreign = await ask(database.pool, query, { code: scenario?.code });
  expect(foreign.data).toEqual({ scenario: null });
});

it('tells an operator what is missing, by field', async () => {
  expect(await proposed({ description: '没有名称' })).toMatchObject({
    __typename: 'InvalidInput',
    issues: [{ path: ['content', 'title'] }],
  });
});

it('passes the limits of the server as it ships', async () => {
  const log = createLogger('silent', new Writable({ write: (_chunk, _encoding, done) => done() }));
  const parts = catalogParts(loadConfig({ PORT: '0' }), database.pool, { done: true });
  const server = await createHttpServer({ ...parts, log });
  await server.listen({ host: '127.0.0.1', port: 0 });
  try {
    const { port } = server.server.address() as AddressInfo;
    const send = async (document: string, variables: object): Promise<GraphqlBody> => {
      const headers = { 'content-type': 'application/json', accept: 'application/graphql-response+json' };
      const body = JSON.stringify({ query: document, variables });
      return JSON.parse(
        (await sendRequest(port, { method: 'POST', path: '/graphql', headers, body })).text,
      ) as GraphqlBody;
    };
    const read = await send(query, { code: 'SC-FIN-01' });
    expect([read.errors, read.data]).toMatchObject([undefined, { scenario: { status: 'PUBLISHED' } }]);
    const input = { idempotencyKey: 'k', owner: 'OP-QILAN', content: { title: '匿名' } };
    const written = await send(propose, { input });
    expect(written.data).toMatchObject({ proposeScenario: { __typename: 'NotPermitted' } });
  } finally {
    await server.close();
  }
});
