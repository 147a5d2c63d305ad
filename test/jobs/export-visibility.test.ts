import { text } from 'node:stream/consumers';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { noSigner } from '../../src/auth/certificates/signer.ts';
import type { RequestContext } from '../../src/context.ts';
import { createLoaders } from '../../src/db/loaders.ts';
import { policyCache } from '../../src/db/stores/policy.ts';
import { exportList } from '../../src/jobs/export-list.ts';
import type { AskedList } from '../../src/resolvers/exports/list-rows.ts';
import type { AskedReport, ReportArguments } from '../../src/resolvers/exports/report-rows.ts';
import type { NounName } from '../../src/rules/catalog/nouns.ts';
import { chosenColumns, type FileName } from '../../src/rules/exports/export-file.ts';
import { type ExportName, exportLists, exportNames } from '../../src/rules/exports/export-list.ts';
import type { ReportName } from '../../src/rules/exports/export-report.ts';
import { anonymous, type Viewer } from '../../src/rules/viewer.ts';
import { type Role, roles } from '../../src/rules/vocabulary.ts';
import { onServer, type TestDatabase, testDatabase } from '../support/database.ts';
import { plantOpenScope } from '../support/planted-scope.ts';
import { addMarkedRows } from '../support/role-visibility/marked-rows.ts';
import { ANY_MARK, type Mark, marks } from '../support/role-visibility/marks.ts';
import { personOf } from '../support/viewers.ts';

/** Who finds what in some file, acting for an organisation that has no part in it; `anonymous` finds none of it. */
const expected: Readonly<Partial<Record<Mark, readonly Role[]>>> = {
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
  // In the changes of events.
  plan: ['auditor', 'administrator'],
  deliberated: ['auditor', 'administrator'],
  notice: ['auditor', 'administrator'],
  webhook: ['auditor', 'administrator'],
  // As the reason of one.
  returned: ['authority_officer', 'mechanism_member', 'auditor', 'administrator'],
  product: ['authority_officer', 'auditor'],
  productDraft: ['auditor'],
  agreementDraft: ['authority_officer', 'mechanism_member', 'auditor'],
  abandoned: ['authority_officer', 'mechanism_member', 'auditor'],
  listingAsked: ['authority_officer', 'mechanism_member', 'auditor'],
  listingRefused: ['authority_officer', 'mechanism_member', 'auditor'],
  listingReason: ['authority_officer', 'mechanism_member', 'auditor'],
};

/** Reports that lead to rows of the catalog: figures over all of it, and whatever has a mark. */
const reports: { readonly [N in ReportName]?: ReportArguments[N] } = {
  coverage: { rows: 'provider', columns: 'status', limit: 50 },
  unmetNeeds: {},
  unusedResources: {},
  staleResources: { on: '2040-01-01' },
  search: { text: ANY_MARK },
};

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase('demo');
  await addMarkedRows(database.pool);
});
afterAll(async () => await database.close());

const viewerOf = async (role: Role | null): Promise<Viewer> =>
  role === null ? anonymous : await personOf(database.pool, 'HZ-TRANSPORT', role);

async function fileOf(name: FileName, viewer: Viewer, given: object): Promise<string> {
  const db = database.pool;
  const context: RequestContext = {
    requestId: 'visibility',
    viewer,
    language: 'zh',
    db,
    loaders: createLoaders(db),
    now: () => new Date(),
    newId: uuidv7,
    pages: new WeakMap(),
    policy: policyCache(db),
    signer: noSigner,
  };
  const asked = { name, columns: chosenColumns(name, undefined), asOf: null, ...given } as AskedList | AskedReport;
  const request = { asked, language: 'zh', hasMark: false, context: () => context } as const;
  const plain = await text(await exportList({ ...request, format: 'jsonl' }));
  const table = await text(await exportList({ ...request, format: 'csv' }));
  // Every row stands in both.
  expect([name, table.length > 0]).toEqual([name, true]);
  return plain + table.slice(table.indexOf('\n') + 1);
}

async function seen(viewer: Viewer, only?: NounName): Promise<Mark[]> {
  const files: string[] = [];
  for (const name of exportNames) {
    if (only === undefined || exportLists[name].noun === only) files.push(await fileOf(name, viewer, {}));
  }
  for (const [name, args] of Object.entries(only === undefined ? reports : {})) {
    files.push(await fileOf(name as ReportName, viewer, { args }));
  }
  return (Object.keys(marks) as Mark[]).filter((mark) => files.some((file) => file.includes(marks[mark])));
}

const everybody: readonly (Role | null)[] = onServer()
  ? [null, ...(Object.keys(roles) as Role[])]
  : [null, 'data_steward', 'authority_officer', 'administrator'];

describe('D42', () => {
  test.each(everybody)(
    'no file holds for %s what the role is not to see, and some file each that it is',
    async (role) => {
      const may = (Object.keys(marks) as Mark[]).filter((mark) => role !== null && expected[mark]?.includes(role));
      expect(await seen(await viewerOf(role))).toEqual(may);
    },
  );

  test('no filter finds what its caller is not to see', async () => {
    const contains = (mark: string) => ({ contains: mark });
    const tries: readonly [ExportName, unknown][] = [
      ['resources', { title: contains(marks.draft) }],
      ['resources', { or: [{ title: contains(marks.handedIn) }, { status: { eq: 'draft' } }] }],
      ['items', { not: { name: { eq: 'nothing' } }, and: [{ id: { in: [] } }] }],
      ['scenarios', { title: contains(marks.scenario) }],
      ['organizations', { resources: { some: { title: contains(marks.draft) } } }],
      ['people', { email: contains(marks.email) }],
    ];
    for (const [name, where] of tries) expect([name, await fileOf(name, anonymous, { where })]).toEqual([name, '']);
  });

  const leaking: readonly [NounName, Mark][] = [
    ['Resource', 'draft'],
    ['Scenario', 'scenario'],
    ['Person', 'name'],
    ['Correction', 'message'],
    ['ServiceAccount', 'account'],
    ['ProvisionVersion', 'provision'],
    ['Product', 'productDraft'],
  ];
  test.each(leaking)('a scope of %s that lets everything through is found', async (noun, mark) => {
    plantOpenScope(noun);
    expect(await seen(anonymous, noun)).toContain(mark);
  });
});
