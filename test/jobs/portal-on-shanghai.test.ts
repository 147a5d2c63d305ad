import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import { print } from 'graphql';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  HomeDocument,
  ResourceListDocument,
  type ResourceListQuery,
  type ResourceListQueryVariables,
} from '../../operations/__generated__/graphql.ts';
import type { DatabasePool } from '../../src/db/client.ts';
import { seedReference } from '../../src/db/seed.ts';
import { readDomainMapping } from '../../src/interchange/domain-mapping.ts';
import { openReader } from '../../src/interchange/readers.ts';
import type { ReadRow } from '../../src/interchange/resource-record.ts';
import { importCatalog } from '../../src/jobs/imports.ts';
import { catalogParts } from '../../src/server/application.ts';
import { loadConfig } from '../../src/server/config.ts';
import { createHttpServer } from '../../src/server/http.ts';
import { createLogger } from '../../src/server/log.ts';
import { catalogSamples, sayLeftOut } from '../support/catalog-samples.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { foreignRecord, readRows } from '../support/foreign-rows.ts';
import { countedBy, plainCsv } from '../support/plain-csv.ts';
import { askService } from '../support/service.ts';
import { UNLIMITED } from '../support/unlimited.ts';

type Page = NonNullable<ResourceListQuery['resources']>;

const samples = catalogSamples();
if (samples === undefined) sayLeftOut('the operations of the portal on the real Shanghai catalog');

describe.skipIf(samples === undefined)('Must show 2: the portal on the Shanghai catalog', () => {
  const folder = path.join(samples ?? '', 'cn-shanghai');
  const context = { now: () => new Date('2026-06-01T00:00:00Z'), newId: uuidv7 };
  let database: TestDatabase;
  let server: FastifyInstance;
  let rows: Record<string, string>[];
  const place = { url: '' };
  let statements = 0;

  /** The same pool, with the statements counted that the readers send. */
  const counting = (pool: DatabasePool): DatabasePool => {
    const client = new Proxy(pool.$client, {
      get: (target, name) => {
        if (name === 'unsafe') statements += 1;
        return Reflect.get(target, name);
      },
    });
    return new Proxy(pool, { get: (target, name) => (name === '$client' ? client : Reflect.get(target, name)) });
  };
  const importRows = async (
    from: AsyncIterable<ReadRow>,
    droppedColumns: () => readonly string[] = () => [],
  ): ReturnType<typeof importCatalog> =>
    await importCatalog({ ...context, pool: database.pool, source: 'shanghai', rows: from, droppedColumns });
  const importShanghai = async (): ReturnType<typeof importCatalog> => {
    const reader = openReader('shanghai', {
      file: path.join(folder, 'shanghai_catalog.csv'),
      fields: path.join(folder, 'shanghai_fields.csv'),
      mapping: await readDomainMapping(path.resolve(import.meta.dirname, '../../seeds/reference/domain-mapping.json')),
    });
    return await importRows(reader.rows, reader.droppedColumns);
  };

  beforeAll(async () => {
    rows = plainCsv(await readFile(path.join(folder, 'shanghai_catalog.csv'), 'utf8'));
    database = await testDatabase();
    await seedReference(database.pool, { ...context, now: context.now() });
    expect(await importShanghai()).toMatchObject({ added: rows.length, refusedCount: 0 });
    const config = loadConfig({ ...UNLIMITED, PORT: '0' });
    const log = createLogger('silent');
    server = await createHttpServer({ ...catalogParts(config, counting(database.pool), { done: true }), log });
    place.url = `${await server.listen({ host: '127.0.0.1', port: 0 })}/graphql`;
  });
  afterAll(async () => {
    await server.close();
    await database.close();
  });

  const source = { source: { eq: 'shanghai' } };
  const document = print(ResourceListDocument);
  const list = async (variables: ResourceListQueryVariables): Promise<Page> => {
    const before = statements;
    const { status, body } = await askService(place, document, variables);
    expect([status, body.errors, statements - before]).toEqual([200, undefined, 1]);
    return body.data?.['resources'] as Page;
  };
  const total = async (where: ResourceListQueryVariables['where']): Promise<number> =>
    (await list({ first: 1, where: { ...source, ...where } })).totalCount;

  test('by department: each of the 73 has as many as the file says', async () => {
    const departments = [...countedBy(rows, '数据资源提供部门')];
    expect(departments).toHaveLength(73);
    const found = new Map<string, number>();
    for (const [name] of departments) found.set(name, await total({ provider: { name: { eq: name } } }));
    expect([...found]).toEqual(departments);
  });

  test('by opening attribute and by update cycle', async () => {
    const opening = countedBy(rows, '开放属性');
    expect(await total({ openingAttribute: { eq: 'UNCONDITIONAL' } })).toBe(opening.get('无条件开放'));
    expect(await total({ openingAttribute: { eq: 'RESTRICTED' } })).toBe(opening.get('有条件开放'));
    const cycle = countedBy(rows, '更新频率');
    const words = {
      IRREGULAR: '不定期更新',
      STATIC: '静态数据',
      REAL_TIME: '即时',
      DAILY: '每天',
      WEEKLY: '每周',
    } as const;
    const longer = { MONTHLY: '每月', QUARTERLY: '每季度', HALF_YEARLY: '每半年', YEARLY: '每年' } as const;
    for (const [code, word] of Object.entries({ ...words, ...longer }) as [keyof typeof words, string][])
      expect([word, await total({ updateCycle: { eq: code } })]).toEqual([word, cycle.get(word)]);
  });

  test('by domain: every row is in one at least; and the home page adds up', async () => {
    const before = statements;
    const { body } = await askService(place, print(HomeDocument));
    expect(statements - before).toBe(3);
    const domains = body.data?.['domains'] as { code: 'OTHER'; resources: { totalCount: number } }[];
    expect(domains).toHaveLength(7);
    for (const { code, resources } of domains)
      expect(await total({ domains: { some: { code: { eq: code } } } })).toBe(resources.totalCount);
    const sum = domains.reduce((counted, { resources }) => counted + resources.totalCount, 0);
    expect(sum).toBeGreaterThanOrEqual(rows.length);
    expect(await total({ domains: { none: {} } })).toBe(0);
  });

  test('newest first, page after page, while others are added and changed: none skipped, none repeated', async () => {
    let walking = true;
    let rounds = 0;
    const others = (async () => {
      for (; walking; rounds++) {
        const records = Array.from({ length: 20 }, (_, n) =>
          foreignRecord(`other-${n < 10 ? n : `${rounds}-${n}`}`, {
            title: `另一个资源 ${rounds}`,
            // Anywhere among the rows of the file; those that are there already move from place to place.
            modifiedAt: new Date(Date.UTC(2014 + ((rounds + n) % 12), n % 12, 1 + (rounds % 28))).toISOString(),
          }),
        );
        await importRows(readRows(records));
      }
    })();
    const codes: string[] = [];
    const moments: string[] = [];
    let after: string | null = null;
    do {
      const page: Page = await list({
        first: 100,
        after,
        where: source,
        orderBy: [{ field: 'MODIFIED_AT', direction: 'DESC' }],
      });
      for (const { node } of page.edges) {
        codes.push(node.code);
        moments.push(node.modifiedAt);
      }
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
    walking = false;
    await others;
    const expected = new Set(rows.map((row) => `SH-${row['数据集ID']}`));
    const walked = codes.filter((code) => expected.has(code));
    expect(walked).toHaveLength(expected.size);
    expect(new Set(walked)).toEqual(expected);
    expect(moments.map((at) => Date.parse(at))).toEqual(moments.map((at) => Date.parse(at)).toSorted((a, b) => b - a));
    expect(rounds).toBeGreaterThan(1);
    process.stdout.write(
      `Must show 2: ${codes.length} rows walked while ${rounds} imports added or moved 20 others each\n`,
    );
  });

  test('a second import changes nothing', async () => {
    expect(await importShanghai()).toMatchObject({ added: 0, changed: 0, unchanged: rows.length, refusedCount: 0 });
  });
});
