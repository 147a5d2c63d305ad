-- Every transaction that changes what readers can see is counted once, when it is committed (docs/adr/0026-answer-cache.md).
CREATE FUNCTION note_change() RETURNS void LANGUAGE plpgsql AS $$
begin
  if coalesce(current_setting('catalog.change_noted', true), '') = '' then
    insert into catalog_changes (changes) values (1);
    perform set_config('catalog.change_noted', 'yes', true);
  end if;
end $$;--> statement-breakpoint

-- Tables with row versions note a change where they fix its instant (0002).
CREATE OR REPLACE FUNCTION begin_recording() RETURNS trigger LANGUAGE plpgsql AS $$
begin
  if coalesce(current_setting('catalog.recorded_at', true), '') = '' then
    perform pg_current_xact_id();
    perform set_config('catalog.recorded_at',
      to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), true);
    perform note_change();
  end if;
  return null;
end $$;--> statement-breakpoint

-- For tables that readers see and that keep no versions.
CREATE FUNCTION note_change_of_table() RETURNS trigger LANGUAGE plpgsql AS $$
begin
  perform note_change();
  return null;
end $$;--> statement-breakpoint

DO $$
declare
  seen text;
begin
  foreach seen in array array['events', 'corrections', 'provisions', 'calendars', 'calendar_days', 'people', 'memberships',
    'service_accounts']
  loop
    execute format('create trigger note_change before insert or update or delete or truncate on %I
      for each statement execute function note_change_of_table()', seen);
  end loop;
end $$;
