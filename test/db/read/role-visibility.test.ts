import { type DocumentNode, parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { NounName } from '../../../src/rules/catalog/nouns.ts';
import { anonymous, type Viewer } from '../../../src/rules/viewer.ts';
import { type Role, roles } from '../../../src/rules/vocabulary.ts';
import { ask, system } from '../../support/catalog-query.ts';
import { onServer, type TestDatabase, testDatabase } from '../../support/database.ts';
import { plantOpenScope } from '../../support/planted-scope.ts';
import { addMarkedRows, type Mark, type MarkedIds, marks } from '../../support/role-visibility/marked-rows.ts';
import { textFilters, waysFromIds, waysFromLists } from '../../support/role-visibility/whole-schema.ts';
import { personOf } from '../../support/viewers.ts';

/** Who sees what, acting for an organisation that has no part in it; `anonymous` and all others see none of it. */
const expected: Readonly<Record<Mark, readonly Role[]>> = {
  // What is being written is its steward's; administrators meet it in the events, which they keep.
  draft: ['auditor', 'administrator'],
  scenario: ['auditor', 'administrator'],
  handedIn: ['authority_officer', 'mechanism_member', 'auditor', 'administrator'],
  revision: ['auditor', 'administrator'],
  reason: ['authority_officer', 'mechanism_member', 'auditor', 'administrator'],
  name: ['auditor', 'administrator'],
  email: ['auditor', 'administrator'],
  message: ['authority_officer', 'auditor'],
  account: ['auditor', 'administrator'],
  provision: ['auditor', 'administrator'],
  file: ['authority_officer', 'auditor', 'administrator'],
  refusal: ['authority_officer', 'auditor', 'administrator'],
  imported: ['authority_officer', 'mechanism_member', 'auditor', 'administrator'],
  plan: ['auditor', 'administrator'],
  deliberated: ['mechanism_member', 'auditor', 'administrator'],
  notice: ['auditor', 'administrator'],
  webhook: ['auditor', 'administrator'],
  webhookAnswer: ['auditor', 'administrator'],
  // Its keeper's, and its reader's organisation's, alone.
  search: [],
  told: [],
  // What is not handed in is its registrant's; who objects, and by what evidence, is known to those who answer.
  registration: ['auditor'],
  objection: ['authority_officer', 'auditor'],
  evidence: ['auditor'],
};
const hiddenFrom = (role: Role | null): Mark[] =>
  (Object.keys(marks) as Mark[]).filter((mark) => role === null || !expected[mark].includes(role));

let database: TestDatabase;
let ids: MarkedIds;

beforeAll(async () => {
  database = await testDatabase('demo');
  ids = await addMarkedRows(database.pool);
});
afterAll(async () => await database.close());

const viewerOf = async (role: Role | null): Promise<Viewer> =>
  role === null ? anonymous : await personOf(database.pool, 'HZ-TRANSPORT', role);

/** Documents as they were read, with whose objects their plans and statements are kept. */
type Documents = (source: string) => DocumentNode;

const read = new Map<string, DocumentNode>();
const readOnce: Documents = (source) => {
  const document = read.get(source) ?? parse(source);
  read.set(source, document);
  return document;
};

/** Goes a way, and tells which marks the answer or its errors hold. */
async function seenOn(document: DocumentNode, viewer: Viewer, id?: string): Promise<Mark[]> {
  const text = JSON.stringify(await ask(database.pool, document, { id }, { viewer }));
  return (Object.keys(marks) as Mark[]).filter((mark) => text.includes(marks[mark]));
}

const lists = waysFromLists();
const filters = textFilters();

async function allSeen(viewer: Viewer, only?: string, documents = readOnce): Promise<Map<Mark, string[]>> {
  const seen = new Map<Mark, string[]>();
  const note = (found: readonly Mark[], name: string): void => {
    for (const mark of found) seen.set(mark, [...(seen.get(mark) ?? []), name]);
  };
  for (const way of lists.filter(({ types }) => only === undefined || types.includes(only)))
    note(await seenOn(documents(way.source), viewer), way.name);
  for (const [noun, rows] of Object.entries(ids)) {
    if (only !== undefined && noun !== only) continue;
    for (const way of waysFromIds(noun))
      for (const id of rows) note(await seenOn(documents(way.source), viewer, id), way.name);
  }
  return seen;
}

/** As many texts as one request may look for. */
const AT_ONCE = 10;

/** The filters by which a viewer finds or counts a row that holds one of some marks, and those that cannot be asked. */
async function foundByFilters(viewer: Viewer, of: readonly Mark[]): Promise<string[]> {
  const found = new Set<string>();
  for (const { name, source, whereAny } of filters) {
    const document = readOnce(source);
    for (let from = 0; from < of.length; from += AT_ONCE) {
      const where = whereAny(of.slice(from, from + AT_ONCE).map((mark) => marks[mark]));
      const { data, errors } = await ask(database.pool, document, { where }, { viewer });
      if (errors !== undefined) found.add(`${name}: ${errors[0]?.message}`);
      const page = data?.['found'] as { totalCount: number; nodes: unknown[] } | null | undefined;
      if ((page?.totalCount ?? 0) > 0 || (page?.nodes.length ?? 0) > 0) found.add(name);
    }
  }
  return [...found];
}

/** The embedded engine answers one statement at a time, so there those stand for all who see the most and the least. */
const everybody: readonly (Role | null)[] = onServer()
  ? [null, ...(Object.keys(roles) as Role[])]
  : [null, 'data_steward', 'authority_officer', 'administrator'];

describe.each(everybody)('%s, acting for another organisation', (role) => {
  it('meets nothing but what the role is to see, whichever way', async () => {
    const seen = await allSeen(await viewerOf(role));
    const leaks = hiddenFrom(role).flatMap((mark) => (seen.get(mark) ?? []).map((way) => `${mark}: ${way}`));
    expect(leaks).toEqual([]);
    // What a role is to see it does see, somewhere.
    expect((Object.keys(marks) as Mark[]).filter((mark) => !seen.has(mark))).toEqual(hiddenFrom(role));
  });

  it('finds and counts nothing else by any filter', async () => {
    expect(await foundByFilters(await viewerOf(role), hiddenFrom(role))).toEqual([]);
  });
});

describe('the same ways', () => {
  it('meet every mark when a part of the service takes them', async () => {
    const seen = await allSeen(system);
    expect([...seen.keys()].sort()).toEqual((Object.keys(marks) as Mark[]).sort());
    expect(lists.length).toBeGreaterThan(40);
    expect(filters.length).toBeGreaterThan(40);
    expect((await foundByFilters(system, Object.keys(marks) as Mark[])).length).toBeGreaterThan(10);
  });

  const leaking: readonly [NounName, Mark][] = [
    ['Resource', 'draft'],
    ['Scenario', 'scenario'],
    ['Person', 'name'],
    ['Correction', 'message'],
    ['ServiceAccount', 'account'],
    ['ProvisionVersion', 'provision'],
    ['ImportJob', 'file'],
    ['WebhookEndpoint', 'webhook'],
  ];
  it.each(leaking)('find a scope of %s that lets everything through', async (noun, mark) => {
    plantOpenScope(noun);
    // Read anew: statements kept with other documents were made before the scope was broken.
    expect((await allSeen(anonymous, noun, parse)).get(mark)?.length).toBeGreaterThan(0);
  });
});
