import { eq, sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { memberships, people } from '../../src/db/tables/identity.ts';
import { sequenceNow } from '../../src/jobs/sequencer.ts';
import { encodeGlobalId } from '../../src/rules/catalog/global-id.ts';
import { anonymous, type PersonViewer, type Viewer } from '../../src/rules/viewer.ts';
import type { Role } from '../../src/rules/vocabulary.ts';
import { Filing } from '../support/authorisation/filing.ts';
import { answer } from '../support/catalog-query.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { systemActor, writeOne } from '../support/ledger-rows.ts';
import { personOf } from '../support/viewers.ts';

let database: TestDatabase;
let author: PersonViewer;
const subject = { type: 'Resource', id: uuidv7(), code: 'R-1', ownerId: '' };
const viewers: Record<string, Viewer> = {};

/** The events of the log, by the words the tests use; all but the last have their number. */
const kinds = ['drafted', 'submitted', 'published', 'revised', 'foreign'] as const;

beforeAll(async () => {
  database = await testDatabase('demo');
  author = await personOf(database.pool, 'HZ-HEALTH', 'data_steward');
  await database.pool.update(people).set({ name: '张三' }).where(eq(people.id, author.id));
  await database.pool.insert(memberships).values({
    id: uuidv7(),
    personId: author.id,
    organizationId: author.organization?.id ?? '',
    role: 'data_steward',
    grantedAt: new Date(),
  });
  subject.ownerId = author.organization?.id ?? '';
  const actor = { kind: 'person', id: author.id, name: null, organizationId: subject.ownerId } as const;
  await database.pool.transaction(async (tx) => {
    const insider = { actor, changes: { title: { from: '旧', to: '新' } }, reason: '原因' };
    await writeOne(tx, { ...subject, revision: 1 }, { ...insider, type: 'resource.drafted' });
    await writeOne(tx, { ...subject, revision: 2 }, { ...insider, type: 'resource.submitted' });
    const published = { type: 'resource.published', isPublic: true, data: { title: '新', status: 'published' } };
    await writeOne(tx, { ...subject, revision: 3 }, { ...insider, ...published });
    await writeOne(tx, { ...subject, revision: 4 }, { ...insider, type: 'resource.revised' });
    await writeOne(tx, { code: 'R-2' }, { actor: systemActor, type: 'resource.revised', reason: '原因' });
  });
  await sequenceNow(database.pool);
  await writeOne(database.pool, subject, { type: 'resource.published', isPublic: true });
  const person = async (code: string, ...roles: Role[]) => await personOf(database.pool, code, ...roles);
  viewers['anonymous'] = anonymous;
  viewers['owner'] = author;
  viewers['colleague without a role'] = await person('HZ-HEALTH');
  viewers['other steward'] = await person('HZ-TRANSPORT', 'data_steward');
  viewers['officer'] = await person('HZ-DATA', 'authority_officer');
  viewers['member'] = await person('HZ-DATA', 'mechanism_member');
  viewers['auditor'] = await person('HZ-DATA', 'auditor');
  viewers['administrator'] = await person('HZ-DATA', 'administrator');
});
afterAll(async () => await database.close());

interface Seen {
  readonly sequence: number;
  readonly reason: string | null;
  readonly changes: readonly { readonly field: string; readonly from: string; readonly to: string }[] | null;
  readonly actor: { readonly name: string } | null;
}
const fields = 'id sequence reason changes { field from to } actor { id name }';

/** [event, whether its inside is seen] for what a viewer sees, through one way in. */
const seenBy = (rows: readonly (Seen | null)[]): [string, boolean][] =>
  rows.flatMap((row): [string, boolean][] => {
    if (row === null) return [];
    const inside = [row.changes !== null, row.reason !== null];
    expect(new Set(inside).size, 'changes and reason go together').toBe(1);
    if (row.actor !== null) expect(inside[0]).toBe(true);
    return [[kinds[row.sequence - 1] ?? '?', row.reason !== null]];
  });

const reviewed: [string, boolean][] = [
  ['submitted', true],
  ['published', true],
];
const ownAll: [string, boolean][] = [['drafted', true], ...reviewed, ['revised', true]];
const outside: [string, boolean][] = [['published', false]];
const everything: [string, boolean][] = [...ownAll, ['foreign', true]];
const cases: [string, [string, boolean][]][] = [
  ['anonymous', outside],
  ['owner', ownAll],
  ['colleague without a role', outside],
  ['other steward', outside],
  ['officer', reviewed],
  ['member', reviewed],
  ['auditor', everything],
  ['administrator', everything],
];

describe.each(cases)('%s', (name, expected) => {
  const ask = async <T>(document: string, variables = {}): Promise<T> =>
    await answer<T>(database.pool, document, variables, { viewer: viewers[name] ?? anonymous });

  test('sees these events, and this of them, in a list, as nodes, and counted', async () => {
    const { events } = await ask<{ events: { totalCount: number; nodes: Seen[] } }>(
      `{ events { totalCount nodes { ${fields} } } }`,
    );
    expect(seenBy(events.nodes)).toEqual(expected);
    expect(events.totalCount).toBe(expected.length);
    const rows = [
      ...(await database.pool.execute<{ id: string }>(sql`select id from events order by sequence nulls last`)),
    ];
    const { nodes } = await ask<{ nodes: (Seen | null)[] }>(
      `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Event { ${fields} } } }`,
      { ids: rows.map(({ id }) => encodeGlobalId('Event', id)) },
    );
    expect(seenBy(nodes)).toEqual(expected);
  });

  test('finds by the person who acted only what shows that person', async () => {
    const { events } = await ask<{ events: { nodes: Seen[] } }>(`{ events { nodes { ${fields} } } }`);
    const mayKnow = ['owner', 'auditor', 'administrator'].includes(name);
    const found = await ask<{ events: { totalCount: number } }>(
      'query ($id: ID!) { events(where: { actor: { id: { eq: $id } } }) { totalCount } }',
      { id: encodeGlobalId('Person', author.id) },
    );
    expect(found.events.totalCount).toBe(mayKnow ? ownAll.length : 0);
    const named = events.nodes.filter(({ actor }) => actor !== null);
    expect(named.map(({ actor }) => actor?.name)).toEqual(mayKnow ? ownAll.map(() => '张三') : []);
  });

  test('reads the audit log only as an auditor or administrator', async () => {
    const { auditEntries } = await ask<{ auditEntries: { totalCount: number; nodes: { position: number }[] } }>(
      '{ auditEntries(where: { outcome: { eq: DONE } }) { totalCount nodes { position hash action detail { name value } subject { type id } event { sequence } } } }',
    );
    const sees = ['auditor', 'administrator'].includes(name);
    expect(auditEntries.nodes.map(({ position }) => position)).toEqual(sees ? [5, 4, 3, 2, 1] : []);
    expect(auditEntries.totalCount).toBe(sees ? 5 : 0);
  });

  test('sees a person only as self, of the same organisation, auditor or administrator', async () => {
    const { node } = await ask<{ node: { name: string } | null }>(
      'query ($id: ID!) { node(id: $id) { ... on Person { name } } }',
      { id: encodeGlobalId('Person', author.id) },
    );
    const sees = ['owner', 'colleague without a role', 'auditor', 'administrator'].includes(name);
    expect(node?.name).toBe(sees ? '张三' : undefined);
  });
});

test('events are asked for by number, type, subject and time', async () => {
  const auditor = { viewer: viewers['auditor'] ?? anonymous };
  const list = async (args: string): Promise<number[]> => {
    const { events } = await answer<{ events: { nodes: Seen[] } }>(
      database.pool,
      `{ events(${args}) { nodes { sequence } } }`,
      {},
      auditor,
    );
    return events.nodes.map(({ sequence }) => sequence);
  };
  expect(await list('afterSequence: 3')).toEqual([4, 5]);
  expect(await list('first: 1, afterSequence: 1')).toEqual([2]);
  expect(await list('types: ["resource.revised"]')).toEqual([4, 5]);
  expect(await list('types: ["resource.revised"], where: { subjectCode: { eq: "R-2" } }')).toEqual([5]);
  expect(await list(`where: { subjectId: { eq: "${encodeGlobalId('Resource', subject.id)}" } }`)).toEqual([1, 2, 3, 4]);
  expect(await list('where: { owner: { code: { eq: "HZ-HEALTH" } } }')).toEqual([1, 2, 3, 4]);
  expect(await list('where: { occurredAt: { lt: "2001-01-01T00:00:00Z" } }')).toEqual([]);
  expect(await list('orderBy: [{ field: SEQUENCE, direction: DESC }], first: 2')).toEqual([5, 4]);
});

test('a resource tells its history, the newest first, and goes on after a cursor', async () => {
  const [row] = await database.pool.execute<{ id: string }>(
    sql`select id from resources where status = 'published' order by code limit 1`,
  );
  const id = row?.id ?? '';
  await database.pool.transaction(async (tx) => {
    for (const revision of [1, 2, 3]) await writeOne(tx, { ...subject, id, revision }, { isPublic: true });
  });
  await sequenceNow(database.pool);
  const page = async (after: string | null) => {
    const { resource } = await answer<{
      resource: { history: { nodes: { subject: { revision: number } }[]; pageInfo: { endCursor: string } } };
    }>(
      database.pool,
      `query ($id: ID!, $after: String) { resource(by: { id: $id }) { history(first: 2, after: $after) {
        nodes { subject { revision } } pageInfo { endCursor } } } }`,
      { id: encodeGlobalId('Resource', id), after },
    );
    return resource.history;
  };
  const first = await page(null);
  const second = await page(first.pageInfo.endCursor);
  const revisions = [...first.nodes, ...second.nodes].map((node) => node.subject.revision);
  expect(revisions).toEqual([3, 2, 1]);
});

describe('events of authorised operation', () => {
  const reviewedTypes = [
    ...['application.submitted', 'application.returned', 'application.withdrawn', 'step.concluded'],
    ...['review_round.opened', 'expert_assignment.advised', 'result.published', 'objection.made'],
    ...['agreement.drafted', 'supervision.reported'],
  ];
  const nouns: Readonly<Record<string, string>> = {
    ...{ application: 'Application', step: 'Step', review_round: 'ReviewRound', result: 'AuthorisationResult' },
    ...{ expert_assignment: 'ExpertAssignment', objection: 'Objection', agreement: 'Agreement' },
    supervision: 'SupervisionRecord',
  };
  let opened: TestDatabase;
  const seenIn = async (viewer: Viewer): Promise<readonly string[]> => {
    const source = '{ events(first: 100) { nodes { type subject { code } } } }';
    const { events } = await answer<{ events: { nodes: { type: string; subject: { code: string } }[] } }>(
      opened.pool,
      source,
      {},
      { viewer },
    );
    return events.nodes.map(({ type, subject: { code } }) => `${code} ${type}`).sort();
  };

  beforeAll(async () => {
    opened = await testDatabase('demo');
    const filing = await Filing.on(opened.pool);
    const draft = await filing.make('draft');
    // Withdrawn without ever having been handed in: still nobody's but its applicant's.
    await filing.run(filing.operator, 'withdrawApplication', draft, { reason: '不再申请' });
    await opened.pool.transaction(async (tx) => {
      for (const type of ['application.drafted', 'application.revised', ...reviewedTypes]) {
        const noun = nouns[type.split('.')[0] ?? ''] ?? '';
        await writeOne(tx, { type: noun, id: uuidv7(), code: 'FILE' }, { actor: systemActor, type });
      }
    });
    await sequenceNow(opened.pool);
  });
  afterAll(async () => await opened.close());

  test.each(['officer', 'member'])('%s sees what came of files that were handed in, and of no draft', async (name) => {
    expect(await seenIn(viewers[name] ?? anonymous)).toEqual(reviewedTypes.map((type) => `FILE ${type}`).sort());
  });

  test.each(['anonymous', 'other steward', 'colleague without a role'])('%s sees none of them', async (name) => {
    expect(await seenIn(viewers[name] ?? anonymous)).toEqual([]);
  });
});
