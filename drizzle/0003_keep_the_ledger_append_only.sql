-- The last number given and the hash the chain begins with.
INSERT INTO "ledger_heads" ("name", "last", "hash") VALUES ('events', 0, ''), ('audit', 0, repeat('0', 64));
--> statement-breakpoint
CREATE FUNCTION "refuse_change_of_the_ledger"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	RAISE EXCEPTION '% is append-only: rows are never changed or taken away', tg_table_name USING ERRCODE = 'restrict_violation';
END $$;
--> statement-breakpoint
CREATE FUNCTION "events_take_a_number_only"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
	before "events" := new;
BEGIN
	before.sequence := NULL;
	-- Compared bit by bit: 1 and 1.0 are equal as JSON, and one may still not become the other.
	IF old.sequence IS NULL AND new.sequence IS NOT NULL AND before OPERATOR(pg_catalog.*=) old THEN
		RETURN new;
	END IF;
	RAISE EXCEPTION 'events is append-only: a row without a sequence may be given one, and nothing else' USING ERRCODE = 'restrict_violation';
END $$;
--> statement-breakpoint
CREATE FUNCTION "audit_entries_take_a_place_only"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
	before "audit_entries" := new;
BEGIN
	before.position := NULL;
	before.hash := NULL;
	IF old.position IS NULL AND new.position IS NOT NULL AND before OPERATOR(pg_catalog.*=) old THEN
		RETURN new;
	END IF;
	RAISE EXCEPTION 'audit_entries is append-only: an entry without a place may be given one with its hash, and nothing else' USING ERRCODE = 'restrict_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER "events_take_a_number_only" BEFORE UPDATE ON "events" FOR EACH ROW EXECUTE FUNCTION "events_take_a_number_only"();
--> statement-breakpoint
CREATE TRIGGER "events_are_never_deleted" BEFORE DELETE ON "events" FOR EACH ROW EXECUTE FUNCTION "refuse_change_of_the_ledger"();
--> statement-breakpoint
CREATE TRIGGER "events_are_never_truncated" BEFORE TRUNCATE ON "events" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change_of_the_ledger"();
--> statement-breakpoint
CREATE TRIGGER "audit_entries_take_a_place_only" BEFORE UPDATE ON "audit_entries" FOR EACH ROW EXECUTE FUNCTION "audit_entries_take_a_place_only"();
--> statement-breakpoint
CREATE TRIGGER "audit_entries_are_never_deleted" BEFORE DELETE ON "audit_entries" FOR EACH ROW EXECUTE FUNCTION "refuse_change_of_the_ledger"();
--> statement-breakpoint
CREATE TRIGGER "audit_entries_are_never_truncated" BEFORE TRUNCATE ON "audit_entries" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change_of_the_ledger"();
