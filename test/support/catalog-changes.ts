import fc from 'fast-check';
import type { DatabasePool } from '../../src/db/client.ts';
import { seedReference } from '../../src/db/seed.ts';
import { putOrganizations } from '../../src/db/stores/organizations.ts';
import { importCatalog } from '../../src/jobs/imports.ts';
import { catalogStatuses, productStatuses } from '../../src/rules/vocabulary.ts';
import { newId } from './catalog-history.ts';
import { CatalogRows } from './catalog-rows.ts';
import { foreignItems, foreignRecord, readRows } from './foreign-rows.ts';

/** A change of the catalog: which, and two numbers that pick what it is made on. */
export type Change = readonly [kind: keyof typeof changes, a: number, b: number];

/** Changes at random. */
export const changeArbitrary = (): fc.Arbitrary<Change> =>
  fc.tuple(
    fc.constantFrom(...(Object.keys(changes) as (keyof typeof changes)[])),
    fc.nat({ max: 1_000 }),
    fc.nat({ max: 1_000 }),
  );

/** Makes a change, in the transactions that it would have. */
export async function makeChange(pool: DatabasePool, [kind, a, b]: Change): Promise<void> {
  await changes[kind](pool, a, b);
}

const now = new Date('2026-06-01T00:00:00Z');
const at = <T>(list: readonly T[], index: number): T => list[index % list.length] as T;

/** The reference data, and rows that hang together. */
export async function fillCatalog(pool: DatabasePool): Promise<{ resource: string }> {
  await seedReference(pool, { now, newId });
  const rows = new CatalogRows(pool);
  const provider = await rows.organization({ code: 'ORG-1' });
  const resources: string[] = [];
  for (const code of ['R-1', 'R-2', 'R-3', 'R-4']) {
    const id = await rows.resource({ provider, code });
    await run(pool, `insert into resource_domains select '${id}', id from domains where code in ('finance', 'health')`);
    await rows.item(id);
    await rows.item(id);
    resources.push(id);
  }
  for (const code of ['S-1', 'S-2']) {
    const scenario = await rows.scenario({ code });
    const need = await rows.need(scenario);
    await rows.need(scenario, { importance: 'substitute', substitute_for_id: need });
    await rows.match(need, resources[0] ?? '');
    await rows.finding(scenario, { need_id: need, resource_id: resources[0] });
  }
  const product = await rows.product({ code: 'P-1', operator_id: provider });
  for (const id of resources) await rows.insert('product_inputs', { product_id: product, resource_id: id });
  await run(pool, `insert into product_scenarios select '${product}', id from scenarios`);
  await run(pool, `insert into resource_relations values ('${resources[0]}', '${resources[1]}')`);
  return { resource: resources[0] ?? '' };
}

const run = async (pool: DatabasePool, ...statements: string[]): Promise<void> =>
  await pool.transaction(async (tx) => {
    for (const statement of statements) await tx.execute(statement);
  });

/** The row of a table that a number picks, as a sub-select of its id. */
const one = (table: string, n: number): string =>
  `(select id from ${table} order by id offset ${n} % greatest((select count(*)::int from ${table}), 1) limit 1)`;

const toggle = (table: string, columns: string, values: string) => async (pool: DatabasePool, off: boolean) =>
  await run(
    pool,
    off
      ? `delete from ${table} where (${columns}) = (${values})`
      : `insert into ${table} (${columns}) select * from (select ${values}) v(a, b)
        where a is not null and b is not null and a <> b on conflict do nothing`,
  );

const changes = {
  addResource: async (pool: DatabasePool, a: number, b: number) => {
    const rows = new CatalogRows(pool);
    const [provider] = await pool.$client.unsafe<{ id: string }[]>(`select ${one('organizations', a)} as id`);
    const status = at(Object.keys(catalogStatuses), b);
    await rows.item(await rows.resource({ provider: provider?.id, code: `N-${newId()}`, status }));
  },
  renameResource: async (pool: DatabasePool, a: number, b: number) =>
    await run(
      pool,
      `update resources set title = '改 ${b}', revision = revision + 1 where id = ${one('resources', a)}`,
    ),
  moveResource: async (pool: DatabasePool, a: number, b: number) =>
    await run(
      pool,
      `update resources set status = '${at(Object.keys(catalogStatuses), b)}' where id = ${one('resources', a)}`,
    ),
  deleteResource: async (pool: DatabasePool, a: number) =>
    await run(
      pool,
      `delete from need_matches where resource_id = ${one('resources', a)}`,
      `delete from product_inputs where resource_id = ${one('resources', a)}`,
      `delete from resources where id = ${one('resources', a)}`,
    ),
  map: async (pool: DatabasePool, a: number, b: number) =>
    await run(
      pool,
      `insert into need_matches select '${newId()}', n.id, r.id, true, '理由 ${a}', now() from scenario_needs n, resources r
        where n.id = ${one('scenario_needs', a)} and r.id = ${one('resources', b)} and r.mappable on conflict do nothing`,
      `insert into need_match_items select '${newId()}', m.id, i.id, m.resource_id, '理由' from need_matches m
        join resource_items i on i.resource_id = m.resource_id where m.id = ${one('need_matches', b)} limit 1
        on conflict do nothing`,
    ),
  unmap: async (pool: DatabasePool, a: number) =>
    await run(pool, `delete from need_matches where id = ${one('need_matches', a)}`),
  justify: async (pool: DatabasePool, a: number, b: number) =>
    await run(pool, `update need_matches set justification = '因为 ${b}' where id = ${one('need_matches', a)}`),
  renameItem: async (pool: DatabasePool, a: number, b: number) =>
    await run(pool, `update resource_items set name = '项改 ${b}' where id = ${one('resource_items', a)}`),
  deleteItem: async (pool: DatabasePool, a: number) =>
    await run(
      pool,
      `delete from need_match_items where item_id = ${one('resource_items', a)}`,
      `delete from resource_items where id = ${one('resource_items', a)}`,
    ),
  moveScenario: async (pool: DatabasePool, a: number, b: number) =>
    await run(
      pool,
      `update scenarios set status = '${at(Object.keys(catalogStatuses), b)}' where id = ${one('scenarios', a)}`,
    ),
  addScenario: async (pool: DatabasePool) => {
    const rows = new CatalogRows(pool);
    await rows.need(await rows.scenario({ code: `N-${newId()}` }));
  },
  deleteScenario: async (pool: DatabasePool, a: number) =>
    await run(
      pool,
      `delete from product_scenarios where scenario_id = ${one('scenarios', a)}`,
      `delete from scenarios where id = ${one('scenarios', a)}`,
    ),
  find: async (pool: DatabasePool, a: number, b: number) =>
    await run(
      pool,
      `insert into scenario_findings select '${newId()}', s.id, null, ${one('resources', b)}, 'test', '说明 ${a}', now()
        from scenarios s where s.id = ${one('scenarios', a)}`,
    ),
  renameOrganization: async (pool: DatabasePool, a: number, b: number) =>
    await run(pool, `update organizations set name = '改 ${b}' where id = ${one('organizations', a)}`),
  moveProduct: async (pool: DatabasePool, a: number, b: number) =>
    await run(
      pool,
      `update products set status = '${at(Object.keys(productStatuses), b)}' where id = ${one('products', a)}`,
    ),
  fileResource: async (pool: DatabasePool, a: number, b: number) =>
    await toggle(
      'resource_domains',
      'resource_id, domain_id',
      `${one('resources', a)}, ${one('domains', b)}`,
    )(pool, b % 3 === 0),
  sortResource: async (pool: DatabasePool, a: number, b: number) =>
    await toggle(
      'resource_sectors',
      'resource_id, sector_id',
      `${one('resources', a)}, ${one('sectors', b)}`,
    )(pool, b % 3 === 0),
  relateResource: async (pool: DatabasePool, a: number, b: number) =>
    await toggle(
      'resource_relations',
      'resource_id, related_id',
      `${one('resources', a)}, ${one('resources', b)}`,
    )(pool, b % 3 === 0),
  feedProduct: async (pool: DatabasePool, a: number, b: number) =>
    await toggle(
      'product_inputs',
      'product_id, resource_id',
      `${one('products', a)}, ${one('resources', b)}`,
    )(pool, b % 3 === 0),
  renameDomain: async (pool: DatabasePool, a: number, b: number) =>
    await run(
      pool,
      `update domains set description = '改 ${b}' where id = ${one('domains', a)}`,
      `update domain_uses set title = '改 ${b}' where id = ${one('domain_uses', a)}`,
      `update sectors set name = '改 ${a} ${b}' where id = ${one('sectors', a)}`,
      `update catalog_sources set title = '改 ${b}'`,
    ),
  /** The reference data is brought to its files again: domains, their uses, sectors, sources. */
  seed: async (pool: DatabasePool) => void (await seedReference(pool, { now, newId })),
  putOrganization: async (pool: DatabasePool, a: number) => {
    const body = { code: 'ORG-1', name: `改 ${a % 3}`, kinds: ['data_provider' as const], parent: null };
    const place = { jurisdictionCode: '330100', jurisdictionName: '杭州市', unifiedSocialCreditCode: null };
    const row = { ...body, ...place, description: null, sourceTitle: 'test', sourceUrl: null };
    await pool.transaction(async (tx) => void (await putOrganizations(tx, [row], { now, newId })));
  },
  /** An import of a file that has changed: rows new, changed, prohibited, items moved and gone. */
  import: async (pool: DatabasePool, a: number, b: number) => {
    const records = ['A', 'B', 'C'].slice(0, 1 + (a % 3)).map((id, index) =>
      foreignRecord(id, {
        title: `目录 ${(a + index) % 4}`,
        openingAttribute: (b + index) % 5 === 0 ? 'prohibited' : 'unconditional',
        domains: at([['transport'], ['health', 'finance']] as const, a + index) as (
          | 'transport'
          | 'health'
          | 'finance'
        )[],
        items: foreignItems(...['编号', '名称', '时间', '地点'].slice(b % 3, 2 + (a % 3))),
      }),
    );
    await importCatalog({ pool, source: 'shanghai', rows: readRows(records), now: () => now, newId });
  },
  /** Several times in one transaction, a part of it undone: only what stands at its end was ever to be seen. */
  often: async (pool: DatabasePool, a: number, b: number) =>
    await pool.transaction(async (tx) => {
      await tx.execute(`update resources set title = '从不' where id = ${one('resources', a)}`);
      await tx
        .transaction(async (inner) => {
          await inner.execute(`update resources set title = '撤' where id = ${one('resources', b)}`);
          await inner.execute(`update scenarios set title = '撤'`);
          inner.rollback();
        })
        .catch(() => undefined);
      await tx.execute(`update resources set title = '改 ${b}' where id = ${one('resources', a)}`);
    }),
  undone: async (pool: DatabasePool) =>
    await pool
      .transaction(async (tx) => {
        await tx.execute(`update resources set title = '撤'`);
        await tx.execute('delete from product_inputs');
        tx.rollback();
      })
      .catch(() => undefined),
};
