import type { DatabasePool } from '../src/db/client.ts';
import { indexLeftOver } from '../src/db/stores/search-documents.ts';

/** Public code of the exchange at which every product is listed. */
export const exchangeCode = 'HZ-EXCHANGE';
/** Public code of one at which one in four is listed as well, and the others may be. */
export const secondExchangeCode = 'BENCH-EXCHANGE';
/** Public code of an exchange that lists the first twenty products as well. */
export const smallExchangeCode = 'BENCH-SMALL';

/** How many requests wait for the exchange, however many products there are. */
const waiting = 30;

/** States of the others: one in twenty each is suspended, delisted or refused. */
const status = `(case when n <= ${waiting} then 'requested' when n % 20 = 1 then 'suspended' when n % 20 = 2 then 'delisted'
  when n % 20 = 3 then 'rejected' else 'listed' end)`;

/**
 * Fills a database that has the reference data and an invented catalog without products with products that have their whole
 * chain: an agreement for twenty of them, with a list of ten resources that are demanded and delivered; each product is made
 * from three of these, is registered and certified at the exchange, has a ceiling and a fee, and is listed. Bulk statements:
 * nobody waits for mutations here.
 *
 * @param products how many
 */
export async function fillListings(pool: DatabasePool, products: number): Promise<void> {
  const agreements = Math.ceil(products / 20);
  const stamped = `1, timestamptz '2026-01-01', timestamptz '2026-01-01'`;
  await pool.$client.begin(async (tx) => {
    const run = async (text: string) => {
      await tx.unsafe(text);
      // Of a table that was just filled the planner knows nothing.
      const [, table] = /^(?:create temporary table|insert into) (\w+)/.exec(text) ?? [];
      await tx.unsafe(`analyze ${table}`);
    };
    const one = (code: string) => `(select id from organizations where code = '${code}')`;
    await run(`insert into organizations (id, code, name, kinds, jurisdiction_code, jurisdiction_name, source_title, revision,
        created_at, updated_at)
      select gen_random_uuid(), code, '交易所 ' || code, '{exchange}', '330100', '杭州市', 'bench', ${stamped}
      from unnest('{${secondExchangeCode},${smallExchangeCode}}'::text[]) code`);
    await run(`insert into implementation_plans (id, code, title, authority_id, mode, version, status, content, deliberated_on,
        approved_on, revision, created_at, updated_at)
      select gen_random_uuid(), 'BENCH/P1', '实施方案', ${one('HZ-DATA')}, 'by_scenario', 1, 'approved', '{}', '2025-01-06',
        '2025-01-07', ${stamped}`);
    await run(`insert into notices (id, code, title, authority_id, plan_id, mode, resource_codes, jurisdiction_codes, conditions,
        criteria, requirements, required_papers, opens_on, closes_on, status, published_at, revision, created_at, updated_at)
      select gen_random_uuid(), 'BENCH/N1', '通告', p.authority_id, p.id, 'by_scenario', '{}', '{}', '-', '-', '-', '{}',
        '2025-01-10', '2027-12-31', 'published', now(), ${stamped} from implementation_plans p where p.code = 'BENCH/P1'`);
    // Row n of each of these belongs to agreement n.
    await run(`create temporary table bench_files on commit drop as
      select n, gen_random_uuid() as application, gen_random_uuid() as agreement, gen_random_uuid() as demand, o.id as operator,
        o.code as operator_code, s.id as scenario
      from generate_series(1, ${agreements}) n join organizations o on o.code = 'ORG-' || 1 + n % 50
      join (select id, row_number() over (order by code) as place, count(*) over () as of from scenarios where code like 'S-%') s
        on s.place = 1 + n % s.of`);
    await run(`insert into applications (id, code, notice_id, applicant_id, scenario_id, kind, status, content, submission,
        submitted_at, accepted_at, decided_at, decided_for_id, decision_reason, revision, created_at, updated_at)
      select f.application, f.operator_code || '/A' || lpad(f.n::text, 6, '0'), c.id, f.operator, f.scenario, 'initial', 'agreed',
        '{}', 1, now(), now(), now(), ${one('HZ-DRC')}, '审议', ${stamped} from bench_files f, notices c where c.code = 'BENCH/N1'`);
    const [counted] = await tx.unsafe<{ of: number }[]>(
      `select count(*)::int as of from resources where code like 'R-%'`,
    );
    await run(`create temporary table bench_items on commit drop as
      select p.n, p.k, gen_random_uuid() as line, gen_random_uuid() as item, r.id as resource, r.code, r.title, r.provider_id
      from (select f.n, k, 'R-' || 1 + (f.n::bigint * 31 + k * 104729) % ${counted?.of} as code
        from bench_files f cross join generate_series(0, 9) k) p join resources r using (code)`);
    await run(`insert into application_items (id, application_id, position, resource_id, resource_code, resource_title, grade,
        provider_id, is_provincial_return, need_title, justification, added_in)
      select i.line, f.application, i.k, i.resource, i.code, i.title, 'l2', i.provider_id, false, '核验', '核验需要', 1
      from bench_items i join bench_files f using (n)`);
    await run(`insert into agreements (id, code, application_id, operator_id, authority_id, scenario_id, status, content, starts_on,
        expires_on, is_trial_within_term, accepted_at, signed_at, revision, created_at, updated_at)
      select agreement, 'HZ-DATA/X' || lpad(n::text, 6, '0'), application, operator, ${one('HZ-DATA')}, scenario, 'active', '{}',
        '2025-07-01', '2028-06-30', false, now(), now(), ${stamped} from bench_files`);
    await run(`insert into data_demands (id, code, agreement_id, operator_id, status, purpose, use, ends_on, submitted_at,
        irs_reference, decided_at, delivered_at, revision, created_at, updated_at)
      select demand, operator_code || '/D' || lpad(n::text, 6, '0'), agreement, operator, 'delivered', '平台内加工', 'query',
        '2027-12-31', now(), 'IRS-' || n, now(), now(), ${stamped} from bench_files`);
    await run(`insert into demand_items (id, demand_id, position, list_item_id, justification, subject_authorisation, grade,
        delivered_at, platform_reference)
      select i.item, f.demand, i.k, i.line, '核验需要', '企业授权', 'l2', now(), 'PF-' || i.n || '-' || i.k
      from bench_items i join bench_files f using (n)`);
    await run(`create temporary table bench_products on commit drop as
      select n, 1 + (n - 1) / 20 as file, gen_random_uuid() as product, gen_random_uuid() as registration,
        gen_random_uuid() as ceiling, gen_random_uuid() as fee, 'P-' || n as code, ${status}::listing_status as status,
        timestamptz '2026-02-01' + n * interval '1 minute' as at
      from generate_series(1, ${products}) n`);
    await run(`insert into products (id, code, name, abstract, product_type, delivery_form, operator_id, use_class, issued_at,
        modified_at, status, agreement_id, version_major, version_minor, specification, revision, created_at, updated_at)
      select p.product, p.code, '数据产品第' || p.n || '号', '按场景提供核验和查询，每日更新，不提供原始数据。', 'api', 'online_api',
        f.operator, 'industry', p.at, p.at, (case p.status when 'listed' then 'listed' when 'suspended' then 'suspended'
          when 'delisted' then 'delisted' else 'registered' end)::product_status, f.agreement, 1, 0, '{}', ${stamped}
      from bench_products p join bench_files f on f.n = p.file`);
    await run(`insert into product_domains select p.product, d.id from bench_products p
      join (select id, row_number() over (order by position) - 1 as n from domains) d on d.n = p.n % 7`);
    await run(
      `insert into product_scenarios select p.product, f.scenario from bench_products p join bench_files f on f.n = p.file`,
    );
    await run(`insert into product_versions (id, product_id, major, minor, status, content, digest, change_note, submitted_at,
        decided_at, created_at, updated_at)
      select gen_random_uuid(), product, 1, 0, 'approved', '{}', repeat('a', 64), '首个版本', at, at, at, at from bench_products`);
    await run(`create temporary table bench_lineage on commit drop as select p.product, i.item, i.resource from bench_products p
      join bench_items i on i.n = p.file and i.k in (p.n % 10, (p.n + 3) % 10, (p.n + 7) % 10)`);
    await run('insert into product_lineage select product, item from bench_lineage');
    await run('insert into product_inputs select distinct product, resource from bench_lineage');
    await run(`insert into registrations (id, code, track, type, status, product_id, registrant_id, registrar_id, content,
        submitted_at, registered_on, expires_on, registration_number, query_code, revision, created_at, updated_at)
      select p.registration, f.operator_code || '/Z' || lpad(p.n::text, 6, '0'), 'exchange', 'initial', 'registered', p.product,
        f.operator, ${one(exchangeCode)}, '{}', at, '2026-02-01', '2029-01-31', 'JYS' || p.n, 'Q' || p.n, 1, p.at, p.at
      from bench_products p join bench_files f on f.n = p.file`);
    await run(`insert into signing_keys (kid, public_key, created_at, retired_at) values ('bench', '{}', now(), now())
      on conflict do nothing`);
    await run(`insert into certificates (id, number, query_code, kind, issuer_id, product_id, registration_id, content, canonical,
        jws, kid, verification_url, status_list, status_index, status, status_changed_at, issued_at, registered_on,
        valid_until_on, revision, created_at, updated_at)
      select gen_random_uuid(), 'BENCH-' || p.n, 'BENCH-' || p.n, 'exchange_registration', ${one(exchangeCode)}, p.product, p.registration,
        jsonb_build_object('kind', 'exchange_registration', 'number', 'BENCH-' || p.n, 'productCode', p.code), '{}', repeat('x', 700), 'bench',
        'https://data.example.org/' || p.n, 'bench', p.n, 'valid', p.at, p.at, '2026-02-01', '2029-01-31', 1, p.at, p.at
      from bench_products p`);
    await run(`insert into fee_ceilings (id, code, product_id, scenario_id, form, unit, amount_fen, is_trial, starts_on, set_by_id,
        revision, created_at, updated_at)
      select p.ceiling, 'HZ-DATA/C' || lpad(p.n::text, 6, '0'), p.product, f.scenario, 'per_call_volume', '每万次调用', 10000, true,
        '2026-02-01', ${one('HZ-DATA')}, 1, p.at, p.at from bench_products p join bench_files f on f.n = p.file`);
    await run(`insert into product_fees (id, product_id, scenario_id, ceiling_id, form, unit, amount_fen, starts_on, revision,
        created_at, updated_at)
      select p.fee, p.product, f.scenario, p.ceiling, 'per_call_volume', '每万次调用', 5000 + p.n % 5000, '2026-02-01', 1, p.at, p.at
      from bench_products p join bench_files f on f.n = p.file`);
    const listed = (
      exchange: string,
      which: string,
      state: string,
    ) => `insert into listings (id, code, product_id, exchange_id,
        operator_id, status, cause, reason, fee_id, exchange_reference, requested_at, listed_at, ended_at, revision, created_at,
        updated_at)
      select gen_random_uuid(), '${exchange}/M' || lpad(p.n::text, 6, '0'), p.product, ${one(exchange)}, f.operator, s.status,
        (case when s.status in ('suspended', 'delisted') then 'exchange_decision' end)::delisting_reason,
        case when s.status in ('suspended', 'delisted', 'rejected') then '核对资料' end, p.fee, 'SP-' || p.n, p.at,
        case when s.status not in ('requested', 'rejected') then p.at end,
        case when s.status in ('suspended', 'delisted') then p.at end, 1, p.at, p.at
      from bench_products p join bench_files f on f.n = p.file cross join lateral (select ${state} as status) s where ${which}`;
    await run(`insert into registration_exceptions (id, product_id, exchange_id, reason, recorded_by_id, created_at)
      select gen_random_uuid(), p.product, ${one(secondExchangeCode)}, '另行登记', ${one('HZ-DATA')}, p.at from bench_products p
      where p.n % 4 <> 0`);
    await run(listed(exchangeCode, 'true', 'p.status'));
    await run(listed(secondExchangeCode, 'p.n % 4 = 0', `'listed'::listing_status`));
    await run(listed(smallExchangeCode, 'p.n <= 20', `'listed'::listing_status`));
  });
  // As in a service that has run for a while: nothing waits to be indexed, which each command would look through.
  await indexLeftOver(pool);
  await pool.$client.unsafe('vacuum analyze');
}
