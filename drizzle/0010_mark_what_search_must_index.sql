-- Marks of search (docs/adr/0019-search.md). Written by hand: drizzle-kit knows neither triggers nor how a column is stored.

-- Out of the way of what is read of many rows: tokens are read through their index, and packing would cost more than it saves.
ALTER TABLE search_documents ALTER COLUMN tokens SET STORAGE EXTERNAL;--> statement-breakpoint
ALTER TABLE search_documents ALTER COLUMN parts SET STORAGE EXTERNAL;--> statement-breakpoint
ALTER TABLE search_documents ALTER COLUMN abstract SET STORAGE EXTERNAL;--> statement-breakpoint

-- In the order of their ids, so that two writers of the same rows wait for each other and never in a ring.
CREATE FUNCTION mark_for_search(marked text, ids uuid[]) RETURNS void LANGUAGE sql AS $$
  insert into search_pending (noun, id, marked_by)
  select distinct marked, id, pg_current_xact_id()::text::bigint from unnest(ids) as t(id) where id is not null order by id
  on conflict (noun, id) do update set marked_by = excluded.marked_by where search_pending.marked_by <> excluded.marked_by
$$;--> statement-breakpoint

-- A row that came or went; its noun is the argument.
CREATE FUNCTION mark_own_document() RETURNS trigger LANGUAGE plpgsql AS $$
begin
  perform mark_for_search(tg_argv[0], array(select id from touched));
  return null;
end $$;--> statement-breakpoint

CREATE FUNCTION mark_changed_resources() RETURNS trigger LANGUAGE plpgsql AS $$
begin
  perform mark_for_search('Resource', array(select n.id from new_rows n join old_rows o using (id)
    where (n.code, n.title, n.abstract, n.category, n.provider_id)
      is distinct from (o.code, o.title, o.abstract, o.category, o.provider_id)));
  return null;
end $$;--> statement-breakpoint

CREATE FUNCTION mark_changed_scenarios() RETURNS trigger LANGUAGE plpgsql AS $$
begin
  perform mark_for_search('Scenario', array(select n.id from new_rows n join old_rows o using (id)
    where (n.code, n.title, n.description, n.owner_id) is distinct from (o.code, o.title, o.description, o.owner_id)));
  return null;
end $$;--> statement-breakpoint

CREATE FUNCTION mark_changed_products() RETURNS trigger LANGUAGE plpgsql AS $$
begin
  perform mark_for_search('Product', array(select n.id from new_rows n join old_rows o using (id)
    where (n.code, n.name, n.abstract, n.operator_id) is distinct from (o.code, o.name, o.abstract, o.operator_id)));
  return null;
end $$;--> statement-breakpoint

-- The name of an organisation is found with what it provides, operates and proposes.
CREATE FUNCTION mark_changed_organizations() RETURNS trigger LANGUAGE plpgsql AS $$
declare
  renamed uuid[] := array(select n.id from new_rows n join old_rows o using (id) where n.name <> o.name);
begin
  perform mark_for_search('Organization', array(select n.id from new_rows n join old_rows o using (id)
    where (n.code, n.name, n.description, n.unified_social_credit_code)
      is distinct from (o.code, o.name, o.description, o.unified_social_credit_code)));
  if cardinality(renamed) > 0 then
    perform mark_for_search('Resource', array(select id from resources where provider_id = any(renamed)));
    perform mark_for_search('Product', array(select id from products where operator_id = any(renamed)));
    perform mark_for_search('Scenario', array(select id from scenarios where owner_id = any(renamed)));
  end if;
  return null;
end $$;--> statement-breakpoint

CREATE FUNCTION mark_resources_of_items() RETURNS trigger LANGUAGE plpgsql AS $$
begin
  perform mark_for_search('Resource', array(select distinct resource_id from touched));
  return null;
end $$;--> statement-breakpoint

CREATE FUNCTION mark_resources_of_changed_items() RETURNS trigger LANGUAGE plpgsql AS $$
begin
  perform mark_for_search('Resource', array(select n.resource_id from new_rows n join old_rows o using (id)
    where (n.name, n.resource_id) is distinct from (o.name, o.resource_id)
    union select o.resource_id from new_rows n join old_rows o using (id) where n.resource_id <> o.resource_id));
  return null;
end $$;--> statement-breakpoint

CREATE FUNCTION mark_scenarios_of_needs() RETURNS trigger LANGUAGE plpgsql AS $$
begin
  perform mark_for_search('Scenario', array(select distinct scenario_id from touched));
  return null;
end $$;--> statement-breakpoint

CREATE TRIGGER mark_added AFTER INSERT ON resources REFERENCING NEW TABLE AS touched
  FOR EACH STATEMENT EXECUTE FUNCTION mark_own_document('Resource');--> statement-breakpoint
CREATE TRIGGER mark_gone AFTER DELETE ON resources REFERENCING OLD TABLE AS touched
  FOR EACH STATEMENT EXECUTE FUNCTION mark_own_document('Resource');--> statement-breakpoint
CREATE TRIGGER mark_changed AFTER UPDATE ON resources REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION mark_changed_resources();--> statement-breakpoint

CREATE TRIGGER mark_added AFTER INSERT ON resource_items REFERENCING NEW TABLE AS touched
  FOR EACH STATEMENT EXECUTE FUNCTION mark_resources_of_items();--> statement-breakpoint
CREATE TRIGGER mark_gone AFTER DELETE ON resource_items REFERENCING OLD TABLE AS touched
  FOR EACH STATEMENT EXECUTE FUNCTION mark_resources_of_items();--> statement-breakpoint
CREATE TRIGGER mark_changed AFTER UPDATE ON resource_items REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION mark_resources_of_changed_items();--> statement-breakpoint

CREATE TRIGGER mark_added AFTER INSERT ON scenarios REFERENCING NEW TABLE AS touched
  FOR EACH STATEMENT EXECUTE FUNCTION mark_own_document('Scenario');--> statement-breakpoint
CREATE TRIGGER mark_gone AFTER DELETE ON scenarios REFERENCING OLD TABLE AS touched
  FOR EACH STATEMENT EXECUTE FUNCTION mark_own_document('Scenario');--> statement-breakpoint
CREATE TRIGGER mark_changed AFTER UPDATE ON scenarios REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION mark_changed_scenarios();--> statement-breakpoint

CREATE TRIGGER mark_added AFTER INSERT ON scenario_needs REFERENCING NEW TABLE AS touched
  FOR EACH STATEMENT EXECUTE FUNCTION mark_scenarios_of_needs();--> statement-breakpoint
CREATE TRIGGER mark_gone AFTER DELETE ON scenario_needs REFERENCING OLD TABLE AS touched
  FOR EACH STATEMENT EXECUTE FUNCTION mark_scenarios_of_needs();--> statement-breakpoint
CREATE TRIGGER mark_changed AFTER UPDATE ON scenario_needs REFERENCING NEW TABLE AS touched
  FOR EACH STATEMENT EXECUTE FUNCTION mark_scenarios_of_needs();--> statement-breakpoint

CREATE TRIGGER mark_added AFTER INSERT ON products REFERENCING NEW TABLE AS touched
  FOR EACH STATEMENT EXECUTE FUNCTION mark_own_document('Product');--> statement-breakpoint
CREATE TRIGGER mark_gone AFTER DELETE ON products REFERENCING OLD TABLE AS touched
  FOR EACH STATEMENT EXECUTE FUNCTION mark_own_document('Product');--> statement-breakpoint
CREATE TRIGGER mark_changed AFTER UPDATE ON products REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION mark_changed_products();--> statement-breakpoint

CREATE TRIGGER mark_added AFTER INSERT ON organizations REFERENCING NEW TABLE AS touched
  FOR EACH STATEMENT EXECUTE FUNCTION mark_own_document('Organization');--> statement-breakpoint
CREATE TRIGGER mark_gone AFTER DELETE ON organizations REFERENCING OLD TABLE AS touched
  FOR EACH STATEMENT EXECUTE FUNCTION mark_own_document('Organization');--> statement-breakpoint
CREATE TRIGGER mark_changed AFTER UPDATE ON organizations REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION mark_changed_organizations();
