import type { AddressInfo } from 'node:net';
import { Writable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RequestContext } from '../../src/context.ts';
import type { Viewer } from '../../src/rules/viewer.ts';
import type { Role } from '../../src/rules/vocabulary.ts';
import { catalogParts } from '../../src/server/application.ts';
import { loadConfig } from '../../src/server/config.ts';
import { createHttpServer } from '../../src/server/http.ts';
import { createLogger } from '../../src/server/log.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { seededProvisions } from '../support/policy-seeds.ts';
import { type GraphqlBody, sendRequest } from '../support/test-server.ts';

let database: TestDatabase;
let server: FastifyInstance;
/** Who the next requests come from, and when. */
let viewer: Viewer = { kind: 'anonymous' };
let now = new Date('2026-06-01T04:00:00Z');

const organization = { id: 'o', code: 'O', name: '单位', kinds: [], ledDomainIds: [] };
const personAs = (role: Role): Viewer => ({ kind: 'person', id: 'p', organization, roles: [role] });

beforeAll(async () => {
  database = await testDatabase('demo');
  const log = createLogger('silent', new Writable({ write: (_chunk, _encoding, done) => done() }));
  const parts = catalogParts(loadConfig({ PORT: '0' }), database.pool, { done: true });
  const createContext = async (request: Parameters<typeof parts.createContext>[0]): Promise<RequestContext> => ({
    ...((await parts.createContext(request)) as RequestContext),
    viewer,
    now: () => now,
  });
  server = await createHttpServer({ ...parts, createContext, log });
  await server.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(async () => {
  await server.close();
  await database.close();
});

async function post(query: string, variables: object = {}): Promise<GraphqlBody> {
  const { port } = server.server.address() as AddressInfo;
  const headers = { 'content-type': 'application/json', accept: 'application/graphql-response+json' };
  const body = JSON.stringify({ query, variables });
  const { text } = await sendRequest(port, { method: 'POST', path: '/graphql', headers, body });
  return JSON.parse(text) as GraphqlBody;
}

async function ask(query: string, variables: object = {}): Promise<Record<string, unknown>> {
  const { data, errors } = await post(query, variables);
  expect(errors).toBeUndefined();
  return data ?? {};
}

const codes = (rows: unknown): string[] => (rows as { code: string }[]).map(({ code }) => code);

describe('policy', () => {
  it('lists what is in force on a day, the highest layer first, each provision whole', async () => {
    const { policy } = await ask(`{
      policy(on: "2026-06-01", parameter: "agreement.term") {
        code title document documentNumber article quotation url layer mark parameter stricter
        value { __typename ... on Quantity { amount unit } ... on WordList { words } }
        isNamed isEnforced isBinding startsOn endsOn note
      }
    }`);
    expect(policy).toEqual([
      expect.objectContaining({
        code: 'n27-agreement-term',
        documentNumber: '发改数据规〔2025〕27号',
        article: '第十四条（二）',
        quotation: '运营期限，原则上最长不超过 5 年；',
        layer: 'NATIONAL',
        mark: 'SEEN',
        stricter: 'SMALLER',
        value: { __typename: 'Quantity', amount: 5, unit: 'YEAR' },
        isEnforced: true,
        isBinding: false,
        startsOn: '2025-03-01',
        endsOn: '2030-02-28',
      }),
      expect.objectContaining({ code: 'zj44-agreement-term', mark: 'RECALLED', isEnforced: false, isBinding: false }),
      expect.objectContaining({ code: 'hz63-agreement-term', isEnforced: true, isBinding: true, endsOn: null }),
    ]);
  });

  it('knows first and last days', async () => {
    const { before, first, last, after } = await ask(`{
      before: policy(on: "2025-02-28", layer: NATIONAL) { code }
      first: policy(on: "2025-03-01", layer: NATIONAL) { code }
      last: policy(on: "2030-02-28", layer: NATIONAL) { code }
      after: policy(on: "2030-03-01", layer: NATIONAL) { code }
    }`);
    expect(codes(before)).toEqual(['cat17-core-fields']);
    expect(codes(first)).toContain('n26-publicity');
    expect(codes(last)).toContain('n26-publicity');
    expect(codes(after)).not.toContain('n26-publicity');
    expect(codes(after)).toContain('n65-deviation');
  });

  it('means today in Shanghai when no day is given', async () => {
    now = new Date('2025-02-28T15:59:59Z');
    expect(codes((await ask('{ policy(layer: NATIONAL) { code } }'))['policy'])).toEqual(['cat17-core-fields']);
    now = new Date('2025-02-28T16:00:00Z');
    expect(codes((await ask('{ policy(layer: NATIONAL) { code } }'))['policy'])).toContain('n27-agreement-term');
    now = new Date('2026-06-01T04:00:00Z');
  });

  it('shows what is unconfirmed unless asked not to, and what has no value', async () => {
    const { all, confirmed, open } = await ask(`{
      all: policy(on: "2026-06-01") { code isEnforced isBinding }
      confirmed: policy(on: "2026-06-01", includeUnconfirmed: false) { code mark }
      open: policy(on: "2026-06-01", parameter: "result.publicity") { code value { __typename } }
    }`);
    expect(codes(all)).toHaveLength(seededProvisions.length);
    expect(codes(all)).toContain('irs-audit-context');
    expect(codes(confirmed)).not.toContain('irs-audit-context');
    expect(new Set((confirmed as { mark: string }[]).map(({ mark }) => mark))).toEqual(
      new Set(['SEEN', 'SECONDARY', 'INFERRED']),
    );
    expect(open).toEqual([{ code: 'hz63-result-publicity', value: null }]);
    const binding = (all as { isEnforced: boolean; isBinding: boolean }[]).filter(({ isBinding }) => isBinding);
    expect(binding.length).toBeGreaterThan(80);
    expect(binding.every(({ isEnforced }) => isEnforced)).toBe(true);
  });

  it('finds nothing for a limit there is not, and refuses a day there is not', async () => {
    expect(await ask('{ policy(parameter: "nothing") { code } }')).toEqual({ policy: [] });
    const { errors } = await post('{ policy(on: "2026-02-30") { code } }');
    expect(errors?.[0]?.extensions['code']).toBeDefined();
  });
});

describe('policyConflicts', () => {
  const query = `{ policyConflicts(on: "2026-06-01") { parameter kind prevailing { code isBinding } overruled { code isBinding } } }`;

  it.each<Role>(['administrator', 'authority_officer', 'auditor'])('are told to %s', async (role) => {
    viewer = personAs(role);
    expect(await ask(query)).toEqual({
      policyConflicts: ['zj44-operator-kinds', 'hz63-operator-kinds'].map((code) => ({
        parameter: 'operator.kinds',
        kind: 'ALLOWS_MORE',
        prevailing: { code: 'n27-operator-kinds', isBinding: true },
        overruled: { code, isBinding: false },
      })),
    });
    expect(await ask('{ policyConflicts(on: "2025-02-28") { kind } }')).toEqual({ policyConflicts: [] });
  });

  it.each<Viewer>([{ kind: 'anonymous' }, personAs('data_steward'), personAs('operator_staff')])(
    'are null for %o',
    async (other) => {
      viewer = other;
      expect(await ask(query)).toEqual({ policyConflicts: null });
      viewer = { kind: 'anonymous' };
    },
  );
});

describe('calendar', () => {
  it('answers the days that differ from the week, with the notice behind them', async () => {
    const { calendar } = await ask(
      '{ calendar(year: 2026) { code year mark reference { title url } days { fallsOn kind name } } }',
    );
    expect(calendar).toMatchObject({
      code: 'CN',
      year: 2026,
      mark: 'SEEN',
      reference: { title: '国务院办公厅关于2026年部分节假日安排的通知（国办发明电〔2025〕7号）' },
    });
    const { days } = calendar as { days: object[] };
    expect(days).toHaveLength(39);
    expect(days).toContainEqual({ fallsOn: '2026-02-28', kind: 'WORKDAY', name: '春节' });
  });

  it('is null before its notice, and elsewhere', async () => {
    expect(await ask('{ a: calendar(year: 2027) { year } b: calendar(code: "HK", year: 2026) { year } }')).toEqual({
      a: null,
      b: null,
    });
  });
});

describe('workingDays', () => {
  const query = `query ($from: Date!, $add: Int!) {
    workingDays(from: $from, add: $add) { fallsOn missingCalendar { code year } }
  }`;

  it.each([
    ['2026-02-13', 2, '2026-02-24'],
    ['2026-06-01', 0, '2026-06-01'],
    ['2025-12-31', 1, '2026-01-04'],
  ])('from %s, %i: %s', async (from, add, fallsOn) => {
    expect(await ask(query, { from, add })).toEqual({ workingDays: { fallsOn, missingCalendar: null } });
  });

  it.each([
    ['2026-12-30', 3, 2027],
    ['2026-01-01', 1_000, 2027],
    ['9999-12-31', 1, 10_000],
  ])('from %s, %i: the calendar of %i is missing', async (from, add, year) => {
    expect(await ask(query, { from, add })).toEqual({
      workingDays: { fallsOn: null, missingCalendar: { code: 'CN', year } },
    });
  });

  it.each([-1, 1_001])('refuses to count %i', async (add) => {
    const { data, errors } = await post(query, { from: '2026-01-01', add });
    expect(data).toEqual({ workingDays: null });
    expect(errors?.[0]).toMatchObject({ extensions: { code: 'BAD_USER_INPUT', at: ['add'] } });
  });
});
