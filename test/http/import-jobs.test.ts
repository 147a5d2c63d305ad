import { readdir, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { sql } from 'drizzle-orm';
import { createClient as createStreamClient } from 'graphql-sse';
import { createClient } from 'graphql-ws';
import { uuidv7 } from 'uuidv7';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { holdImport } from '../support/hold-import.ts';
import { type ImportService, type JobAnswer, samples, startImportService } from '../support/import-jobs.ts';

let service: ImportService;
beforeAll(async () => {
  service = await startImportService({ UPLOAD_LIMIT_MB: '1' });
});
afterAll(async () => await service.close());
beforeEach(async () => {
  await service.rest();
  await rm(path.join(service.directory, 'uploads'), { recursive: true, force: true });
  await service.database.pool.execute(sql`truncate import_uploads, import_runs cascade`);
  await service.database.pool.execute(sql`delete from resources where source = 'shanghai'`);
});
afterEach(() => expect(service.server.faults).toEqual([]));

const counted = async (text: ReturnType<typeof sql>): Promise<unknown> =>
  (await service.database.pool.execute<{ n: number }>(sql`select count(*)::int as n from ${text}`))[0]?.n;
const ofShanghai = sql`resources where source = 'shanghai'`;
const files = async (): Promise<string[]> => await readdir(path.join(service.directory, 'uploads')).catch(() => []);
const codeOf = ({ body }: Awaited<ReturnType<ImportService['send']>>) => body.errors?.[0]?.extensions.code;

const outside = '../../etc/目录.csv';

/** Sends both files and asks for a job. */
async function started(more: object = {}): Promise<JobAnswer> {
  const catalog = await service.send(samples.catalog, { query: `?filename=${encodeURIComponent(outside)}` });
  const fields = await service.send(samples.fields);
  const answer = await service.mutate('startImport', {
    uploadId: catalog.body['uploadId'],
    fieldsUploadId: fields.body['uploadId'],
    source: 'shanghai',
    ...more,
  });
  if (answer.importJob === undefined) throw new Error(JSON.stringify(answer));
  return answer.importJob;
}

describe('a file that is sent', () => {
  it('becomes a job that is queued, carried out, reported, and leaves no file', async () => {
    const job = await started();
    expect(job).toMatchObject({ state: 'QUEUED', fileName: outside, report: null });
    expect((await files()).every((name) => /^[0-9a-f-]{36}$/.test(name))).toBe(true);
    await service.work();
    const ended = await service.ended(job.id);
    const rows = await counted(ofShanghai);
    expect(ended).toMatchObject({ state: 'DONE', phase: null, report: { added: rows, notApplied: 0 } });
    expect(rows).toBeGreaterThan(0);
    const again = await service.ended((await started()).id);
    expect(again).toMatchObject({ state: 'DONE', report: { added: 0, changed: 0, unchanged: rows } });
    await service.work();
    await expect.poll(files, { timeout: 20_000 }).toEqual([]);
  });

  it('starts its import at once when its source comes with it, compressed or not, and once under one key', async () => {
    await service.work();
    const key = uuidv7();
    const query = '?source=shanghai&withoutFields=true&dryRun=true&errorPolicy=ALL_OR_NOTHING&filename=a.csv';
    const headers = { 'content-encoding': 'gzip' };
    const first = await service.send(gzipSync(samples.catalog), { key, query, headers });
    expect(first).toMatchObject({ status: 202, body: { bytes: samples.catalog.length } });
    const second = await service.send(samples.catalog, { key, query });
    expect(second).toEqual(first);
    expect(codeOf(await service.send(`${samples.catalog}\n`, { key, query }))).toBe('IDEMPOTENCY_CONFLICT');
    const ended = await service.ended(String(first.body['importJobId']));
    expect(ended).toMatchObject({ isDryRun: true, fileName: 'a.csv' });
    expect(await counted(ofShanghai)).toBe(0);
    expect(await counted(sql`import_runs`)).toBe(1);
  });

  it('is refused without credentials, without the right, and without a key', async () => {
    expect(await service.send(samples.catalog, { as: null })).toMatchObject({ status: 401 });
    expect(await service.send(samples.catalog, { as: 'steward' })).toMatchObject({ status: 403 });
    expect(await service.send(samples.catalog, { as: 'nobody' })).toMatchObject({ status: 401 });
    expect(await service.send(samples.catalog, { key: null })).toMatchObject({ status: 400 });
    const denied = sql`audit_entries where action = 'sendImportFile' and outcome = 'denied'`;
    expect(await counted(denied)).toBe(2);
    expect(await files()).toEqual([]);
  });

  it.each([
    ['a form', samples.catalog, { 'content-type': 'multipart/form-data; boundary=x' }, '', 415],
    ['an unknown compression', samples.catalog, { 'content-encoding': 'br' }, '', 415],
    ['what says gzip and is none', samples.catalog, { 'content-encoding': 'gzip' }, '', 400],
    ['a cut-off gzip', gzipSync(samples.catalog).subarray(0, 200), { 'content-encoding': 'gzip' }, '', 400],
    ['more than is accepted', Buffer.alloc(1_100_000, 'a'), {}, '', 413],
    [
      'more than is accepted, of unknown length',
      Buffer.alloc(1_100_000, 'a'),
      { 'transfer-encoding': 'chunked' },
      '',
      413,
    ],
    ['a gzip that inflates to more', gzipSync(Buffer.alloc(50_000_000, 'a')), { 'content-encoding': 'gzip' }, '', 413],
    ['nothing', Buffer.alloc(0), {}, '', 400],
    ['a parameter nobody knows', samples.catalog, {}, '?status=PUBLISHED', 400],
    ['a policy nobody knows', samples.catalog, {}, '?errorPolicy=BEST', 400],
    ['an encoding nobody knows', samples.catalog, {}, '?source=shanghai&withoutFields=true&encoding=ebcdic', 400],
    ['a source nobody knows', samples.catalog, {}, '?source=nowhere', 400],
    ['a source whose second file is not mentioned', samples.catalog, {}, '?source=shanghai', 400],
  ])('is refused when it is %s', async (_what, body, headers, query, status) => {
    expect(await service.send(body, { headers, query })).toMatchObject({ status });
    expect(await counted(sql`import_runs`)).toBe(0);
  });

  it('leaves nothing when its sender goes away', async () => {
    const socket = connect(service.server.port, '127.0.0.1');
    const head = ['POST /imports HTTP/1.1', 'host: x', 'authorization: Bearer officer', 'idempotency-key: k'];
    socket.write(`${[...head, 'content-length: 500000', '', ''].join('\r\n')}${'a'.repeat(100_000)}`);
    await expect.poll(async () => (await files()).length).toBe(1);
    socket.destroy();
    await expect.poll(files).toEqual([]);
    expect(await counted(sql`import_uploads`)).toBe(0);
  });

  it('is good for one job', async () => {
    const { body } = await service.send(samples.catalog);
    const input = { uploadId: body['uploadId'], source: 'shanghai', withoutFields: true };
    const answers = await Promise.all(Array.from({ length: 20 }, () => service.mutate('startImport', input)));
    expect(answers.filter(({ __typename }) => __typename === 'StartImportSuccess')).toHaveLength(1);
    expect(answers.filter(({ __typename }) => __typename === 'RulesViolated')).toHaveLength(19);
    expect(await counted(sql`import_runs`)).toBe(1);
  });
});

describe('a file of any form', () => {
  const plain = '資料名,发布单位,更新日期,内部备注\n路灯,某市城管局,2026-01-02,x\n公厕,某市城管局,2026-01-03,y\n';
  const columns = { columns: [{ header: '資料名', field: 'title' }, { header: '内部备注' }] };
  const sent = async (content: string | Buffer, query = '') =>
    String((await service.send(content, { query })).body['uploadId']);
  beforeEach(async () => {
    await service.database.pool.execute(sql`delete from resources where source = 'jiangxi'`);
  });

  it('is imported for any known source, with what was said of its columns, and its report tells of each', async () => {
    const input = { uploadId: await sent(plain), source: 'jiangxi', format: 'csv', columns };
    const { importJob } = await service.mutate('startImport', input);
    await service.work();
    const ended = await service.ended(String(importJob?.id));
    expect(ended).toMatchObject({
      state: 'DONE',
      report: { rowsRead: 2, added: 2, columns: { format: 'csv', encoding: 'utf-8', unmapped: ['内部备注'] } },
    });
    const told = ended.report?.['columns'] as { columns: { header: string; field: string | null }[] };
    expect(Object.fromEntries(told.columns.map(({ header, field }) => [header, field]))).toEqual({
      資料名: 'title',
      发布单位: 'providerName',
      更新日期: 'modified',
      内部备注: null,
    });
  });

  it('is told the same in the address of POST /imports', async () => {
    await service.work();
    const mapping = { columns: { 資料名: 'title', 内部备注: null }, defaults: { licence: 'CC-BY' }, offset: 'Z' };
    const query = `?${new URLSearchParams({ source: 'jiangxi', format: 'csv', columns: JSON.stringify(mapping) })}`;
    const { status, body } = await service.send(plain, { query });
    expect([status, body]).toMatchObject([202, {}]);
    expect(await service.ended(String(body['importJobId']))).toMatchObject({ state: 'DONE', report: { added: 2 } });
    const licences = await service.database.pool.execute(
      sql`select distinct licence, modified_at from resources where source = 'jiangxi' order by modified_at limit 1`,
    );
    expect([...licences]).toMatchObject([{ licence: 'CC-BY', modified_at: '2026-01-02 00:00:00+00' }]);
  });

  it.each([
    ['format', { format: 'xml' }],
    ['sheet', { format: 'csv', sheet: '目录' }],
    ['sheet', { sheet: 'a\0' }],
    ['columns.columns.1.field', { columns: { columns: [{ header: 'a' }, { header: 'b', field: 'titel' }] } }],
    ['columns.columns', { columns: { columns: [{ header: 'a' }, { header: 'a' }] } }],
    ['columns.columns', { columns: { columns: Array.from({ length: 1001 }, (_, n) => ({ header: `${n}` })) } }],
    ['columns.defaults.0.field', { columns: { defaults: [{ field: 'status2', value: 'x' }] } }],
    ['columns.offset', { columns: { offset: 'Beijing' } }],
    ['fieldsUploadId', { fieldsUploadId: '01890000-0000-7000-8000-000000000000' }],
    ['columns', { source: 'shanghai', withoutFields: true, columns }],
    ['source', { source: 'nowhere' }],
  ])('is refused by the name of the field: %s', async (field, more) => {
    const input = { uploadId: uuidv7(), source: 'jiangxi', ...more };
    const answer = (await service.mutate('startImport', input)) as { issues?: { path: string[] }[] };
    expect(answer).toMatchObject({ __typename: 'InvalidInput' });
    expect(answer.issues?.map(({ path: at }) => at.join('.'))).toContain(field);
    expect(await counted(sql`import_runs`)).toBe(0);
  });

  it.each([
    'columns=x',
    'columns=[]',
    'columns={"columns":{"a":1}}',
    'columns={"columns":{"a":"titel"}}',
    'format=xml',
  ])('is refused over POST: %s', async (words) => {
    const query = `?source=jiangxi&${encodeURI(words)}`;
    expect(await service.send(plain, { query })).toMatchObject({ status: 400 });
    expect(await counted(sql`import_runs`)).toBe(0);
  });

  it('fails, and says what its mapping should name, when a column that was named is not there', async () => {
    await service.work();
    const input = {
      uploadId: await sent(plain),
      source: 'jiangxi',
      columns: { columns: [{ header: '不在', field: 'title' }] },
    };
    const { importJob } = await service.mutate('startImport', input);
    const ended = await service.ended(String(importJob?.id));
    expect(ended).toMatchObject({ state: 'FAILED', failure: expect.stringContaining('不在') });
  });

  it('changes nothing of ours by columns called as ours are', async () => {
    await service.work();
    const ours = 'id,status,createdAt,revision,orgId,code,grade,标题,发布单位,更新日期\n';
    const { pool } = service.database;
    const [mine] = await pool.execute(sql`select id, code, md5(resources::text) as digest from resources limit 1`);
    const row = `${mine?.['id']},PUBLISHED,1999-01-01,77,${uuidv7()},${mine?.['code']},L4,路灯,某市城管局,2026-01-02\n`;
    await pool.execute(sql`update catalog_sources set policy = 'draft' where name = 'jiangxi'`);
    const { body } = await service.send(`${ours}${row}`, { query: '?source=jiangxi' });
    const ended = await service.ended(String(body['importJobId']));
    expect(ended).toMatchObject({ state: 'DONE', report: { added: 1 } });
    const [stored] = await pool.execute(sql`select r.id, r.status, r.revision, r.code, o.name,
      r.created_at > now() - interval '1 hour' as is_new from resources r
      join organizations o on o.id = r.provider_id where r.source = 'jiangxi'`);
    expect(stored).toMatchObject({ revision: 1, name: '某市城管局', is_new: true });
    expect(row).not.toContain(String(stored?.['id']));
    expect(stored).toMatchObject({ status: 'draft', code: expect.stringMatching(/^JX-/) });
    const [after] = await pool.execute(
      sql`select md5(resources::text) as digest from resources where id = ${mine?.['id']}`,
    );
    expect(after).toEqual({ digest: mine?.['digest'] });
    await pool.execute(sql`update catalog_sources set policy = 'publish' where name = 'jiangxi'`);
  });

  it('of 100,001 rows is refused, and leaves nothing', async () => {
    await service.work();
    // Rows without a title: they count, and take no time to stage.
    const rows = ',a\n'.repeat(100_000);
    const file = gzipSync(`标题,发布单位\n路灯,a\n${rows}`);
    const query = `?source=jiangxi&columns=${encodeURI('{"defaults":{"modified":"2026-01-01"}}')}`;
    const { body } = await service.send(file, { query, headers: { 'content-encoding': 'gzip' } });
    const ended = await service.ended(String(body['importJobId']));
    expect(ended).toMatchObject({ state: 'FAILED', failure: expect.stringContaining('100000') });
    expect(await counted(sql`resources where source = 'jiangxi'`)).toBe(0);
    expect(await counted(sql`import_staging`)).toBe(0);
  });
});

describe('a job', () => {
  it('that waits and is stopped never begins, however many stop it at once', async () => {
    const { id } = await started();
    const stops = await Promise.all(
      Array.from({ length: 100 }, () => service.mutate('stopImport', { id, reason: '不再需要' })),
    );
    expect(stops.filter(({ __typename }) => __typename === 'StopImportSuccess')).toHaveLength(1);
    expect(stops.filter(({ __typename }) => __typename === 'RulesViolated')).toHaveLength(99);
    await service.work();
    expect(await service.ended(id)).toMatchObject({ state: 'CANCELLED' });
    expect(await counted(sql`events where type = 'import_job.stopped'`)).toBe(1);
    expect(await counted(ofShanghai)).toBe(0);
  });

  it('that a stopping server leaves half-way is taken back, waits again, and is completed by the next', async () => {
    const { pool } = service.database;
    await pool.execute(sql`delete from resources where source = 'jiangxi'`);
    const rows = Array.from({ length: 1200 }, (_, n) => `路灯${n},某市城管局,2026-01-02\n`).join('');
    await service.work();
    const { body } = await service.send(`标题,发布单位,更新日期\n${rows}`, { query: '?source=jiangxi' });
    const id = String(body['importJobId']);
    let stopped: Promise<void> | undefined;
    const hasApplied: Parameters<typeof holdImport>[1] = async (held) =>
      (await held`select from import_undo limit 1`).length > 0;
    await holdImport(pool, hasApplied, async () => {
      stopped = service.rest();
    });
    await stopped;
    expect(await service.job(id)).toMatchObject({ state: 'QUEUED', phase: null, report: null });
    expect(await counted(sql`resources where source = 'jiangxi'`)).toBe(0);
    expect(await counted(sql`import_undo`)).toBe(0);
    await service.work();
    expect(await service.ended(id)).toMatchObject({ state: 'DONE', report: { added: 1200 } });
    await pool.execute(sql`delete from resources where source = 'jiangxi'`);
  });

  it('whose file is no catalog fails, and says why', async () => {
    await service.work();
    const { body } = await service.send('this is no catalog\n', { query: '?source=shanghai&withoutFields=true' });
    const ended = await service.ended(String(body['importJobId']));
    expect(ended).toMatchObject({ state: 'FAILED' });
    expect(ended.failure).toMatch(/\S/);
    expect(ended.failure).not.toContain(service.directory);
  });

  it('refuses the whole file for one bad row when that is asked for, and names the row', async () => {
    await service.work();
    const job = await started({ errorPolicy: 'ALL_OR_NOTHING' });
    const ended = await service.ended(job.id);
    const skipping = await service.ended((await started({ dryRun: true })).id);
    expect(skipping.refusals.totalCount).toBeGreaterThan(0);
    expect(ended).toMatchObject({ state: 'REFUSED', report: { added: 0 }, refusals: skipping.refusals });
    expect(await counted(ofShanghai)).toBe(0);
  });

  it('is seen by the authority and by auditors, and by nobody else', async () => {
    const { id } = await started();
    const query = 'query ($id: ID!) { importJob(id: $id) { id } importJobs { totalCount } node(id: $id) { id } }';
    const seen = { importJob: { id }, importJobs: { totalCount: 1 }, node: { id } };
    const unseen = { importJob: null, importJobs: { totalCount: 0 }, node: null };
    expect(await service.ask(query, { id }, 'auditor')).toEqual(seen);
    expect(await service.ask(query, { id }, 'administrator')).toEqual(seen);
    expect(await service.ask(query, { id }, 'steward')).toEqual(unseen);
    expect(await service.mutate('stopImport', { id, reason: '试试看' }, 'steward')).toMatchObject({
      __typename: 'NotFound',
    });
    expect(await service.mutate('stopImport', { id, reason: '试试看' }, 'auditor')).toMatchObject({
      __typename: 'NotPermitted',
    });
  });
});

describe('the progress of a job', () => {
  const query = 'subscription ($id: ID!) { importJobProgress(id: $id) { state phase rows } }';
  type Told = { data?: { importJobProgress: { state: string } | null } | null };
  const told = async (stream: AsyncIterable<unknown>): Promise<string[]> => {
    const states: string[] = [];
    for await (const result of stream) states.push((result as Told).data?.importJobProgress?.state ?? 'NOTHING');
    return states;
  };
  const overSocket = (token: string) =>
    createClient({
      url: `${service.server.url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      retryAttempts: 0,
      connectionParams: { Authorization: `Bearer ${token}` },
    });
  const overStream = (token: string) =>
    createStreamClient({
      url: `${service.server.url}/graphql/stream`,
      headers: { authorization: `Bearer ${token}` },
      retryAttempts: 0,
    });

  it('is told over both ways of delivery until it has ended', async () => {
    const { id } = await started();
    const socket = overSocket('officer');
    const streams = [socket, overStream('auditor')].map((client) => told(client.iterate({ query, variables: { id } })));
    await service.work();
    for (const states of await Promise.all(streams)) {
      expect(states[0]).toMatch(/QUEUED|RUNNING/);
      expect(states.at(-1)).toBe('DONE');
      expect(states).not.toContain('NOTHING');
    }
    await socket.dispose();
  });

  it('ends for whoever may not see the job, and when the right is lost', async () => {
    const { id } = await started();
    expect(await told(overStream('steward').iterate({ query, variables: { id } }))).toEqual([]);
    const { viewers } = service.server;
    const auditor = viewers.get('auditor');
    if (auditor?.kind !== 'person') throw new Error('the auditor is a person');
    const stream = told(overStream('auditor').iterate({ query, variables: { id } }));
    viewers.set('auditor', { ...auditor, roles: ['data_steward'] });
    expect((await stream).every((state) => state === 'QUEUED')).toBe(true);
    viewers.set('auditor', auditor);
  });
});
