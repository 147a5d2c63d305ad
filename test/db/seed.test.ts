import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedDemo, seedReference } from '../../src/db/seed.ts';
import { SeedError } from '../../src/db/seeds/read-seed-file.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';

const seeds = path.resolve(import.meta.dirname, '../../seeds');
const first = { now: new Date('2026-01-01T00:00:00Z'), newId: uuidv7 };
const later = { now: new Date('2026-02-02T00:00:00Z'), newId: uuidv7 };

let database: TestDatabase;
let folder: string;

beforeAll(async () => {
  database = await testDatabase();
  folder = await mkdtemp(path.join(tmpdir(), 'seeds-'));
  await cp(seeds, folder, { recursive: true });
});

afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true });
});

/** Everything that is stored, as one value; system columns show also a row that was written as it was. */
async function contents(): Promise<unknown> {
  const tables = [
    'organizations',
    'domains',
    'domain_uses',
    'sectors',
    'catalog_sources',
    'resources',
    'resource_items',
  ];
  const more = ['resource_domains', 'resource_sectors', 'resource_relations', 'scenarios', 'scenario_domains'];
  const last = ['scenario_needs', 'need_matches', 'need_match_items', 'products', 'product_domains'];
  const rest = [
    'product_scenarios',
    'product_inputs',
    'scenario_findings',
    'people',
    'memberships',
    'service_accounts',
    'implementation_plans',
    'notices',
    'notice_domains',
    'provisions',
    'calendars',
    'calendar_days',
  ];
  const all: Record<string, unknown> = {};
  for (const table of [...tables, ...more, ...last, ...rest]) {
    all[table] = [
      ...(await database.pool.execute(
        sql.raw(
          `select md5(string_agg(t::text || xmin::text, '|' order by t::text)) as digest, count(*)::int from ${table} t`,
        ),
      )),
    ];
  }
  return all;
}

async function editSeed(name: string, edit: (rows: Record<string, unknown>[]) => void): Promise<void> {
  const file = path.join(folder, `${name}.json`);
  const rows: Record<string, unknown>[] = JSON.parse(await readFile(path.join(seeds, `${name}.json`), 'utf8'));
  edit(rows);
  await writeFile(file, JSON.stringify(rows));
}

const restoreSeed = async (name: string) =>
  await cp(path.join(seeds, `${name}.json`), path.join(folder, `${name}.json`));

describe('reference data', () => {
  it('is loaded by instances that start together, each row once', async () => {
    const runs = await Promise.all([1, 2, 3].map(async () => await seedReference(database.pool, first)));
    expect(runs.map((counts) => counts['domains']?.added).sort()).toEqual([0, 0, 7]);
    expect(runs.map((counts) => counts['sectors']?.added).sort()).toEqual([0, 0, 28]);
  });

  it('changes nothing when it is loaded twice', async () => {
    const before = await contents();
    const counts = await seedReference(database.pool, later);
    expect(Object.values(counts).every(({ added, changed }) => added === 0 && changed === 0)).toBe(true);
    expect(await contents()).toEqual(before);
  });

  it('updates what differs and nothing else', async () => {
    await editSeed('reference/organizations', (rows) => {
      Object.assign(rows[3] ?? {}, { description: '另一种说明。' });
    });
    await editSeed('reference/sectors', (rows) => {
      rows.reverse();
    });
    await editSeed('reference/domains', (rows) => {
      Object.assign(rows[0] ?? {}, { encouragedUses: ['一种新用途', '另一种'] });
    });
    const counts = await seedReference(database.pool, { ...later, folder });
    expect(counts['organizations']).toEqual(expect.objectContaining({ added: 0, changed: 1 }));
    expect(counts['sectors']).toEqual({ added: 0, changed: 28, unchanged: 0 });
    const [row] = await database.pool.execute(
      sql`select revision, updated_at = ${later.now.toISOString()} as touched from organizations where description = '另一种说明。'`,
    );
    expect(row).toEqual({ revision: 2, touched: true });
    const uses = await database.pool.execute(
      sql`select u.title from domain_uses u join domains d on d.id = u.domain_id where d.position = 1 order by u.position`,
    );
    expect(uses.map(({ title }) => title)).toEqual(['一种新用途', '另一种']);
    for (const name of ['organizations', 'sectors', 'domains']) await restoreSeed(`reference/${name}`);
    await seedReference(database.pool, later);
  });
});

describe('the worked example', () => {
  it('is loaded whole, and a second time changes nothing', async () => {
    const counts = await seedDemo(database.pool, first);
    expect(counts['resources']?.added).toBeGreaterThanOrEqual(120);
    expect(counts['scenarios']?.added).toBeGreaterThanOrEqual(20);
    expect(counts['products']?.added).toBeGreaterThanOrEqual(25);
    const before = await contents();
    const again = await seedDemo(database.pool, later);
    expect(Object.values(again).every(({ added, changed }) => added === 0 && changed === 0)).toBe(true);
    expect(await contents()).toEqual(before);
  });

  it('gives each resource the highest grade of its items', async () => {
    const wrong = await database.pool.execute(
      sql`select code from resources r
        where grade <> (select max(grade) from resource_items i where i.resource_id = r.id)`,
    );
    expect([...wrong]).toEqual([]);
  });

  it('keeps what people have changed since', async () => {
    await database.pool.execute(sql`update resources set title = '改过的名称' where code = 'HZ-FIN-001'`);
    await seedDemo(database.pool, later);
    const [row] = await database.pool.execute(sql`select title from resources where code = 'HZ-FIN-001'`);
    expect(row).toEqual({ title: '改过的名称' });
  });
});

describe('a broken seed file', () => {
  async function faultsOf(name: string, edit: (rows: Record<string, unknown>[]) => void): Promise<SeedError> {
    await editSeed(name, edit);
    try {
      const seed = name.startsWith('demo') ? seedDemo : seedReference;
      await seed(database.pool, { ...later, folder });
    } catch (error) {
      if (error instanceof SeedError) return error;
      throw error;
    } finally {
      await restoreSeed(name);
    }
    throw new Error('it was loaded');
  }

  it('is refused with file, row and field, every fault at once', async () => {
    const error = await faultsOf('reference/organizations', (rows) => {
      Object.assign(rows[1] ?? {}, { kinds: ['nothing'] });
      Object.assign(rows[2] ?? {}, { name: '', surprise: 1 });
    });
    expect(error.issues.map(({ row, field }) => [row, field])).toEqual([
      [2, 'kinds.0'],
      [3, 'name'],
      [3, ''],
    ]);
    expect(error.message).toContain('reference/organizations.json, row 2 (HZ-MECH), kinds.0: ');
  });

  it('is refused when a persona has a role that is none, a body that is none, or the handle of another', async () => {
    const role = await faultsOf('demo/people', (rows) => {
      Object.assign(rows[0] ?? {}, { memberships: [{ organization: 'HZ-DATA', roles: ['king'] }] });
    });
    expect(role.issues.map(({ row, field }) => [row, field])).toEqual([[1, 'memberships.0.roles.0']]);
    const others = await faultsOf('demo/people', (rows) => {
      Object.assign(rows[0] ?? {}, { memberships: [{ organization: 'NOBODY', roles: ['expert', 'expert'] }] });
      Object.assign(rows[2] ?? {}, { handle: rows[1]?.['handle'] });
    });
    expect(others.issues.map(({ row, field }) => [row, field])).toEqual([
      [1, 'memberships'],
      [1, 'memberships'],
      [2, 'handle'],
      [3, 'handle'],
    ]);
    const account = await faultsOf('demo/service-accounts', (rows) => {
      Object.assign(rows[0] ?? {}, { organization: 'NOBODY' });
    });
    expect(account.issues.map(({ row, field }) => [row, field])).toEqual([[1, 'organization']]);
  });

  it('is refused when a plan or a notice does not hang together', async () => {
    const plans = await faultsOf('demo/plans', (rows) => {
      Object.assign(rows[0] ?? {}, { authority: 'NOBODY', approvedOn: '2025-04-09', filedOn: '2025-04-08' });
    });
    expect(plans.issues.filter(({ file }) => file.includes('plans')).map(({ field }) => field)).toEqual([
      'authority',
      'approvedOn',
      'filedOn',
    ]);
    const notices = await faultsOf('demo/notices', (rows) => {
      Object.assign(rows[0] ?? {}, { lead: 'NOBODY', plan: 'NONE', domains: ['finance', 'finance'] });
      Object.assign(rows[1] ?? {}, { closesOn: '2025-12-31', resourceCodes: ['NONE'] });
      Object.assign(rows[2] ?? {}, { publishedOn: '2025-04-19', authority: 'ZJ-DATA' });
    });
    expect(notices.issues.map(({ row, field }) => [row, field])).toEqual([
      [1, 'lead'],
      [1, 'plan'],
      [1, 'domains'],
      [2, 'closesOn'],
      [2, 'resourceCodes'],
      [3, 'plan'],
    ]);
  });

  it('is refused when rows name what is not there', async () => {
    const error = await faultsOf('reference/organizations', (rows) => {
      Object.assign(rows[1] ?? {}, { parent: 'NOBODY' });
      Object.assign(rows[2] ?? {}, { unifiedSocialCreditCode: '91330100MA27XXXX00' });
    });
    expect(error.issues.map(({ field }) => field)).toEqual(['parent', 'unifiedSocialCreditCode']);
    expect(error.message).toContain('no organisation has the code NOBODY');
  });

  it('is refused when a code is there twice', async () => {
    const error = await faultsOf('reference/sectors', (rows) => {
      Object.assign(rows[4] ?? {}, { code: rows[0]?.['code'] });
    });
    expect(error.message).toContain('row 5');
    expect(error.message).toContain('row 1 has it too');
  });

  it('is refused when it maps a prohibited resource to a scenario', async () => {
    const mapped = await database.pool.execute<{ code: string }>(
      sql`select r.code from need_matches m join resources r on r.id = m.resource_id order by r.code limit 1`,
    );
    const error = await faultsOf('demo/resources', (rows) => {
      for (const row of rows) if (row['code'] === mapped[0]?.code) row['openingAttribute'] = 'prohibited';
    });
    expect(error.message).toContain(`${mapped[0]?.code} is 禁止开放 and serves no scenario`);
  });

  it('is refused when it is no JSON, no list, or not there', async () => {
    const file = path.join(folder, 'reference/sectors.json');
    await writeFile(file, '[{');
    await expect(seedReference(database.pool, { ...later, folder })).rejects.toThrow(
      /sectors\.json: is not valid JSON/,
    );
    await writeFile(file, '{}');
    await expect(seedReference(database.pool, { ...later, folder })).rejects.toThrow(/holds no JSON array/);
    await rm(file);
    await expect(seedReference(database.pool, { ...later, folder })).rejects.toThrow(/sectors\.json: cannot be read/);
    await restoreSeed('reference/sectors');
  });

  it('has changed nothing', async () => {
    const before = await contents();
    await faultsOf('demo/products', (rows) => {
      Object.assign(rows.at(-1) ?? {}, { inputs: ['NO-SUCH'] });
    });
    expect(await contents()).toEqual(before);
  });
});
