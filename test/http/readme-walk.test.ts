import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type EmptyDatabase, emptyDatabase } from '../support/empty-database.ts';
import { runCli } from '../support/run-cli.ts';
import { startService } from '../support/service.ts';
import type { GraphqlBody } from '../support/test-server.ts';

interface Result {
  readonly __typename: string;
  readonly findings?: readonly { readonly rule: string; readonly status: string; readonly message: string }[];
  readonly resource?: Seen;
}
interface Seen {
  readonly id: string;
  readonly code: string;
  readonly revision: number;
  readonly status: string;
}

const title = '门诊预约挂号记录';
const portal = `query($title: String!) { resources(first: 10, where: { title: { contains: $title } }) {
  totalCount nodes { code title provider { code } items(first: 10) { nodes { name } } } } }`;

let database: EmptyDatabase;
let dataDir: string;
beforeEach(async () => {
  database = await emptyDatabase();
  dataDir = database.dataDir ?? (await mkdtemp(path.join(tmpdir(), 'catalog-walk-')));
});
afterEach(async () => {
  await database.close();
  await rm(dataDir, { recursive: true, force: true });
});

test('a newcomer drafts, is told what is missing, mends, hands in, has it published, and everyone sees it', async () => {
  const environment = { ...database.environment, DATA_DIR: dataDir };
  const service = await startService(environment);
  await service.line('ready');

  const ask = async (query: string, variables: object, token?: string): Promise<GraphqlBody> => {
    const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) };
    const body = JSON.stringify({ query, variables });
    const response = await fetch(service.url, { method: 'POST', headers, body });
    const answer = (await response.json()) as GraphqlBody;
    expect([response.status, answer.errors]).toEqual([200, undefined]);
    return answer;
  };
  const tokenOf = async (handle: string): Promise<string> => {
    const { code, stdout, stderr } = await runCli('token', ['--as', handle], environment);
    expect([code, stderr]).toEqual([0, '']);
    return stdout.trim();
  };
  const command = async (token: string, name: string, input: object): Promise<Result> => {
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
    const query = `mutation($input: ${type}Input!) { result: ${name}(input: $input) { __typename
      ... on ${type}Success { resource { id code revision status } }
      ... on RulesViolated { findings { rule status message } } } }`;
    const { data } = await ask(query, { input: { idempotencyKey: randomUUID(), ...input } }, token);
    return data?.['result'] as Result;
  };
  const done = async (token: string, name: string, input: object): Promise<Seen> => {
    const { resource } = await command(token, name, input);
    if (resource === undefined) throw new Error(`${name} had no effect`);
    return resource;
  };
  const at = ({ id, revision }: Seen) => ({ id, expectedRevision: revision });
  const seenByAll = async (): Promise<unknown> => (await ask(portal, { title })).data?.['resources'];
  const nothing = { totalCount: 0, nodes: [] };

  const steward = await tokenOf('steward-health');
  const officer = await tokenOf('officer');
  const me = await ask('{ me { name roles } }', {}, steward);
  expect(me.data).toEqual({ me: { name: '沈若溪', roles: ['DATA_STEWARD'] } });

  const draft = await done(steward, 'draftResource', { content: { title } });
  expect(draft).toMatchObject({ status: 'DRAFT', revision: 1 });
  const refused = await command(steward, 'submitResource', at(draft));
  expect(refused.__typename).toBe('RulesViolated');
  const missing = refused.findings?.filter(({ status }) => status === 'FAIL') ?? [];
  expect(missing.map(({ rule }) => rule)).toContain('resource-states-abstract');
  for (const { message } of missing) expect(message).not.toBe('');
  expect(await seenByAll()).toEqual(nothing);

  const content = {
    abstract: '各医院门诊预约挂号的时间与科室。',
    domains: ['HEALTH'],
    sharingType: 'UNCONDITIONAL',
    openingAttribute: 'RESTRICTED',
    openingCondition: '签订协议后使用',
    updateCycle: 'DAILY',
    items: { replace: [{ name: '就诊日期', dataType: 'DATE', grade: 'L3' }] },
  };
  const mended = await done(steward, 'reviseResource', { ...at(draft), content });
  const handedIn = await done(steward, 'submitResource', at(mended));
  expect(handedIn.status).toBe('SUBMITTED');
  expect((await command(steward, 'publishResource', at(handedIn))).__typename).toBe('NotPermitted');
  expect(await seenByAll()).toEqual(nothing);

  const published = await done(officer, 'publishResource', at(handedIn));
  expect(published).toMatchObject({ status: 'PUBLISHED', code: draft.code, revision: 4 });
  expect(await seenByAll()).toEqual({
    totalCount: 1,
    nodes: [{ code: draft.code, title, provider: { code: 'HZ-HEALTH' }, items: { nodes: [{ name: '就诊日期' }] } }],
  });

  service.child.kill('SIGTERM');
  expect(await service.exited).toBe(0);
  expect(service.errorOutput()).toBe('');
});
