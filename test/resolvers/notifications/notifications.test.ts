import { sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { notify } from '../../../src/db/stores/notifications.ts';
import { encodeGlobalId } from '../../../src/rules/catalog/global-id.ts';
import type { PersonViewer, Viewer } from '../../../src/rules/viewer.ts';
import type { NotificationKind } from '../../../src/rules/workflow/words.ts';
import { answer, statementsOf } from '../../support/catalog-query.ts';
import { type TestDatabase, testDatabase } from '../../support/database.ts';
import { mutate } from '../../support/mutate.ts';
import { personOf } from '../../support/viewers.ts';

let database: TestDatabase;
let ann: PersonViewer;
let ben: PersonViewer;
let stranger: PersonViewer;
beforeAll(async () => {
  database = await testDatabase('demo');
  ann = await personOf(database.pool, 'OP-QILAN', 'operator_staff');
  ben = await personOf(database.pool, 'OP-QILAN', 'operator_staff');
  stranger = await personOf(database.pool, 'OP-HENGXING', 'operator_staff');
});
afterAll(async () => await database.close());
beforeEach(async () => {
  await database.pool.execute(sql`truncate notifications cascade`);
});

const at = (hour: number): Date => new Date(Date.UTC(2026, 8, 1, hour));

/** Tells something at an hour of 1 September 2026. */
async function tell(
  to: { organizationId: string } | { personId: string },
  hour: number,
  kind: NotificationKind = 'decided',
  data: Record<string, unknown> = { title: '场景', status: 'granted' },
): Promise<string> {
  const id = uuidv7();
  const subject = { type: 'Application', id: uuidv7(), code: `A-${hour}` };
  await notify(database.pool, [{ id, to, kind, subject, data, onceKey: id }], at(hour));
  return encodeGlobalId('Notification', id);
}
const toQilan = () => ({ organizationId: ann.organization?.id ?? '' });

interface Seen {
  readonly page: {
    totalCount: number;
    nodes: { id: string; isRead: boolean; message: string; subject: { code: string } }[];
  };
  readonly unreadNotificationCount: number;
  readonly unreadNotificationCounts: { kind: string; count: number }[];
}
const seenBy = async (viewer: Viewer, where: object = {}): Promise<Seen> =>
  await answer<Seen>(
    database.pool,
    `query($where: NotificationWhere) { page: notifications(where: $where) { totalCount nodes { id isRead message
      subject { type code } } } unreadNotificationCount unreadNotificationCounts { kind count } }`,
    { where },
    { viewer },
  );
const codesOf = ({ page }: Seen) => page.nodes.map(({ subject }) => subject.code);
const mark = async (viewer: Viewer | undefined, input: object) =>
  await mutate(database.pool, viewer, 'markNotificationsRead', { ...input }, 'markedCount');

describe('what an organisation is told', () => {
  test('is read by each of its people for themselves, and by nobody else', async () => {
    const first = await tell(toQilan(), 1);
    await tell(toQilan(), 2, 'returned');
    await tell({ personId: ann.id }, 3, 'saved_search', { title: '医疗', count: 1, titles: ['甲'] });
    expect(codesOf(await seenBy(ann))).toEqual(['A-3', 'A-2', 'A-1']);
    expect(codesOf(await seenBy(ben))).toEqual(['A-2', 'A-1']);
    expect(codesOf(await seenBy(stranger))).toEqual([]);

    expect(await mark(ann, { ids: [first] })).toMatchObject({ markedCount: 1 });
    expect(await mark(ann, { ids: [first] }), 'a second time').toMatchObject({ markedCount: 0 });
    const forAnn = await seenBy(ann);
    expect(forAnn.page.nodes.map(({ isRead }) => isRead)).toEqual([false, false, true]);
    expect(forAnn.unreadNotificationCount).toBe(2);
    expect(forAnn.unreadNotificationCounts).toEqual([
      { kind: 'RETURNED', count: 1 },
      { kind: 'SAVED_SEARCH', count: 1 },
    ]);
    const forBen = await seenBy(ben);
    expect(forBen.page.nodes.map(({ isRead }) => isRead)).toEqual([false, false]);
    expect(forBen.unreadNotificationCount).toBe(2);
  });

  test('is filtered by whether it was read, with the exact complement', async () => {
    const ids = [await tell(toQilan(), 1), await tell(toQilan(), 2), await tell(toQilan(), 3)];
    await mark(ann, { ids: [ids[1]] });
    expect(codesOf(await seenBy(ann, { isRead: { eq: true } }))).toEqual(['A-2']);
    expect(codesOf(await seenBy(ann, { isRead: { eq: false } }))).toEqual(['A-3', 'A-1']);
    expect(codesOf(await seenBy(ann, { not: { isRead: { eq: true } } }))).toEqual(['A-3', 'A-1']);
    expect(codesOf(await seenBy(ben, { isRead: { eq: true } }))).toEqual([]);
    expect(codesOf(await seenBy(ann, { and: [{ isRead: { eq: false } }, { subjectCode: { eq: 'A-1' } }] }))).toEqual([
      'A-1',
    ]);
  });

  test('is marked as read up to an instant, that instant among them', async () => {
    for (const hour of [1, 2, 3]) await tell(toQilan(), hour);
    expect(await mark(ann, { until: at(2).toISOString() })).toMatchObject({ markedCount: 2 });
    expect(codesOf(await seenBy(ann, { isRead: { eq: false } }))).toEqual(['A-3']);
    expect((await seenBy(ben)).unreadNotificationCount).toBe(3);
  });

  test('who acts for another organisation, or for none, has nothing of it', async () => {
    const id = await tell(toQilan(), 1);
    const elsewhere: PersonViewer = { ...ann, organization: stranger.organization };
    const nowhere: PersonViewer = { ...ann, organization: null, roles: [] };
    for (const viewer of [elsewhere, nowhere, stranger]) {
      expect((await seenBy(viewer)).unreadNotificationCount).toBe(0);
      expect(await mark(viewer, { until: at(5).toISOString() })).toMatchObject({ markedCount: 0 });
      const refused = await mark(viewer, { ids: [id] });
      expect(refused).toMatchObject({
        __typename: 'InvalidInput',
        issues: [{ path: ['ids', '0'], code: 'unknown_id' }],
      });
    }
  });

  test('a wrong id among right ones marks none', async () => {
    const id = await tell(toQilan(), 1);
    expect(await mark(ann, { ids: [id, encodeGlobalId('Notification', uuidv7())] })).toMatchObject({
      __typename: 'InvalidInput',
    });
    expect((await seenBy(ann)).unreadNotificationCount).toBe(1);
  });

  test.each([{}, { ids: [] }, { ids: ['x'], until: at(1).toISOString() }])('%j is no choice', async (input) => {
    expect(await mark(ann, input)).toMatchObject({ __typename: 'InvalidInput' });
  });

  test('nobody without a name, and no machine, reads', async () => {
    expect(await mark(undefined, { until: at(5).toISOString() })).toMatchObject({ __typename: 'NotPermitted' });
    const organization = ann.organization;
    if (organization === null) throw new Error('acts for nobody');
    const machine: Viewer = {
      kind: 'service',
      id: uuidv7(),
      organization,
      roles: ['operator_staff'],
      scopes: ['read', 'markNotificationsRead'],
    };
    expect(await mark(machine, { until: at(5).toISOString() })).toMatchObject({ __typename: 'NotPermitted' });
    await tell(toQilan(), 1);
    expect((await seenBy(machine)).page.nodes).toMatchObject([{ isRead: false }]);
  });

  test('is told in words, a page of it in one statement', async () => {
    for (let hour = 0; hour < 20; hour += 1) await tell(toQilan(), hour);
    const { result, statements } = await statementsOf(
      database.pool,
      async () =>
        await answer<{ notifications: { nodes: { message: string }[] } }>(
          database.pool,
          '{ notifications { nodes { message isRead subject { id } organization { name } } } }',
          {},
          { viewer: ann },
        ),
    );
    expect(statements).toHaveLength(1);
    expect(result.notifications.nodes[0]?.message).toBe('《场景》（A-19）审核决定：同意授权。');
  });
});

describe('a saved search', () => {
  const save = async (viewer: Viewer | undefined, input: object) =>
    await mutate(database.pool, viewer, 'saveSearch', { ...input }, 'savedSearch { id name noun where revision }');
  interface Kept {
    readonly id: string;
    readonly revision: number;
    readonly where: object;
  }

  test('is kept with its filter as it was given, for its keeper alone, until it is deleted', async () => {
    const where = { and: [{ openingAttribute: { in: ['RESTRICTED'] } }, { title: { contains: '门诊' } }] };
    const result = await save(ann, { name: '门诊', resources: where });
    const kept = result['savedSearch'] as Kept;
    expect(kept).toMatchObject({ name: '门诊', noun: 'Resource', where, revision: 1 });
    const listed = async (viewer: Viewer) =>
      (
        await answer<{ savedSearches: { totalCount: number } }>(
          database.pool,
          '{ savedSearches { totalCount } }',
          {},
          { viewer },
        )
      ).savedSearches.totalCount;
    expect([await listed(ann), await listed(ben)]).toEqual([1, 0]);
    const { id, revision: expectedRevision } = kept;
    const remove = async (viewer: Viewer, revision = expectedRevision) =>
      await mutate(database.pool, viewer, 'deleteSavedSearch', { id, expectedRevision: revision }, 'deletedId');
    expect(await remove(ben)).toMatchObject({ __typename: 'NotFound' });
    expect(await remove(ann, 7)).toMatchObject({ __typename: 'RevisionConflict' });
    expect(await remove(ann)).toMatchObject({ deletedId: id });
    expect(await remove(ann)).toMatchObject({ __typename: 'NotFound' });
    expect(await listed(ann)).toBe(0);
  });

  test('is refused without a list, with two, under a name that is taken, with a filter that cannot be', async () => {
    expect(await save(ann, { name: '空' })).toMatchObject({ issues: [{ code: 'one_list' }] });
    expect(await save(ann, { name: '双', resources: {}, notices: {} })).toMatchObject({
      issues: [{ code: 'one_list' }],
    });
    expect(await save(ann, { name: '同名', notices: {} })).toMatchObject({ __typename: 'SaveSearchSuccess' });
    expect(await save(ann, { name: '同名', scenarios: {} })).toMatchObject({
      issues: [{ path: ['name'], code: 'taken' }],
    });
    expect(await save(ben, { name: '同名', scenarios: {} })).toMatchObject({ __typename: 'SaveSearchSuccess' });
    const deep = (depth: number): object => (depth === 0 ? {} : { not: deep(depth - 1) });
    expect(await save(ann, { name: '深', resources: deep(40) })).toMatchObject({ issues: [{ code: 'filter' }] });
    expect(await save(undefined, { name: '无名', notices: {} })).toMatchObject({ __typename: 'NotPermitted' });
  });

  test('may be kept fifty times', async () => {
    for (let number = 0; number < 50; number += 1)
      expect(await save(stranger, { name: `第${number}个`, notices: {} })).toMatchObject({
        __typename: 'SaveSearchSuccess',
      });
    expect(await save(stranger, { name: '多一个', notices: {} })).toMatchObject({
      __typename: 'RulesViolated',
      findings: [{ rule: 'saved-searches-left', status: 'FAIL' }],
    });
  });
});
