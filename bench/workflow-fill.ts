import type { DatabasePool } from '../src/db/client.ts';

/** Statuses of the applications, in turn. */
const statuses = `'{under_review,under_review,submitted,returned,granted,published,agreed,refused,withdrawn,under_review}'::text[]`;

/** Kinds of the steps of a file, with who they wait for: half of the providers are asked in turn. */
const kinds = `(values (1, 'acceptance', 'HZ-DATA'), (2, 'basic_security', 'HZ-DATA'), (3, 'technical_security', 'HZ-DATA'),
  (4, 'scenario_review', 'HZ-DATA'), (5, 'network_security', 'HZ-CAC'), (6, 'emergency_plan', 'HZ-DATA'),
  (7, 'provider_consent', null), (8, 'provincial_consent', 'ZJ-DATA'), (9, 'member_opinion', 'HZ-DRC'),
  (10, 'member_opinion', 'HZ-PSB'), (11, 'decision', 'HZ-DRC')) as k(place, kind, organization)`;

/** What of a file waits: everything behind the place it has come to. */
const waits = `case when a.status in ('under_review', 'returned') then k.place > 2 + a.n % 9
  when a.status = 'submitted' then k.place = 1 else false end`;

/**
 * Fills a database that has the reference data and the worked example with applications in all states, their lists, steps and
 * consents. Bulk statements: nobody waits for mutations here.
 */
export async function fillWorkflow(pool: DatabasePool, applications: number): Promise<void> {
  const run = async (text: string) => await pool.$client.unsafe(text);
  await run(`insert into implementation_plans (id, code, title, authority_id, mode, version, status, content, deliberated_on,
      approved_on, revision, created_at, updated_at)
    select gen_random_uuid(), 'BENCH/P1', '实施方案', o.id, 'by_scenario', 1, 'approved', '{}', '2025-01-06', '2025-01-07', 1, now(), now()
    from organizations o where o.code = 'HZ-DATA'`);
  await run(`insert into notices (id, code, title, authority_id, plan_id, mode, resource_codes, jurisdiction_codes, conditions,
      criteria, requirements, required_papers, opens_on, closes_on, status, published_at, revision, created_at, updated_at)
    select gen_random_uuid(), 'BENCH/N1', '通告', p.authority_id, p.id, 'by_scenario', '{}', '{}', '-', '-', '-', '{}',
      '2025-01-10', '2027-12-31', 'published', now(), 1, now(), now() from implementation_plans p where p.code = 'BENCH/P1'`);
  await run(`create temporary table bench_files as select n, gen_random_uuid() as id, gen_random_uuid() as scenario_id,
      (${statuses})[1 + n % 10] as status, timestamptz '2026-11-01' - n * interval '45 minutes' as at
    from generate_series(1, ${applications}) n`);
  await run(`insert into scenarios select (jsonb_populate_record(s, jsonb_build_object('id', f.scenario_id,
      'code', 'BENCH/S' || f.n))).* from scenarios s, bench_files f where s.code = 'SC-FIN-01'`);
  await run(`insert into applications (id, code, notice_id, applicant_id, scenario_id, kind, status, content, submission,
      submitted_at, accepted_at, decided_at, decided_for_id, decision_reason, revision, created_at, updated_at)
    select f.id, o.code || '/A' || lpad(f.n::text, 6, '0'), n.id, o.id, f.scenario_id, 'initial', f.status::application_status,
      '{}', 1, f.at, f.at, d.at, case when d.at is not null then (select id from organizations where code = 'HZ-DRC') end,
      case when d.at is not null then '审议' end, 1, f.at, f.at
    from bench_files f join notices n on n.code = 'BENCH/N1'
    cross join lateral (select case when f.status in ('granted', 'published', 'agreed', 'refused') then f.at end as at) d
    join lateral (select id, code from organizations where 'operator' = any(kinds) order by code offset f.n % 8 limit 1) o on true`);
  await run(`insert into application_items (id, application_id, position, resource_id, resource_code, resource_title, grade,
      provider_id, is_provincial_return, need_title, justification, added_in)
    select gen_random_uuid(), f.id, r.place, r.id, r.code, r.title, 'l2', r.provider_id, r.place = 1, '核验', '核验需要', 1
    from bench_files f join lateral (select id, code, title, provider_id, row_number() over (order by code) as place
      from resources where status = 'published' and code < 'HZ-FIN-021' and code like 'HZ-FIN-%' limit 10) r on true`);
  await run(`insert into steps (id, application_id, kind, organization_id, status, outcome, cause, submission, opened_at,
      started_on, limit_days, limit_source, due_on, paused_on, pauses, closed_at, revision, created_at, updated_at)
    select gen_random_uuid(), a.id, k.kind::step_kind, o.id,
      (case when not w.waits then 'done' when a.status = 'returned' then 'paused' else 'open' end)::step_status,
      (case when w.waits then null when k.kind like '%consent' then 'consented' when k.kind = 'member_opinion' then 'supported'
        when k.kind in ('acceptance', 'decision') then 'completed' else 'passed' end)::step_outcome,
      '{"rule": "bench"}', 1, a.at, a.at::date, 15, 'notice',
      case when w.waits and a.status <> 'returned' then a.at::date + 21 end,
      case when w.waits and a.status = 'returned' then a.at::date + 3 end,
      case when w.waits and a.status = 'returned'
          then jsonb_build_array(jsonb_build_object('from', a.at::date + 3, 'to', null, 'reason', 'returned'))
        when a.n % 7 = 0 then jsonb_build_array(jsonb_build_object('from', a.at::date, 'to', a.at::date + 2, 'reason', 'returned'))
        else '[]'::jsonb end,
      case when not w.waits then a.at + (3 + k.place) * interval '1 day' end, 1, a.at, a.at
    from bench_files a cross join ${kinds} cross join lateral (select ${waits} as waits) w
    join lateral (select id from organizations x where x.code = coalesce(k.organization, (select q.code
      from organizations q where q.id = (select i.provider_id from application_items i where i.application_id = a.id
      order by i.position limit 1)))) o on true
    where a.status <> 'submitted' or k.place = 1`);
  await run(`insert into item_consents (id, step_id, item_id, state, answered_at)
    select gen_random_uuid(), s.id, i.id, (case when s.status = 'done' then 'consented' else 'pending' end)::consent_state,
      case when s.status = 'done' then s.closed_at end
    from steps s join application_items i on i.application_id = s.application_id
    where s.kind = 'provider_consent' and s.organization_id = i.provider_id or s.kind = 'provincial_consent' and i.is_provincial_return`);
  await run('drop table bench_files');
  await run('analyze');
}
