CREATE TABLE "coverage_deltas" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "coverage_deltas_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"status" "catalog_status" NOT NULL,
	"provider_id" uuid NOT NULL,
	"grade" "sensitivity_grade" NOT NULL,
	"update_cycle" "update_cycle" NOT NULL,
	"opening_attribute" "opening_attribute" NOT NULL,
	"domains" uuid[] NOT NULL,
	"sectors" uuid[] NOT NULL,
	"used" boolean NOT NULL,
	"productised" boolean NOT NULL,
	"listed" boolean NOT NULL,
	"authorised" boolean NOT NULL,
	"delta" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "coverage_marks" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "coverage_marks_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"marked_by" bigint NOT NULL,
	"resources" uuid[] NOT NULL,
	"needs" uuid[] NOT NULL
);
--> statement-breakpoint
CREATE TABLE "coverage_needs" (
	"need_id" uuid PRIMARY KEY NOT NULL,
	"domains" uuid[] NOT NULL,
	"providers" uuid[] NOT NULL,
	"grades" "sensitivity_grade"[] NOT NULL,
	"cycles" "update_cycle"[] NOT NULL,
	"sectors" text[] NOT NULL
);
--> statement-breakpoint
CREATE TABLE "coverage_resources" (
	"resource_id" uuid PRIMARY KEY NOT NULL,
	"status" "catalog_status" NOT NULL,
	"provider_id" uuid NOT NULL,
	"grade" "sensitivity_grade" NOT NULL,
	"update_cycle" "update_cycle" NOT NULL,
	"opening_attribute" "opening_attribute" NOT NULL,
	"domains" uuid[] NOT NULL,
	"sectors" uuid[] NOT NULL,
	"used" boolean NOT NULL,
	"productised" boolean NOT NULL,
	"listed" boolean NOT NULL,
	"authorised" boolean NOT NULL
);
--> statement-breakpoint
CREATE INDEX "coverage_marks_by_transaction" ON "coverage_marks" USING btree ("marked_by");--> statement-breakpoint
-- by hand
-- What coverage grids count (docs/adr/0021-coverage.md): kept by the transaction that changes it, as the last thing it does.

-- What resources count under now: the one place that says what each figure means. Status words are those that everyone sees.
CREATE FUNCTION coverage_of_resources(ids uuid[]) RETURNS SETOF coverage_resources LANGUAGE sql STABLE AS $$
  select r.id, r.status, r.provider_id, r.grade, r.update_cycle, r.opening_attribute,
    array(select l.domain_id from resource_domains l where l.resource_id = r.id order by 1),
    array(select l.sector_id from resource_sectors l where l.resource_id = r.id order by 1),
    exists (select from need_matches m join scenario_needs n on n.id = m.need_id join scenarios s on s.id = n.scenario_id
      where m.resource_id = r.id and s.status = 'published'),
    exists (select from product_inputs i join products p on p.id = i.product_id
      where i.resource_id = r.id and p.status in ('registered', 'listed', 'suspended')),
    exists (select from product_inputs i join products p on p.id = i.product_id
      where i.resource_id = r.id and p.status = 'listed'),
    exists (select from application_items i join applications a on a.id = i.application_id
      join agreements g on g.application_id = a.id or a.kind = 'list_change' and g.id = a.agreement_id
      where i.resource_id = r.id and i.removed_in is null and g.status = 'active'
        and a.id = coalesce((select l.id from applications l where l.agreement_id = g.id and l.kind = 'list_change'
          and l.status = 'agreed' order by l.created_at desc, l.id desc limit 1), g.application_id))
  from resources r where r.id = any(ids)
$$;--> statement-breakpoint

-- Where needs lie now; those of scenarios that are not published lie nowhere. Reads what the resources count under.
CREATE FUNCTION coverage_of_needs(ids uuid[]) RETURNS SETOF coverage_needs LANGUAGE sql STABLE AS $$
  select n.id, array(select d.domain_id from scenario_domains d where d.scenario_id = n.scenario_id order by 1),
    a.providers, a.grades, a.cycles, a.sectors
  from scenario_needs n join scenarios s on s.id = n.scenario_id and s.status = 'published'
  cross join lateral (
    select coalesce(array_agg(provider_id order by c), '{}') as providers, coalesce(array_agg(grade order by c), '{}') as grades,
      coalesce(array_agg(update_cycle order by c), '{}') as cycles, coalesce(array_agg(sectors order by c), '{}') as sectors
    from (select distinct c.provider_id, c.grade, c.update_cycle, c.sectors::text as sectors
      from need_matches m join coverage_resources c on c.resource_id = m.resource_id and c.status = 'published'
      where m.need_id = n.id) c) a
  where n.id = any(ids)
$$;--> statement-breakpoint

-- Counts resources and needs anew. Whoever counts the same ones waits, and then sees what the others have changed: this
-- needs read committed, as all writers have. Needs are locked before the resources that answer them are looked up, so that
-- none comes between; ids are locked in their order.
CREATE FUNCTION recount_coverage_of(of_resources uuid[], of_needs uuid[]) RETURNS void LANGUAGE plpgsql AS $$
declare
  counted uuid[];
  moved uuid[];
begin
  perform from scenario_needs n where n.id = any(of_needs) order by n.id for no key update;
  counted := array(select unnest(of_resources) union select m.resource_id from need_matches m where m.need_id = any(of_needs));
  perform from coverage_resources c where c.resource_id = any(counted) order by c.resource_id for update;
  with was as materialized (select * from coverage_resources c where c.resource_id = any(counted)),
  is_now as materialized (select * from coverage_of_resources(counted)),
  changed as materialized (select coalesce(w.resource_id, i.resource_id) as resource_id, w is null as is_new, i is null as is_gone,
      (w.status, w.provider_id, w.grade, w.update_cycle, w.sectors)
        is distinct from (i.status, i.provider_id, i.grade, i.update_cycle, i.sectors) as is_moved
    from was w full join is_now i using (resource_id) where w is distinct from i),
  deltas as (insert into coverage_deltas (status, provider_id, grade, update_cycle, opening_attribute, domains, sectors, used,
      productised, listed, authorised, delta)
    select d.status, d.provider_id, d.grade, d.update_cycle, d.opening_attribute, d.domains, d.sectors, d.used, d.productised,
      d.listed, d.authorised, sum(d.n)
    from (select w.*, -1 as n from was w join changed using (resource_id)
      union all select i.*, 1 from is_now i join changed using (resource_id)) d
    group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 having sum(d.n) <> 0),
  gone as (delete from coverage_resources c using changed x where x.is_gone and c.resource_id = x.resource_id),
  come as (insert into coverage_resources select i.* from is_now i join changed x using (resource_id) where x.is_new),
  kept as (update coverage_resources c set status = i.status, provider_id = i.provider_id, grade = i.grade,
      update_cycle = i.update_cycle, opening_attribute = i.opening_attribute, domains = i.domains, sectors = i.sectors,
      used = i.used, productised = i.productised, listed = i.listed, authorised = i.authorised
    from is_now i join changed x using (resource_id)
    where not x.is_new and not x.is_gone and c.resource_id = i.resource_id)
  select array(select x.resource_id from changed x where x.is_moved) into moved;
  counted := array(select unnest(of_needs) union select m.need_id from need_matches m where m.resource_id = any(moved));
  if cardinality(counted) = 0 then
    return;
  end if;
  perform from scenario_needs n where n.id = any(counted) order by n.id for no key update;
  with is_now as materialized (select * from coverage_of_needs(counted)),
  gone as (delete from coverage_needs c where c.need_id = any(counted) and c.need_id not in (select i.need_id from is_now i))
  insert into coverage_needs as c select * from is_now
  on conflict (need_id) do update set domains = excluded.domains, providers = excluded.providers, grades = excluded.grades,
    cycles = excluded.cycles, sectors = excluded.sectors where c is distinct from excluded;
end $$;--> statement-breakpoint

-- Counts everything anew.
CREATE FUNCTION recount_coverage() RETURNS void LANGUAGE plpgsql AS $$
begin
  delete from coverage_deltas;
  delete from coverage_resources;
  delete from coverage_needs;
  perform recount_coverage_of(array(select id from resources), array(select id from scenario_needs));
end $$;--> statement-breakpoint

CREATE FUNCTION recount_coverage_after_truncate() RETURNS trigger LANGUAGE plpgsql AS $$
begin
  perform recount_coverage();
  return null;
end $$;--> statement-breakpoint

-- At the end of a transaction: the first mark counts what all of them name.
CREATE FUNCTION count_coverage() RETURNS trigger LANGUAGE plpgsql AS $$
declare
  marked_resources uuid[];
  marked_needs uuid[];
begin
  with marks as (delete from coverage_marks m where m.marked_by = new.marked_by returning m.resources, m.needs)
  select array(select unnest(resources) from marks union select null where false),
    array(select unnest(needs) from marks union select null where false) into marked_resources, marked_needs;
  if cardinality(marked_resources) + cardinality(marked_needs) > 0 then
    perform recount_coverage_of(marked_resources, marked_needs);
  end if;
  return null;
end $$;--> statement-breakpoint
CREATE CONSTRAINT TRIGGER count_coverage AFTER INSERT ON coverage_marks DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION count_coverage();--> statement-breakpoint

-- After a statement: marks the resources and needs that it may have moved. Arguments: the columns that matter, and the
-- queries of both over `touched`, the rows that came, went, or differ in these columns.
CREATE FUNCTION mark_coverage() RETURNS trigger LANGUAGE plpgsql AS $$
declare
  came text := format('select %s from new_rows', tg_argv[0]);
  went text := format('select %s from old_rows', tg_argv[0]);
begin
  execute format($q$
    with touched as (%s),
    marked as (select array(%s) as resources, array(%s) as needs)
    insert into coverage_marks (marked_by, resources, needs)
    select pg_current_xact_id()::text::bigint, resources, needs from marked
    where cardinality(resources) > 0 or cardinality(needs) > 0$q$,
    case tg_op when 'INSERT' then came when 'DELETE' then went
      else format('(%1$s except %2$s) union all (%2$s except %1$s)', went, came) end,
    tg_argv[1], tg_argv[2]);
  return null;
end $$;--> statement-breakpoint

DO $$
declare
  nothing constant text := 'select null::uuid where false';
  -- Everything on any list of an agreement: a change of its list takes the earlier ones out of force.
  lists constant text := 'select i.resource_id from applications a join application_items i on i.application_id = a.id where a.id in (%1$s)
    or a.agreement_id in (%2$s) and a.kind = ''list_change''';
  watched record;
  happens text;
begin
  for watched in
    select * from (values
      ('resources', 'id, status, provider_id, grade, update_cycle, opening_attribute', 'select distinct id from touched', nothing),
      ('resource_domains', 'resource_id, domain_id', 'select distinct resource_id from touched', nothing),
      ('resource_sectors', 'resource_id, sector_id', 'select distinct resource_id from touched', nothing),
      ('scenarios', 'id, status', nothing,
        'select distinct n.id from touched t join scenario_needs n on n.scenario_id = t.id'),
      ('scenario_domains', 'scenario_id, domain_id', nothing,
        'select distinct n.id from touched t join scenario_needs n on n.scenario_id = t.scenario_id'),
      ('scenario_needs', 'id, scenario_id', nothing, 'select distinct id from touched'),
      ('need_matches', 'need_id, resource_id', 'select distinct resource_id from touched', 'select distinct need_id from touched'),
      ('products', 'id, status', 'select distinct i.resource_id from touched t join product_inputs i on i.product_id = t.id', nothing),
      ('product_inputs', 'product_id, resource_id', 'select distinct resource_id from touched', nothing),
      ('agreements', 'id, status, application_id',
        format(lists, 'select application_id from touched', 'select id from touched'), nothing),
      ('applications', 'id, kind, status, agreement_id', format(lists,
        'select g.application_id from touched t join agreements g on g.id = t.agreement_id where t.kind = ''list_change'' and t.status = ''agreed''',
        'select t.agreement_id from touched t where t.kind = ''list_change'' and t.status = ''agreed'''), nothing),
      ('application_items', 'application_id, resource_id, removed_in',
        'select distinct t.resource_id from touched t join applications a on a.id = t.application_id where a.status = ''agreed''
          or exists (select from agreements g where g.application_id = t.application_id and g.status <> ''abandoned'')', nothing)
    ) as w(kept, columns, resources, needs)
  loop
    foreach happens in array array['insert', 'update', 'delete'] loop
      execute format('create trigger mark_coverage_%1$s after %1$s on %2$I referencing %3$s for each statement
        execute function mark_coverage(%4$L, %5$L, %6$L)', happens, watched.kept,
        case happens when 'insert' then 'new table as new_rows' when 'delete' then 'old table as old_rows'
          else 'old table as old_rows new table as new_rows' end,
        watched.columns, watched.resources, watched.needs);
    end loop;
    execute format('create trigger recount_coverage after truncate on %I for each statement
      execute function recount_coverage_after_truncate()', watched.kept);
  end loop;
end $$;--> statement-breakpoint

-- Before anything notes it as a change: what readers see is the same.
SELECT recount_coverage();--> statement-breakpoint

DO $$
declare
  watched record;
begin
  -- Readers see what is kept, also where it changes with rows that they do not see (docs/adr/0026-answer-cache.md).
  for watched in select unnest(array['coverage_resources', 'coverage_needs']) as kept loop
    execute format('create trigger note_change before insert or update or delete or truncate on %I
      for each statement execute function note_change_of_table()', watched.kept);
  end loop;
end $$;
