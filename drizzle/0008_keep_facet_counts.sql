-- Counts of resources by value, kept in the transaction that changes them (docs/adr/0020-facets.md). Written by hand:
-- drizzle-kit does not know triggers.

-- What resources are counted by, as rows of facet, status and key: of the rows that a query gives with their number `n`.
CREATE FUNCTION append_facet_deltas(changed text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  select format($q$
    insert into facet_deltas (noun, facet, status, key, delta)
    select 'Resource', k.facet, r.status::text, k.key, sum(r.n)
    from (%s) r cross join lateral (values
      ('provider', r.provider_id::text),
      ('opening_attribute', r.opening_attribute::text),
      ('sharing_type', r.sharing_type::text),
      ('update_cycle', r.update_cycle::text),
      ('grade', r.grade::text),
      ('formats', r.formats::text),
      ('modified_year', extract(year from r.modified_at at time zone 'Asia/Shanghai')::int::text),
      ('domains', array(select l.domain_id from resource_domains l where l.resource_id = r.id order by 1)::text),
      ('sectors', array(select l.sector_id from resource_sectors l where l.resource_id = r.id order by 1)::text)
    ) k(facet, key)
    group by k.facet, r.status, k.key having sum(r.n) <> 0$q$, changed)
$$;--> statement-breakpoint

-- After a statement on resources: what is gone counts less, what has come counts more; what stays as it was cancels out.
CREATE FUNCTION count_resources() RETURNS trigger LANGUAGE plpgsql AS $$
declare
  was constant text := 'select o.*, -1 as n from old_rows o';
  is_now constant text := 'select w.*, 1 as n from new_rows w';
begin
  execute append_facet_deltas(case tg_op
    when 'INSERT' then is_now when 'DELETE' then was else was || ' union all ' || is_now end);
  return null;
end $$;--> statement-breakpoint

-- After a statement on rows in between: their resource leaves the set of values it had for the one it has. Who changes
-- a resource or its links waits for the other one, so that the status counted here is the one that stays.
CREATE FUNCTION count_links() RETURNS trigger LANGUAGE plpgsql AS $$
declare
  counted constant text := tg_argv[0];
  target constant text := tg_argv[1];
  added text := format('select resource_id, %I as target from new_rows', target);
  removed text := format('select resource_id, %I as target from old_rows', target);
  nothing constant text := 'select null::uuid as resource_id, null::uuid as target where false';
begin
  if tg_op = 'INSERT' then removed := nothing; end if;
  if tg_op = 'DELETE' then added := nothing; end if;
  execute format('select from resources r where r.id in (select resource_id from (%s) a union
    select resource_id from (%s) d) order by r.id for no key update', added, removed);
  -- Joined as sets: a statement may write a million links.
  execute format($q$
    with added as (select resource_id, array_agg(target) as targets from (%1$s) a group by 1),
    removed as (select resource_id, array_agg(target) as targets from (%2$s) d group by 1),
    touched as (
      select resource_id, a.targets as added, d.targets as removed from added a full join removed d using (resource_id)),
    held as (
      select r.status, t.added, t.removed,
        array(select l.%3$I from %4$I l where l.resource_id = r.id order by 1) as targets
      from touched t join resources r on r.id = t.resource_id)
    insert into facet_deltas (noun, facet, status, key, delta)
    select 'Resource', %5$L, status::text, key, sum(n) from (
      select h.status, h.targets::text as key, 1 as n from held h
      union all
      select h.status, array(
        (select unnest(h.targets) except select unnest(h.added)) union select unnest(h.removed) order by 1)::text, -1
      from held h) c
    group by status, key having sum(n) <> 0$q$, added, removed, target, tg_table_name, counted);
  return null;
end $$;--> statement-breakpoint

-- A resource that goes takes its links with it; they go first, while it can still be seen which status they counted for.
CREATE FUNCTION unlink_resource() RETURNS trigger LANGUAGE plpgsql AS $$
begin
  delete from resource_domains where resource_id = old.id;
  delete from resource_sectors where resource_id = old.id;
  return old;
end $$;--> statement-breakpoint

-- Counts everything anew.
CREATE FUNCTION recount_resources() RETURNS void LANGUAGE plpgsql AS $$
begin
  delete from facet_deltas where noun = 'Resource';
  execute append_facet_deltas('select r.*, 1 as n from resources r');
end $$;--> statement-breakpoint

CREATE FUNCTION recount_after_truncate() RETURNS trigger LANGUAGE plpgsql AS $$
begin
  perform recount_resources();
  return null;
end $$;--> statement-breakpoint

CREATE TRIGGER count_inserted AFTER INSERT ON resources REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION count_resources();--> statement-breakpoint
CREATE TRIGGER count_updated AFTER UPDATE ON resources REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION count_resources();--> statement-breakpoint
CREATE TRIGGER count_deleted AFTER DELETE ON resources REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION count_resources();--> statement-breakpoint
CREATE TRIGGER count_truncated AFTER TRUNCATE ON resources
  FOR EACH STATEMENT EXECUTE FUNCTION recount_after_truncate();--> statement-breakpoint
CREATE TRIGGER unlink_first BEFORE DELETE ON resources
  FOR EACH ROW EXECUTE FUNCTION unlink_resource();--> statement-breakpoint

CREATE TRIGGER count_inserted AFTER INSERT ON resource_domains REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION count_links('domains', 'domain_id');--> statement-breakpoint
CREATE TRIGGER count_updated AFTER UPDATE ON resource_domains REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION count_links('domains', 'domain_id');--> statement-breakpoint
CREATE TRIGGER count_deleted AFTER DELETE ON resource_domains REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION count_links('domains', 'domain_id');--> statement-breakpoint
CREATE TRIGGER count_truncated AFTER TRUNCATE ON resource_domains
  FOR EACH STATEMENT EXECUTE FUNCTION recount_after_truncate();--> statement-breakpoint

CREATE TRIGGER count_inserted AFTER INSERT ON resource_sectors REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION count_links('sectors', 'sector_id');--> statement-breakpoint
CREATE TRIGGER count_updated AFTER UPDATE ON resource_sectors REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION count_links('sectors', 'sector_id');--> statement-breakpoint
CREATE TRIGGER count_deleted AFTER DELETE ON resource_sectors REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION count_links('sectors', 'sector_id');--> statement-breakpoint
CREATE TRIGGER count_truncated AFTER TRUNCATE ON resource_sectors
  FOR EACH STATEMENT EXECUTE FUNCTION recount_after_truncate();--> statement-breakpoint

SELECT recount_resources();
