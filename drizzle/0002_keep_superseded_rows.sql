-- Row versions (docs/adr/0016-row-versions-and-as-of.md). Written by hand: drizzle-kit knows neither triggers nor
-- columns that the program itself never reads or writes.

-- One instant for all rows of a transaction: that of its first write to the catalog. Taken after the transaction has its
-- number, so that whoever looks for writers under way at a later instant finds it.
CREATE FUNCTION begin_recording() RETURNS trigger LANGUAGE plpgsql AS $$
begin
  if coalesce(current_setting('catalog.recorded_at', true), '') = '' then
    perform pg_current_xact_id();
    perform set_config('catalog.recorded_at',
      to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), true);
  end if;
  return null;
end $$;--> statement-breakpoint

-- Never before the row it replaces: a writer that waited for another may have begun first, and a clock may be set back.
CREATE FUNCTION date_row() RETURNS trigger LANGUAGE plpgsql AS $$
begin
  new.recorded_at := greatest(current_setting('catalog.recorded_at')::timestamptz, old.recorded_at);
  return new;
end $$;--> statement-breakpoint

-- Keeps what an update, delete or truncate takes away, as a set. A row of the same transaction never was to be seen.
CREATE FUNCTION keep_superseded() RETURNS trigger LANGUAGE plpgsql AS $$
declare
  superseded timestamptz := current_setting('catalog.recorded_at')::timestamptz;
begin
  if tg_op = 'TRUNCATE' then
    execute format('insert into %1$I.%2$I select $1, o.* from %1$I.%3$I o where o.recorded_at < $1',
      tg_table_schema, tg_table_name || '_versions', tg_table_name) using superseded;
  elsif exists (select from old_rows o where o.recorded_at < superseded) then
    execute format('insert into %I.%I select $1, o.* from old_rows o where o.recorded_at < $1',
      tg_table_schema, tg_table_name || '_versions') using superseded;
  end if;
  return null;
end $$;--> statement-breakpoint

-- Begins to keep the versions of a table, or takes up the columns it has got since. A migration that adds a column to such
-- a table calls it again. `superseded_at` stands first, so that all further columns have the same order in both tables.
CREATE FUNCTION keep_versions(kept text) RETURNS void LANGUAGE plpgsql AS $$
declare
  versions text := kept || '_versions';
  found record;
begin
  -- The rows that are there begin now: a constant default is kept in the catalog of the server and rewrites no row.
  execute format('alter table %I add column if not exists recorded_at timestamptz not null default now()', kept);
  execute format('alter table %I alter column recorded_at
    set default current_setting(''catalog.recorded_at'')::timestamptz', kept);
  execute format('create table if not exists %I (superseded_at timestamptz not null, like %I,
    constraint %I check (superseded_at > recorded_at))', versions, kept, versions || '_end_after_they_begin');
  for found in
    select a.attname as name, format_type(a.atttypid, a.atttypmod) as type from pg_attribute a
    where a.attrelid = kept::regclass and a.attnum > 0 and not a.attisdropped and not exists (
      select from pg_attribute v where v.attrelid = versions::regclass and v.attname = a.attname)
    order by a.attnum
  loop
    execute format('alter table %I add column %I %s', versions, found.name, found.type);
  end loop;
  -- Ways in, as the live table has them: by its own id or code, and from the rows it hangs on.
  for found in
    select a.attname as name from pg_attribute a
    where a.attrelid = kept::regclass and a.attnum > 0 and not a.attisdropped
      and (a.atttypid = 'uuid'::regtype or a.attname = 'code')
  loop
    execute format('create index if not exists %I on %I (%I, superseded_at)',
      versions || '_by_' || found.name, versions, found.name);
  end loop;
  execute format('create index if not exists %I on %I (superseded_at)', versions || '_by_end', versions);
  -- Triggers of one kind fire in the order of their names: the instant is fixed before anything is kept.
  execute format('create or replace trigger begin_recording before insert or update or delete or truncate on %I
    for each statement execute function begin_recording()', kept);
  execute format('create or replace trigger date_row before update on %I for each row execute function date_row()', kept);
  execute format('create or replace trigger keep_updated after update on %I referencing old table as old_rows
    for each statement execute function keep_superseded()', kept);
  execute format('create or replace trigger keep_deleted after delete on %I referencing old table as old_rows
    for each statement execute function keep_superseded()', kept);
  execute format('create or replace trigger keep_truncated before truncate on %I
    for each statement execute function keep_superseded()', kept);
end $$;--> statement-breakpoint

SELECT keep_versions(kept) FROM unnest(array[
  'organizations', 'domains', 'domain_uses', 'sectors', 'catalog_sources',
  'resources', 'resource_items', 'resource_domains', 'resource_sectors', 'resource_relations',
  'scenarios', 'scenario_domains', 'scenario_needs', 'need_matches', 'need_match_items', 'scenario_findings',
  'products', 'product_domains', 'product_scenarios', 'product_inputs']) AS kept;
