import type { DatabasePool } from '../src/db/client.ts';
import { titleWords } from './titles.ts';

/** How many rows of each kind; everything else follows from `resources` in fixed proportions. */
export interface Size {
  readonly resources: number;
  /** A fifth of the resources when left out. */
  readonly products?: number;
}

/**
 * Fills an empty, migrated database with an invented catalog: organisations 200, scenarios a fiftieth of the resources,
 * four needs a scenario, mappings and products a fifth, three inputs a product, five items a resource. Deterministic:
 * the same size gives the same rows but for their ids.
 */
export async function fill(pool: DatabasePool, { resources, ...size }: Size): Promise<void> {
  const sql = pool.$client;
  const scenarios = Math.max(Math.floor(resources / 50), 10);
  const mappings = Math.max(Math.floor(resources / 5), 10);
  const products = size.products ?? mappings;
  const moment = '2026-01-01T00:00:00Z';
  const { place, subject, kind } = titleWords('n');
  const title = sql.unsafe(`${place} || ${subject} || ${kind} || '第' || n || '号'`);
  const abstract = sql.unsafe(
    `'本资源记录' || ${place} || ${subject} || '业务办理中形成的内容，供查询、统计和分析，每年更新。' || n`,
  );
  await sql.begin(async (tx) => {
    await tx`insert into organizations
      (id, code, name, kinds, jurisdiction_code, jurisdiction_name, source_title, revision, created_at, updated_at)
      select gen_random_uuid(), 'ORG-' || n, '测试单位' || n, '{data_provider}', '330100', '杭州市', 'bench', 1, ${moment}, ${moment}
      from generate_series(1, 200) n`;
    await tx`create temp table o on commit drop as select id, row_number() over (order by code) - 1 as n from organizations`;
    await tx`create temp table d on commit drop as select id, row_number() over (order by position) - 1 as n from domains`;
    await tx`insert into resources (id, code, title, abstract, provider_id, resource_class, formats, sharing_type,
        opening_attribute, update_cycle, access_kind, access_url, provincial_return, grade, issued_at, modified_at, status,
        revision, created_at, updated_at)
      select gen_random_uuid(), 'R-' || n, ${title}, ${abstract},
        (select id from o where o.n = g.n % 200), 'departmental', '{CSV,JSON}', 'unconditional',
        (array['unconditional', 'restricted', 'unknown'])[1 + g.n % 3]::opening_attribute,
        (array['daily', 'monthly', 'yearly', 'irregular'])[1 + g.n % 4]::update_cycle,
        'open', 'https://data.example.org/' || n, false, 'l1',
        timestamptz '2020-01-01' + g.n * interval '7 seconds', timestamptz '2021-01-01' + g.n * interval '11 seconds', 'published',
        1, ${moment}, ${moment}
      from generate_series(1, ${resources}::int) g(n)`;
    await tx`create temp table r on commit drop as select id, substring(code from 3)::int - 1 as n from resources where code like 'R-%'`;
    await tx`create index on r (n)`;
    await tx`insert into resource_domains select r.id, d.id from r join d on d.n = r.n % 7`;
    await tx`insert into resource_items (id, resource_id, position, name, data_type, length, grade)
      select gen_random_uuid(), r.id, p, (array['编号', '名称', '地址', '登记日期', '状态'])[p], 'string', 64, 'l1'
      from r cross join generate_series(1, 5) p`;
    await tx`insert into scenarios (id, code, title, description, jurisdiction_code, jurisdiction_name, issued_at, modified_at,
        status, revision, created_at, updated_at)
      select gen_random_uuid(), 'S-' || n, '应用场景第' || n || '号', '说明', '330100', '杭州市', ${moment},
        timestamptz '2022-01-01' + n * interval '1 minute', 'published', 1, ${moment}, ${moment}
      from generate_series(1, ${scenarios}::int) n`;
    await tx`create temp table s on commit drop as select id, substring(code from 3)::int - 1 as n from scenarios where code like 'S-%'`;
    await tx`create index on s (n)`;
    await tx`insert into scenario_domains select s.id, d.id from s join d on d.n = s.n % 7`;
    await tx`insert into scenario_needs (id, scenario_id, position, title, description, importance)
      select gen_random_uuid(), s.id, p, '需求' || p, '说明', 'required' from s cross join generate_series(1, 4) p`;
    await tx`insert into need_matches (id, need_id, resource_id, resource_mappable, justification, created_at)
      select distinct on (need.id, r.id) gen_random_uuid(), need.id, r.id, true, '场景所需', ${moment}::timestamptz
      from generate_series(0, ${mappings - 1}::int) m
      join s on s.n = m % ${scenarios}::int
      join scenario_needs need on need.scenario_id = s.id and need.position = 1 + (m / ${scenarios}::int) % 4
      join r on r.n = (m::bigint * 7919) % ${resources}::int`;
    await tx`insert into products (id, code, name, abstract, product_type, delivery_form, operator_id, use_class, issued_at,
        modified_at, status, revision, created_at, updated_at)
      select gen_random_uuid(), 'P-' || n, '数据产品第' || n || '号', '说明', 'api', 'online_api', (select id from o where o.n = g.n % 200),
        'industry', ${moment}, timestamptz '2023-01-01' + g.n * interval '1 minute', 'listed', 1, ${moment}, ${moment}
      from generate_series(1, ${products}::int) g(n)`;
    await tx`create temp table p on commit drop as select id, substring(code from 3)::int - 1 as n from products where code like 'P-%'`;
    await tx`insert into product_scenarios select p.id, s.id from p join s on s.n = p.n % ${scenarios}::int`;
    await tx`insert into product_domains select p.id, d.id from p join d on d.n = p.n % 7`;
    await tx`insert into product_inputs select distinct p.id, r.id from p cross join generate_series(0, 2) k
      join r on r.n = (p.n::bigint * 31 + k * 104729) % ${resources}::int`;
  });
  await sql`vacuum analyze`;
}
