import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { putCatalogSources } from '../../src/db/stores/catalog-sources.ts';
import { cleanText } from '../../src/interchange/clean-text.ts';
import { openCatalogFile } from '../../src/interchange/readers.ts';
import { importCatalog } from '../../src/jobs/imports.ts';
import { CatalogRows } from '../support/catalog-rows.ts';
import { startCatalog } from '../support/catalog-server.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { formulaTexts } from '../support/formula-texts.ts';
import { referenceMapping } from '../support/shanghai-catalog.ts';
import type { TestServer } from '../support/test-server.ts';

let database: TestDatabase;
let server: TestServer;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'own-files-'));
  database = await testDatabase('demo');
  const rows = new CatalogRows(database.pool);
  const provider = await rows.organization({ code: 'FORMULA-ORG' });
  // Blanks at the ends of a title are mended on reading, in every form.
  const texts = [...formulaTexts, 'tab _x0009_ in words', "'=1+1"].filter(
    (text) => text !== '' && text === text.trim(),
  );
  for (const [index, title] of texts.entries()) await rows.resource({ provider, code: `FORMULA-${index}`, title });
  // DCAT of ours states a domain of every data set.
  await database.pool.transaction(async (tx) => {
    await tx.execute(sql`insert into resource_domains (resource_id, domain_id, recorded_at)
      select r.id, (select id from domains order by code limit 1), now() from resources r where code like 'FORMULA-%'`);
  });
  server = await startCatalog(database.pool, { DATA_DIR: folder });
});
afterAll(async () => {
  await server.close();
  await database.close();
  await rm(folder, { recursive: true });
});

/** What every form carries. */
const carried = ['title', 'abstract', 'provider'] as const;
/** What our tables carry; the domains of a resource are read into its category behind what stands there. */
const inTables = ['opening', 'cycle', 'licence', 'modified', 'issued', 'spatial'] as const;

const forms: [name: string, address: string, key: 'code' | 'id' | 'iri', more: readonly string[]][] = [
  ['csv', '/exports/resources.csv', 'code', inTables],
  ['xlsx', '/exports/resources.xlsx', 'code', inTables],
  ['ckan', '/api/3/action/package_search?rows=1000', 'id', []],
  ['turtle', '/catalog.ttl', 'iri', ['category', ...inTables]],
];

async function fetched(name: string, address: string): Promise<string> {
  const answer = await fetch(`${server.url}${address}`);
  expect(answer.status).toBe(200);
  const file = path.join(folder, name);
  await writeFile(file, Buffer.from(await answer.arrayBuffer()));
  return file;
}

async function imported(source: string, file: string) {
  await putCatalogSources(database.pool, [
    {
      name: source,
      title: source,
      url: null,
      jurisdictionCode: '330100',
      jurisdictionName: '杭州市',
      codePrefix: source.toUpperCase(),
      policy: 'draft',
      actor: `system:import-${source}`,
      licence: null,
    },
  ]);
  const reader = await openCatalogFile({ file, source, mapping: await referenceMapping() });
  const { rows, droppedColumns, columns } = reader;
  const context = { pool: database.pool, now: () => new Date(), newId: uuidv7 };
  return await importCatalog({ ...context, source, rows, droppedColumns, columns });
}

/** Records of a source by the id they have there; null for those of our own that everyone sees. */
async function recordsOf(source: string | null): Promise<Map<string, Record<string, unknown>>> {
  const of = source === null ? sql`r.source is null and r.status = 'published'` : sql`r.source = ${source}`;
  const rows = await database.pool.execute<Record<string, unknown>>(sql`select r.id, r.code, r.source_id, r.title,
    r.abstract, o.name as provider, r.category, r.opening_attribute as opening, r.update_cycle as cycle, r.licence,
    r.issued_at as issued, r.modified_at as modified, r.spatial_coverage as spatial
    from resources r join organizations o on o.id = r.provider_id where ${of}`);
  return new Map(rows.map((row) => [String(source === null ? row['code'] : row['source_id']), row]));
}

describe('a file that this catalog has written', () => {
  test('is read back by its import, formulas and escapes as they were, and a second time changes nothing', async () => {
    const files = new Map<string, string>();
    for (const [name, address] of forms) files.set(name, await fetched(name, address));
    const ours = await recordsOf(null);
    expect(ours.size).toBeGreaterThan(100);
    for (const [name, , key, more] of forms) {
      const report = await imported(name, files.get(name) ?? '');
      expect([name, report.state, report.added, report.refused]).toEqual([name, 'done', ours.size, []]);
      const theirs = await recordsOf(name);
      const differing: unknown[][] = [];
      for (const [code, row] of ours) {
        const found = [...theirs].find(
          ([id]) => id === (key === 'id' ? row['id'] : code) || id.endsWith(`/${code}`),
        )?.[1];
        for (const field of [...carried, ...more]) {
          // On reading a table or CKAN, invisible characters and line breaks of a title go; DCAT of ours is exact.
          const isMended = field === 'title' && name !== 'turtle';
          const expected = isMended ? cleanText(String(row[field])).text : row[field];
          if (found?.[field] !== expected) differing.push([name, field, row[field], found?.[field]]);
        }
      }
      const fields = [...new Set(differing.map(([, field]) => field))];
      expect({ name, fields, examples: differing.slice(0, 8) }).toEqual({ name, fields: [], examples: [] });
      const again = await imported(name, files.get(name) ?? '');
      expect([name, again.added, again.changed, again.unchanged]).toEqual([name, 0, 0, ours.size]);
    }
  });
});
