import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { uuidv7 } from 'uuidv7';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { DatabasePool } from '../../../src/db/client.ts';
import { migrate, migrationsOnDisk } from '../../../src/db/migrate.ts';
import { seedDemo, seedReference } from '../../../src/db/seed.ts';
import { databaseClock } from '../../support/catalog-history.ts';
import { answer } from '../../support/catalog-query.ts';
import { type EmptyDatabase, emptyDatabase } from '../../support/empty-database.ts';

let database: EmptyDatabase;
beforeEach(async () => {
  database = await emptyDatabase();
});
afterEach(async () => await database.close());

const document = `query ($t: DateTime) { scenarios(asOf: $t, first: 100) { totalCount nodes { code title domains { code }
  needs { nodes { title isMet matches { nodes { resource { code title items { totalCount } } } } } } } } }`;

const files = async (pool: DatabasePool) =>
  await pool.$client.unsafe(
    `select relname, relfilenode::text from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
      and relname in ('resources', 'resource_items', 'scenarios', 'need_matches') order by relname`,
  );

/** Roles of the registry, which came later. */
const isLater = (role: string): boolean => ['registrar', 'price_authority'].includes(role);

/** The worked example as it was when history began: without what later tables hold. */
async function earlyExample(): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'early-example-'));
  await cp(path.resolve(import.meta.dirname, '../../../seeds/demo'), path.join(folder, 'demo'), { recursive: true });
  for (const later of ['plans', 'notices']) await writeFile(path.join(folder, 'demo', `${later}.json`), '[]');
  const people = path.join(folder, 'demo', 'people.json');
  const cast = JSON.parse(await readFile(people, 'utf8')) as { memberships: { roles: string[] }[] }[];
  const early = cast.filter(({ memberships }) => memberships.every(({ roles }) => !roles.some(isLater)));
  await writeFile(people, JSON.stringify(early));
  return folder;
}

it('history begins with the migration, whose rows are neither rewritten nor changed', async () => {
  const all = migrationsOnDisk();
  const own = all.findIndex(({ statements }) => statements.some((text) => text.includes('FUNCTION keep_versions(')));
  expect(own).toBeGreaterThan(0);
  const folder = await earlyExample();
  await database.use(async (pool) => {
    await migrate(pool, all.slice(0, own));
    const context = { now: new Date('2026-06-01T00:00:00Z'), newId: uuidv7 };
    // Seeding asks what must be indexed; before the migration of search nothing notes that.
    await pool.$client.unsafe('create table search_pending (noun text, id uuid, marked_by bigint)');
    await seedReference(pool, context);
    await seedDemo(pool, { ...context, folder });
    await pool.$client.unsafe('drop table search_pending');
    const [now, before, stored] = [await answer(pool, document), await databaseClock(pool), [...(await files(pool))]];
    expect(await migrate(pool, all)).toBe(all.length - own);
    const after = await databaseClock(pool);
    expect([...(await files(pool))]).toEqual(stored);
    await seedReference(pool, context);
    await seedDemo(pool, context);
    expect(await answer(pool, document)).toEqual(now);
    await pool.$client.unsafe(`update scenarios set title = title || '!'`);
    await pool.$client.unsafe('delete from need_matches');
    expect(await answer(pool, document, { t: after })).toEqual(now);
    expect(await answer(pool, document, { t: before })).toEqual({ scenarios: { totalCount: 0, nodes: [] } });
  });
  await rm(folder, { recursive: true, force: true });
});
