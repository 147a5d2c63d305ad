import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changesSoFar, foldChanges } from '../../src/db/stores/changes.ts';
import { startCatalog } from '../support/catalog-server.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import type { Answer, TestServer } from '../support/test-server.ts';

/** Answers that are kept are right: whoever changes whatever, and whoever asks. */
let database: TestDatabase;
let server: TestServer;
let code: string;
beforeAll(async () => {
  database = await testDatabase('demo');
  server = await startCatalog(database.pool, {});
  const [row] = await database.pool.execute<{ code: string }>(
    sql`select code from resources where status = 'published' order by code limit 1`,
  );
  code = row?.code ?? '';
});
afterAll(async () => {
  await server.close();
  await database.close();
});

const titleOf = (of: string) => `{ resource(by: { code: "${of}" }) { title } }`;
const ask = async (query: string, headers: Record<string, string> = {}): Promise<Answer> => {
  const path = `/graphql?query=${encodeURIComponent(query)}`;
  return await server.send({ path, headers: { 'apollo-require-preflight': '1', ...headers } });
};
const rename = async (title: string) =>
  await database.pool.execute(sql`update resources set title = ${title}, revision = revision + 1 where code = ${code}`);
/** Answers that were handed out again so far. */
const hits = async (): Promise<number> => {
  const { text } = await server.send({ path: '/metrics' });
  return Number(/^catalog_cached_answers_total (\d+)$/m.exec(text)?.[1] ?? Number.NaN);
};

describe('an answer to a public query', () => {
  it('is kept from the second time on and handed out byte for byte, with everything that goes with it', async () => {
    const query = `query Kept { resources(first: 3) { nodes { code title domains { code } } } }`;
    const before = await hits();
    const [first, second, third, fourth] = [await ask(query), await ask(query), await ask(query), await ask(query)];
    expect((await hits()) - before).toBe(2);
    for (const answer of [second, third, fourth]) {
      expect([answer.status, answer.text]).toEqual([200, first.text]);
      for (const name of ['content-type', 'etag', 'cache-control', 'vary', 'x-content-type-options']) {
        expect([name, answer.headers[name]]).toEqual([name, first.headers[name]]);
      }
    }
    expect(third.headers['x-request-id']).not.toBe(first.headers['x-request-id']);
    const held = await ask(query, { 'if-none-match': String(first.headers['etag']) });
    expect([held.status, held.text]).toEqual([304, '']);
    expect(
      server.lines().filter((line) => line['operationName'] === 'Kept' && line['cost'] !== undefined),
    ).toHaveLength(5);
  });

  it('is the same by POST, where it is kept as well', async () => {
    const before = await hits();
    const answers = [];
    for (let n = 0; n < 3; n += 1) answers.push(await server.post({ query: titleOf(code) }));
    expect((await hits()) - before).toBe(1);
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(answers.at(-1)?.headers['cache-control']).toBe('private, no-store');
  });

  it('is never older than a change that was acknowledged before it was asked for', async () => {
    for (let n = 0; n < 40; n += 1) {
      await rename(`第${n}版`);
      const answers = await Promise.all([ask(titleOf(code)), ask(titleOf(code)), ask(titleOf(code))]);
      for (const { text } of answers) expect(text).toContain(`第${n}版`);
    }
  });

  it('is right while others write: what one request saw no later one goes behind', async () => {
    let writing = true;
    const writer = (async () => {
      for (let n = 100; n < 200; n += 1) await rename(`第${n}版`);
      writing = false;
    })();
    let last = 0;
    while (writing) {
      const seen = Number(/第(\d+)版/.exec((await ask(titleOf(code))).text)?.[1]);
      expect(seen).toBeGreaterThanOrEqual(last);
      last = seen;
    }
    await writer;
    expect((await ask(titleOf(code))).text).toContain('第199版');
  });

  it.each([
    ['a signed-in caller', { authorization: 'Bearer nobody' }, 401],
    ['a key', { 'x-api-key': 'nothing' }, 401],
    ['a page of another site', { 'apollo-require-preflight': '' }, 400],
    ['a form of another site', { 'content-type': 'text/plain' }, 415],
    ['a reader of pictures', { accept: 'image/png' }, 406],
  ])('is not handed to %s', async (_who, headers: Record<string, string>, status) => {
    const query = titleOf(code);
    await ask(query);
    await ask(query);
    expect((await ask(query)).status).toBe(200);
    expect((await ask(query, headers)).status).toBe(status);
  });

  it('is not kept when it is about more than the catalog, or tells an error', async () => {
    const before = await hits();
    for (const query of [
      '{ me { __typename } }',
      '{ resources(first: 101) { totalCount } }',
      '{ a: domains { code } events(first: 1) { totalCount } }',
    ]) {
      for (let n = 0; n < 3; n += 1) await ask(query);
    }
    expect(await hits()).toBe(before);
  });

  it('counts what it costs', async () => {
    const limited = await startCatalog(database.pool, {
      RATE_COST_ANONYMOUS: '350',
      MAX_COST_ANONYMOUS: '350',
    });
    const query = '{ resources(first: 100) { nodes { code } } }';
    const statuses = [];
    for (let n = 0; n < 5; n += 1) statuses.push((await limited.post({ query })).status);
    await limited.close();
    expect(statuses).toEqual([200, 200, 200, 429, 429]);
  });

  it('is not kept where that is switched off', async () => {
    const plain = await startCatalog(database.pool, { ANSWER_CACHE_MB: '0' });
    for (let n = 0; n < 3; n += 1) await plain.post({ query: titleOf(code) });
    const { text } = await plain.send({ path: '/metrics' });
    await plain.close();
    expect(text).not.toContain('catalog_cached_answers_total');
  });
});

describe('the count of changes', () => {
  it('rises with each transaction that changes what readers can see, once, and with no other', async () => {
    const { pool } = database;
    const before = Number((await changesSoFar(pool)).changes);
    await pool.transaction(async (tx) => {
      await tx.execute(sql`update resources set revision = revision + 1 where code = ${code}`);
      await tx.execute(sql`update scenarios set revision = revision + 1`);
    });
    await pool
      .transaction(async (tx) => {
        await tx.execute(sql`update resources set revision = revision + 1 where code = ${code}`);
        throw new Error('given up');
      })
      .catch(() => {});
    await pool.execute(sql`delete from leases where name = 'nobody'`);
    expect(Number((await changesSoFar(pool)).changes)).toBe(before + 1);
  });

  it('stays the same while several fold it', async () => {
    const { pool } = database;
    for (let n = 0; n < 150; n += 1) await rename(`再改${n}`);
    const before = await changesSoFar(pool);
    await Promise.all([foldChanges(pool), foldChanges(pool), foldChanges(pool)]);
    const [row] = await pool.execute<{ n: number }>(sql`select count(*)::int as n from catalog_changes`);
    expect([await changesSoFar(pool), (row?.n ?? 0) <= 3]).toEqual([before, true]);
  });

  it('is kept by every table that an anonymous reader can see rows of', async () => {
    const unseen = [
      // Files of authorised operation are seen by those who take part in them.
      'application_items',
      'application_submissions',
      'applications',
      'audit_entries',
      'catalog_changes',
      'certificate_issuers',
      'certificate_serials',
      'concluded_steps',
      // What is asked of registrations is between who asks, the registrant and the registrar.
      'correction_requests',
      // Written with the rows that they count; adding them up changes no sum.
      'coverage_deltas',
      'coverage_marks',
      'data_demands',
      'demand_items',
      'entity_reviews',
      // What is told to and by exchanges is between them and the registry.
      'exchange_records',
      'expert_assignments',
      'facet_deltas',
      'feed_entries',
      'feed_heads',
      'idempotency_keys',
      'import_refusals',
      'import_runs',
      'import_staging',
      'import_undo',
      'import_uploads',
      'imported_revisions',
      'item_consents',
      'leases',
      'ledger_heads',
      'notification_reads',
      'notifications',
      'objections',
      'permitted_revenues',
      'proposals',
      'registration_objections',
      'revenue_reports',
      'review_rounds',
      'saved_searches',
      'schema_migrations',
      'search_pending',
      'service_keys',
      'signing_keys',
      'steps',
      'submissions',
      'supervision_records',
      'trade_statistics',
      'webhook_attempts',
      'webhook_deliveries',
      'webhook_endpoints',
      'webhook_secrets',
    ];
    const rows = await database.pool.execute<{ name: string }>(sql`select c.relname as name from pg_class c
      where c.relkind = 'r' and c.relnamespace = current_schema::regnamespace and c.relname not like '%\\_versions'
        and not exists (select from pg_trigger t where t.tgrelid = c.oid and t.tgname in ('begin_recording', 'note_change'))
      order by 1`);
    expect(rows.map(({ name }) => name)).toEqual(unseen);
  });
});
