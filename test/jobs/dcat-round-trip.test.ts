import { createWriteStream } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DatabasePool } from '../../src/db/client.ts';
import { seedReference } from '../../src/db/seed.ts';
import { putCatalogSources } from '../../src/db/stores/catalog-sources.ts';
import { rdfFormNames } from '../../src/interchange/dcat/forms.ts';
import { openRdf } from '../../src/interchange/rdf/rdf-reader.ts';
import { importCatalog } from '../../src/jobs/imports.ts';
import { catalogAsDcat } from '../../src/resolvers/catalog/dcat.ts';
import type { RdfForm } from '../../src/resolvers/catalog/dcat-forms.ts';
import { readEntries } from '../../src/resolvers/catalog/read-entries.ts';
import { anonymous } from '../../src/rules/viewer.ts';
import { catalogSamples, sayLeftOut } from '../support/catalog-samples.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { withFolder } from '../support/rdf-files.ts';
import { comparable } from '../support/second-generation.ts';
import { importShanghai, referenceMapping } from '../support/shanghai-catalog.ts';

const samples = catalogSamples();
if (samples === undefined) sayLeftOut('the round trip of the Shanghai catalog through DCAT');
const every = process.env['LONG'] === undefined ? 40 : 1;
const base = 'https://catalog.city.gov.cn';
const now = () => new Date('2026-06-02T00:00:00Z');

/** A catalog with the reference data and a source for what another catalog like it exports. */
async function emptyCatalog(): Promise<TestDatabase> {
  const database = await testDatabase();
  await seedReference(database.pool, { now: now(), newId: uuidv7 });
  await putCatalogSources(database.pool, [
    {
      name: 'sister',
      title: '另一个目录',
      url: null,
      jurisdictionCode: '330100',
      jurisdictionName: '杭州市',
      codePrefix: 'X',
      policy: 'publish',
      actor: 'system:import-sister',
      licence: null,
    },
  ]);
  return database;
}

async function exportTo(pool: DatabasePool, file: string, form: RdfForm): Promise<void> {
  await pipeline(Readable.from(catalogAsDcat(pool, base, form)), createWriteStream(file));
}

async function importFrom(pool: DatabasePool, file: string, form: RdfForm) {
  const { rows } = openRdf({ form, file, source: 'sister', mapping: await referenceMapping() });
  return await importCatalog({ pool, source: 'sister', rows, now, newId: uuidv7 });
}

/** Every record, by the code that the first catalog gave it. */
async function recordsOf(pool: DatabasePool, prefix: string) {
  const found = new Map<string, object>();
  for await (const page of readEntries(pool, anonymous)) {
    for (const { record } of page) {
      const code = record.sourceId.slice(prefix.length);
      found.set(code, { ...record, sourceId: code });
    }
  }
  return found;
}

async function graphOf(pool: DatabasePool): Promise<string> {
  let text = '';
  for await (const piece of catalogAsDcat(pool, base, 'turtle')) text += piece;
  return text;
}

/** Out of one catalog and into another, in each form after the other. */
async function expectRoundTrip(first: TestDatabase, second: TestDatabase): Promise<void> {
  await withFolder(async (folder) => {
    const before = await recordsOf(first.pool, '');
    const reports = [];
    for (const form of rdfFormNames) {
      const file = path.join(folder, form);
      await exportTo(first.pool, file, form);
      reports.push(await importFrom(second.pool, file, form));
    }
    const count = before.size;
    // The first form brings everything; to the others there is nothing left to say.
    expect(
      reports.map(({ added, changed, unchanged, refusedCount }) => [added, changed, unchanged, refusedCount]),
    ).toEqual([
      [count, 0, 0, 0],
      [0, 0, count, 0],
      [0, 0, count, 0],
    ]);
    expect(await recordsOf(second.pool, 'X-')).toEqual(before);
    expect(comparable(await graphOf(second.pool), 'X-')).toEqual(comparable(await graphOf(first.pool), ''));
  });
}

describe('export, import, export', () => {
  let second: TestDatabase;
  beforeAll(async () => {
    second = await emptyCatalog();
  });
  afterAll(async () => await second.close());

  test('gives the worked example back', async () => {
    const first = await testDatabase('demo');
    try {
      await expectRoundTrip(first, second);
    } finally {
      await first.close();
    }
  });
});

describe.skipIf(samples === undefined)('export, import, export of the Shanghai catalog', () => {
  test('gives every record back', async () => {
    const first = await testDatabase();
    const second = await emptyCatalog();
    try {
      await importShanghai(first.pool, samples ?? '', every);
      await expectRoundTrip(first, second);
    } finally {
      await first.close();
      await second.close();
    }
  }, 600_000);
});
