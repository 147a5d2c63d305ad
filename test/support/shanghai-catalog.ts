import path from 'node:path';
import { uuidv7 } from 'uuidv7';
import type { DatabasePool } from '../../src/db/client.ts';
import { seedReference } from '../../src/db/seed.ts';
import { readDomainMapping } from '../../src/interchange/domain-mapping.ts';
import { openReader } from '../../src/interchange/readers.ts';
import type { ReadRow } from '../../src/interchange/resource-record.ts';
import { importCatalog } from '../../src/jobs/imports.ts';

export const referenceMapping = async () =>
  await readDomainMapping(path.resolve(import.meta.dirname, '../../seeds/reference/domain-mapping.json'));

/**
 * Imports the Shanghai catalog of CATALOG_SAMPLES, or every so many rows of it, by the real import.
 *
 * @param samples the folder
 * @param every of so many rows one is taken; 1 takes all
 */
export async function importShanghai(pool: DatabasePool, samples: string, every: number): Promise<void> {
  const now = () => new Date('2026-06-01T00:00:00Z');
  await seedReference(pool, { now: now(), newId: uuidv7 });
  const { rows } = openReader('shanghai', {
    file: path.join(samples, 'cn-shanghai/shanghai_catalog.csv'),
    fields: path.join(samples, 'cn-shanghai/shanghai_fields.csv'),
    mapping: await referenceMapping(),
  });
  await importCatalog({ pool, source: 'shanghai', rows: oneOf(rows, every), now, newId: uuidv7 });
}

async function* oneOf(rows: AsyncIterable<ReadRow>, every: number): AsyncGenerator<ReadRow> {
  let count = 0;
  for await (const row of rows) {
    if (count % every === 0) yield row;
    count += 1;
  }
}
