CREATE TYPE "public"."delisting_reason" AS ENUM('operator_request', 'exchange_decision', 'agreement_ended', 'agreement_revoked', 'agreement_suspended', 'compliance_withdrawn', 'registration_ended', 'lineage_broken');--> statement-breakpoint
CREATE TYPE "public"."demand_status" AS ENUM('draft', 'submitted', 'approved', 'delivered', 'rejected', 'withdrawn', 'closed');--> statement-breakpoint
CREATE TYPE "public"."demand_use" AS ENUM('query', 'batch', 'training');--> statement-breakpoint
CREATE TYPE "public"."deviation" AS ENUM('none', 'adjust_fees', 'adjust_ceiling');--> statement-breakpoint
CREATE TYPE "public"."fee_form" AS ENUM('per_product', 'per_use', 'per_time', 'per_call_volume');--> statement-breakpoint
CREATE TYPE "public"."feed_entry_type" AS ENUM('product_changed', 'listing_requested', 'listing_changed', 'delisted', 'registration_changed');--> statement-breakpoint
CREATE TYPE "public"."listing_status" AS ENUM('requested', 'listed', 'suspended', 'rejected', 'delisted');--> statement-breakpoint
CREATE TYPE "public"."product_version_status" AS ENUM('draft', 'under_review', 'returned', 'approved', 'superseded', 'rejected', 'withdrawn');--> statement-breakpoint
CREATE TYPE "public"."quota_unit" AS ENUM('second', 'hour', 'day');--> statement-breakpoint
CREATE TYPE "public"."registration_status" AS ENUM('draft', 'submitted', 'incomplete', 'accepted', 'in_publicity', 'registered', 'rejected', 'withdrawn', 'replaced', 'cancelled', 'revoked', 'expired');--> statement-breakpoint
CREATE TYPE "public"."registration_track" AS ENUM('state', 'exchange');--> statement-breakpoint
CREATE TYPE "public"."registration_type" AS ENUM('initial', 'change', 'correction', 'renewal', 'cancellation');--> statement-breakpoint
CREATE TYPE "public"."revenue_status" AS ENUM('proposed', 'in_force', 'withdrawn');--> statement-breakpoint
-- by hand: a word that is added to a type cannot be used before the transaction ends, and a restored backup is migrated and
-- filled in one. So both types are made anew.
DROP INDEX "products_public_newest";--> statement-breakpoint
DROP INDEX "products_public_by_name";--> statement-breakpoint
CREATE FUNCTION pg_temp.make_anew(kind text, words text[]) RETURNS void LANGUAGE plpgsql AS $$
declare
  used record;
begin
  execute format('alter type %I rename to %I', kind, kind || '_before');
  execute format('create type %I as enum (%s)', kind, (select string_agg(quote_literal(w), ', ' order by n)
    from unnest(words) with ordinality as x(w, n)));
  for used in
    select c.oid::regclass as name, a.attname as part from pg_attribute a join pg_class c on c.oid = a.attrelid
    where a.atttypid = (kind || '_before')::regtype and c.relkind = 'r' and not a.attisdropped
  loop
    execute format('alter table %s alter column %I type %I using %I::text::%I', used.name, used.part, kind, used.part, kind);
  end loop;
  execute format('drop type %I', kind || '_before');
end $$;--> statement-breakpoint
SELECT pg_temp.make_anew('product_status', array['draft', 'under_review', 'approved', 'rejected', 'withdrawn', 'registered', 'listed', 'suspended', 'delisted']);--> statement-breakpoint
SELECT pg_temp.make_anew('role', array['data_steward', 'authority_officer', 'mechanism_member', 'domain_lead', 'provincial_authority', 'expert', 'platform_operator', 'operator_staff', 'exchange', 'registrar', 'price_authority', 'auditor', 'administrator']);--> statement-breakpoint
CREATE INDEX "products_public_newest" ON "products" USING btree ("modified_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE status in ('registered', 'listed', 'suspended');--> statement-breakpoint
CREATE INDEX "products_public_by_name" ON "products" USING btree (("name" collate "C"),"id") WHERE status in ('registered', 'listed', 'suspended');--> statement-breakpoint
CREATE TABLE "data_demands" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"agreement_id" uuid NOT NULL,
	"operator_id" uuid NOT NULL,
	"status" "demand_status" NOT NULL,
	"purpose" text NOT NULL,
	"use" "demand_use" NOT NULL,
	"ends_on" date NOT NULL,
	"quota_calls" integer,
	"quota_unit" "quota_unit",
	"submitted_at" timestamp with time zone,
	"submitted_by" uuid,
	"irs_reference" text,
	"decided_at" timestamp with time zone,
	"decision_reason" text,
	"decision_findings" jsonb,
	"delivered_at" timestamp with time zone,
	"closed_on" date,
	"close_reason" text,
	"revision" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "data_demands_code_is_unique" UNIQUE("code"),
	CONSTRAINT "data_demands_quota_has_a_unit" CHECK (("data_demands"."quota_calls" is null) = ("data_demands"."quota_unit" is null)),
	CONSTRAINT "data_demands_quota_is_positive" CHECK ("data_demands"."quota_calls" > 0),
	CONSTRAINT "data_demands_handed_in_say_when" CHECK ("data_demands"."status" in ('draft', 'withdrawn') or "data_demands"."submitted_at" is not null),
	CONSTRAINT "data_demands_closed_say_when_and_why" CHECK (("data_demands"."closed_on" is null) = ("data_demands"."close_reason" is null))
);
--> statement-breakpoint
CREATE TABLE "demand_items" (
	"id" uuid PRIMARY KEY NOT NULL,
	"demand_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"list_item_id" uuid NOT NULL,
	"justification" text NOT NULL,
	"subject_authorisation" text,
	"grade" "sensitivity_grade" NOT NULL,
	"delivered_at" timestamp with time zone,
	"platform_reference" text,
	CONSTRAINT "demand_items_ask_once" UNIQUE("demand_id","list_item_id"),
	CONSTRAINT "demand_items_are_never_l4" CHECK ("demand_items"."grade" <> 'l4'),
	CONSTRAINT "demand_items_delivered_have_a_reference" CHECK (("demand_items"."delivered_at" is null) = ("demand_items"."platform_reference" is null))
);
--> statement-breakpoint
CREATE TABLE "disclosures" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"authority_id" uuid NOT NULL,
	"year" integer NOT NULL,
	"version" integer NOT NULL,
	"content" jsonb NOT NULL,
	"digest" text NOT NULL,
	"published_at" timestamp with time zone NOT NULL,
	"published_by" uuid,
	CONSTRAINT "disclosures_code_is_unique" UNIQUE("code"),
	CONSTRAINT "disclosures_have_one_number" UNIQUE("authority_id","year","version"),
	CONSTRAINT "disclosures_digest_is_hex" CHECK ("disclosures"."digest" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "disclosures_count_from_one" CHECK ("disclosures"."version" >= 1)
);
--> statement-breakpoint
CREATE TABLE "exchange_records" (
	"exchange_id" uuid NOT NULL,
	"reference" text NOT NULL,
	"action" text NOT NULL,
	"digest" text NOT NULL,
	"outcome" jsonb NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "exchange_records_exchange_id_reference_pk" PRIMARY KEY("exchange_id","reference"),
	CONSTRAINT "exchange_records_digest_is_hex" CHECK ("exchange_records"."digest" ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
CREATE TABLE "feed_entries" (
	"id" uuid PRIMARY KEY NOT NULL,
	"arrival" bigint GENERATED ALWAYS AS IDENTITY (sequence name "feed_entries_arrival_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"exchange_id" uuid NOT NULL,
	"sequence" bigint,
	"type" "feed_entry_type" NOT NULL,
	"product_id" uuid NOT NULL,
	"listing_id" uuid,
	"payload" jsonb NOT NULL,
	"occurred_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "feed_heads" (
	"exchange_id" uuid PRIMARY KEY NOT NULL,
	"last" bigint NOT NULL,
	"acknowledged" bigint NOT NULL,
	"acknowledged_at" timestamp with time zone,
	CONSTRAINT "feed_heads_acknowledge_what_there_is" CHECK ("feed_heads"."acknowledged" between 0 and "feed_heads"."last")
);
--> statement-breakpoint
CREATE TABLE "listings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"product_id" uuid NOT NULL,
	"exchange_id" uuid NOT NULL,
	"operator_id" uuid NOT NULL,
	"status" "listing_status" NOT NULL,
	"cause" "delisting_reason",
	"reason" text,
	"fee_id" uuid,
	"exchange_reference" text,
	"requested_at" timestamp with time zone NOT NULL,
	"listed_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"revision" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "listings_code_is_unique" UNIQUE("code"),
	CONSTRAINT "listings_are_one_for_a_product_and_exchange" UNIQUE("product_id","exchange_id"),
	CONSTRAINT "listings_off_offer_say_why" CHECK (("listings"."status" in ('suspended', 'delisted')) = ("listings"."cause" is not null) and ("listings"."status" <> 'rejected' or "listings"."reason" is not null)),
	CONSTRAINT "listings_on_offer_say_since_when" CHECK ("listings"."status" <> 'listed' or "listings"."listed_at" is not null)
);
--> statement-breakpoint
CREATE TABLE "trade_statistics" (
	"id" uuid PRIMARY KEY NOT NULL,
	"exchange_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"deals" integer NOT NULL,
	"calls" bigint NOT NULL,
	"amount_fen" bigint NOT NULL,
	"reference" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "trade_statistics_tell_a_period_once" UNIQUE("exchange_id","product_id","starts_on","ends_on"),
	CONSTRAINT "trade_statistics_end_after_they_start" CHECK ("trade_statistics"."ends_on" >= "trade_statistics"."starts_on"),
	CONSTRAINT "trade_statistics_are_not_negative" CHECK ("trade_statistics"."deals" >= 0 and "trade_statistics"."calls" >= 0 and "trade_statistics"."amount_fen" >= 0)
);
--> statement-breakpoint
CREATE TABLE "fee_ceilings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"product_id" uuid NOT NULL,
	"scenario_id" uuid NOT NULL,
	"form" "fee_form" NOT NULL,
	"unit" text NOT NULL,
	"amount_fen" bigint NOT NULL,
	"is_trial" boolean NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date,
	"permitted_revenue_id" uuid,
	"set_by_id" uuid NOT NULL,
	"reported_on" date,
	"report_reference" text,
	"revision" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "fee_ceilings_code_is_unique" UNIQUE("code"),
	CONSTRAINT "fee_ceilings_start_once" UNIQUE("product_id","scenario_id","form","starts_on"),
	CONSTRAINT "fee_ceilings_are_not_negative" CHECK ("fee_ceilings"."amount_fen" >= 0),
	CONSTRAINT "fee_ceilings_end_after_they_start" CHECK ("fee_ceilings"."ends_on" >= "fee_ceilings"."starts_on"),
	CONSTRAINT "fee_ceilings_reported_have_a_reference" CHECK (("fee_ceilings"."reported_on" is null) = ("fee_ceilings"."report_reference" is null))
);
--> statement-breakpoint
CREATE TABLE "permitted_revenues" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"agreement_id" uuid NOT NULL,
	"status" "revenue_status" NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"cost_fen" bigint NOT NULL,
	"profit_fen" bigint NOT NULL,
	"tax_fen" bigint NOT NULL,
	"deducted_fen" bigint NOT NULL,
	"amount_fen" bigint NOT NULL,
	"treasury_rate" integer NOT NULL,
	"proposed_by_id" uuid NOT NULL,
	"endorsed_by_id" uuid,
	"endorsed_at" timestamp with time zone,
	"revision" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "permitted_revenues_code_is_unique" UNIQUE("code"),
	CONSTRAINT "permitted_revenues_end_after_they_start" CHECK ("permitted_revenues"."ends_on" > "permitted_revenues"."starts_on"),
	CONSTRAINT "permitted_revenues_add_up" CHECK ("permitted_revenues"."amount_fen" = "permitted_revenues"."cost_fen" + "permitted_revenues"."profit_fen" + "permitted_revenues"."tax_fen" - "permitted_revenues"."deducted_fen" and "permitted_revenues"."amount_fen" >= 0),
	CONSTRAINT "permitted_revenues_in_force_are_endorsed" CHECK (("permitted_revenues"."status" = 'in_force') = ("permitted_revenues"."endorsed_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "product_fees" (
	"id" uuid PRIMARY KEY NOT NULL,
	"product_id" uuid NOT NULL,
	"scenario_id" uuid NOT NULL,
	"ceiling_id" uuid NOT NULL,
	"form" "fee_form" NOT NULL,
	"unit" text NOT NULL,
	"amount_fen" bigint NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date,
	"revision" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "product_fees_start_once" UNIQUE("product_id","scenario_id","form","starts_on"),
	CONSTRAINT "product_fees_are_not_negative" CHECK ("product_fees"."amount_fen" >= 0),
	CONSTRAINT "product_fees_end_after_they_start" CHECK ("product_fees"."ends_on" >= "product_fees"."starts_on")
);
--> statement-breakpoint
CREATE TABLE "revenue_reports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"agreement_id" uuid NOT NULL,
	"operator_id" uuid NOT NULL,
	"year" integer NOT NULL,
	"revenue_fen" bigint NOT NULL,
	"cost_fen" bigint NOT NULL,
	"permitted_fen" bigint,
	"deviation" "deviation" NOT NULL,
	"statement" text NOT NULL,
	"details" jsonb NOT NULL,
	"due_on" date,
	"submitted_at" timestamp with time zone NOT NULL,
	"revision" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "revenue_reports_code_is_unique" UNIQUE("code"),
	CONSTRAINT "revenue_reports_tell_a_year_once" UNIQUE("agreement_id","year"),
	CONSTRAINT "revenue_reports_are_not_negative" CHECK ("revenue_reports"."revenue_fen" >= 0 and "revenue_reports"."cost_fen" >= 0)
);
--> statement-breakpoint
CREATE TABLE "product_lineage" (
	"product_id" uuid NOT NULL,
	"demand_item_id" uuid NOT NULL,
	CONSTRAINT "product_lineage_product_id_demand_item_id_pk" PRIMARY KEY("product_id","demand_item_id")
);
--> statement-breakpoint
CREATE TABLE "product_versions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"product_id" uuid NOT NULL,
	"major" integer NOT NULL,
	"minor" integer NOT NULL,
	"status" "product_version_status" NOT NULL,
	"content" jsonb NOT NULL,
	"digest" text NOT NULL,
	"change_note" text NOT NULL,
	"submitted_at" timestamp with time zone,
	"submitted_by" uuid,
	"decided_at" timestamp with time zone,
	"decision_reason" text,
	"conditions" text,
	"decision_findings" jsonb,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "product_versions_have_one_number" UNIQUE("product_id","major","minor"),
	CONSTRAINT "product_versions_digest_is_hex" CHECK ("product_versions"."digest" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "product_versions_count_from_nought" CHECK ("product_versions"."major" >= 1 and "product_versions"."minor" >= 0)
);
--> statement-breakpoint
CREATE TABLE "registration_exceptions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"product_id" uuid NOT NULL,
	"exchange_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"recorded_by_id" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "registration_exceptions_are_made_once" UNIQUE("product_id","exchange_id")
);
--> statement-breakpoint
CREATE TABLE "registration_objections" (
	"id" uuid PRIMARY KEY NOT NULL,
	"registration_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"organization_id" uuid,
	"statement" text NOT NULL,
	"evidence" text NOT NULL,
	"state" "objection_state" NOT NULL,
	"answer" text,
	"answered_at" timestamp with time zone,
	"revision" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "registration_objections_answered_say_what" CHECK (("registration_objections"."state" = 'open') = ("registration_objections"."answer" is null))
);
--> statement-breakpoint
CREATE TABLE "registrations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"track" "registration_track" NOT NULL,
	"type" "registration_type" NOT NULL,
	"status" "registration_status" NOT NULL,
	"product_id" uuid,
	"resource_id" uuid,
	"registrant_id" uuid NOT NULL,
	"registrar_id" uuid NOT NULL,
	"previous_id" uuid,
	"content" jsonb NOT NULL,
	"submitted_at" timestamp with time zone,
	"submitted_by" uuid,
	"accepted_on" date,
	"publicity_starts_on" date,
	"publicity_ends_on" date,
	"registered_on" date,
	"expires_on" date,
	"registration_number" text,
	"query_code" text,
	"decided_at" timestamp with time zone,
	"decision_reason" text,
	"ended_on" date,
	"revision" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "registrations_code_is_unique" UNIQUE("code"),
	CONSTRAINT "registrations_are_of_one_thing" CHECK (num_nonnulls("registrations"."product_id", "registrations"."resource_id") = 1),
	CONSTRAINT "registrations_that_follow_name_one" CHECK (("registrations"."type" = 'initial') = ("registrations"."previous_id" is null)),
	CONSTRAINT "registrations_registered_have_a_code" CHECK ("registrations"."status" <> 'registered' or ("registrations"."registered_on" is not null and "registrations"."registration_number" is not null)),
	CONSTRAINT "registrations_publicity_has_both_ends" CHECK (("registrations"."publicity_starts_on" is null) = ("registrations"."publicity_ends_on" is null)),
	CONSTRAINT "registrations_are_valid_for_a_day" CHECK ("registrations"."expires_on" >= "registrations"."registered_on")
);
--> statement-breakpoint
ALTER TABLE "steps" DROP CONSTRAINT "steps_belong_to_one_file";--> statement-breakpoint
ALTER TABLE "item_consents" ALTER COLUMN "item_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "product_scenarios" ADD COLUMN "use_class" "use_class";--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "agreement_id" uuid;--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "version_major" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "version_minor" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "specification" jsonb;--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "conditions" text;--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "delivered_on" date;--> statement-breakpoint
ALTER TABLE "item_consents" ADD COLUMN "demand_item_id" uuid;--> statement-breakpoint
ALTER TABLE "steps" ADD COLUMN "demand_id" uuid;--> statement-breakpoint
ALTER TABLE "steps" ADD COLUMN "product_id" uuid;--> statement-breakpoint
ALTER TABLE "steps" ADD COLUMN "registration_id" uuid;--> statement-breakpoint
ALTER TABLE "data_demands" ADD CONSTRAINT "data_demands_agreement_id_agreements_id_fk" FOREIGN KEY ("agreement_id") REFERENCES "public"."agreements"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "data_demands" ADD CONSTRAINT "data_demands_operator_id_organizations_id_fk" FOREIGN KEY ("operator_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "data_demands" ADD CONSTRAINT "data_demands_submitted_by_people_id_fk" FOREIGN KEY ("submitted_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "demand_items" ADD CONSTRAINT "demand_items_demand_id_data_demands_id_fk" FOREIGN KEY ("demand_id") REFERENCES "public"."data_demands"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "demand_items" ADD CONSTRAINT "demand_items_list_item_id_application_items_id_fk" FOREIGN KEY ("list_item_id") REFERENCES "public"."application_items"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "disclosures" ADD CONSTRAINT "disclosures_authority_id_organizations_id_fk" FOREIGN KEY ("authority_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "disclosures" ADD CONSTRAINT "disclosures_published_by_people_id_fk" FOREIGN KEY ("published_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exchange_records" ADD CONSTRAINT "exchange_records_exchange_id_organizations_id_fk" FOREIGN KEY ("exchange_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feed_entries" ADD CONSTRAINT "feed_entries_exchange_id_organizations_id_fk" FOREIGN KEY ("exchange_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feed_entries" ADD CONSTRAINT "feed_entries_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feed_entries" ADD CONSTRAINT "feed_entries_listing_id_listings_id_fk" FOREIGN KEY ("listing_id") REFERENCES "public"."listings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feed_heads" ADD CONSTRAINT "feed_heads_exchange_id_organizations_id_fk" FOREIGN KEY ("exchange_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "listings" ADD CONSTRAINT "listings_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "listings" ADD CONSTRAINT "listings_exchange_id_organizations_id_fk" FOREIGN KEY ("exchange_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "listings" ADD CONSTRAINT "listings_operator_id_organizations_id_fk" FOREIGN KEY ("operator_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "listings" ADD CONSTRAINT "listings_fee_id_product_fees_id_fk" FOREIGN KEY ("fee_id") REFERENCES "public"."product_fees"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trade_statistics" ADD CONSTRAINT "trade_statistics_exchange_id_organizations_id_fk" FOREIGN KEY ("exchange_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trade_statistics" ADD CONSTRAINT "trade_statistics_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fee_ceilings" ADD CONSTRAINT "fee_ceilings_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fee_ceilings" ADD CONSTRAINT "fee_ceilings_scenario_id_scenarios_id_fk" FOREIGN KEY ("scenario_id") REFERENCES "public"."scenarios"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fee_ceilings" ADD CONSTRAINT "fee_ceilings_permitted_revenue_id_permitted_revenues_id_fk" FOREIGN KEY ("permitted_revenue_id") REFERENCES "public"."permitted_revenues"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fee_ceilings" ADD CONSTRAINT "fee_ceilings_set_by_id_organizations_id_fk" FOREIGN KEY ("set_by_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "permitted_revenues" ADD CONSTRAINT "permitted_revenues_agreement_id_agreements_id_fk" FOREIGN KEY ("agreement_id") REFERENCES "public"."agreements"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "permitted_revenues" ADD CONSTRAINT "permitted_revenues_proposed_by_id_organizations_id_fk" FOREIGN KEY ("proposed_by_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "permitted_revenues" ADD CONSTRAINT "permitted_revenues_endorsed_by_id_organizations_id_fk" FOREIGN KEY ("endorsed_by_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product_fees" ADD CONSTRAINT "product_fees_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product_fees" ADD CONSTRAINT "product_fees_scenario_id_scenarios_id_fk" FOREIGN KEY ("scenario_id") REFERENCES "public"."scenarios"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product_fees" ADD CONSTRAINT "product_fees_ceiling_id_fee_ceilings_id_fk" FOREIGN KEY ("ceiling_id") REFERENCES "public"."fee_ceilings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "revenue_reports" ADD CONSTRAINT "revenue_reports_agreement_id_agreements_id_fk" FOREIGN KEY ("agreement_id") REFERENCES "public"."agreements"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "revenue_reports" ADD CONSTRAINT "revenue_reports_operator_id_organizations_id_fk" FOREIGN KEY ("operator_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product_lineage" ADD CONSTRAINT "product_lineage_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product_lineage" ADD CONSTRAINT "product_lineage_demand_item_id_demand_items_id_fk" FOREIGN KEY ("demand_item_id") REFERENCES "public"."demand_items"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product_versions" ADD CONSTRAINT "product_versions_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product_versions" ADD CONSTRAINT "product_versions_submitted_by_people_id_fk" FOREIGN KEY ("submitted_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registration_exceptions" ADD CONSTRAINT "registration_exceptions_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registration_exceptions" ADD CONSTRAINT "registration_exceptions_exchange_id_organizations_id_fk" FOREIGN KEY ("exchange_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registration_exceptions" ADD CONSTRAINT "registration_exceptions_recorded_by_id_organizations_id_fk" FOREIGN KEY ("recorded_by_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registration_objections" ADD CONSTRAINT "registration_objections_registration_id_registrations_id_fk" FOREIGN KEY ("registration_id") REFERENCES "public"."registrations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registration_objections" ADD CONSTRAINT "registration_objections_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registration_objections" ADD CONSTRAINT "registration_objections_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registrations" ADD CONSTRAINT "registrations_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registrations" ADD CONSTRAINT "registrations_resource_id_resources_id_fk" FOREIGN KEY ("resource_id") REFERENCES "public"."resources"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registrations" ADD CONSTRAINT "registrations_registrant_id_organizations_id_fk" FOREIGN KEY ("registrant_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registrations" ADD CONSTRAINT "registrations_registrar_id_organizations_id_fk" FOREIGN KEY ("registrar_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registrations" ADD CONSTRAINT "registrations_previous_id_registrations_id_fk" FOREIGN KEY ("previous_id") REFERENCES "public"."registrations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registrations" ADD CONSTRAINT "registrations_submitted_by_people_id_fk" FOREIGN KEY ("submitted_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "data_demands_newest" ON "data_demands" USING btree ("created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "data_demands_of_an_operator" ON "data_demands" USING btree ("operator_id","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "data_demands_of_an_agreement" ON "data_demands" USING btree ("agreement_id");--> statement-breakpoint
CREATE INDEX "data_demands_by_end" ON "data_demands" USING btree ("ends_on","id") WHERE status in ('approved', 'delivered');--> statement-breakpoint
CREATE INDEX "demand_items_by_place" ON "demand_items" USING btree ("demand_id","position","id");--> statement-breakpoint
CREATE INDEX "demand_items_by_list_item" ON "demand_items" USING btree ("list_item_id");--> statement-breakpoint
CREATE INDEX "disclosures_newest" ON "disclosures" USING btree ("published_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE UNIQUE INDEX "feed_entries_have_one_number" ON "feed_entries" USING btree ("exchange_id","sequence") WHERE sequence is not null;--> statement-breakpoint
CREATE INDEX "feed_entries_without_a_number" ON "feed_entries" USING btree ("arrival") WHERE sequence is null;--> statement-breakpoint
CREATE INDEX "feed_entries_of_a_product" ON "feed_entries" USING btree ("product_id");--> statement-breakpoint
CREATE INDEX "feed_entries_of_a_listing" ON "feed_entries" USING btree ("listing_id");--> statement-breakpoint
CREATE INDEX "listings_newest" ON "listings" USING btree ("updated_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "listings_of_an_exchange" ON "listings" USING btree ("exchange_id","updated_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "listings_of_an_operator" ON "listings" USING btree ("operator_id","updated_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "listings_public_newest" ON "listings" USING btree ("listed_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE status in ('listed', 'suspended', 'delisted');--> statement-breakpoint
CREATE INDEX "trade_statistics_of_a_product" ON "trade_statistics" USING btree ("product_id","starts_on");--> statement-breakpoint
CREATE INDEX "fee_ceilings_of_a_product" ON "fee_ceilings" USING btree ("product_id","starts_on");--> statement-breakpoint
CREATE INDEX "fee_ceilings_newest" ON "fee_ceilings" USING btree ("created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "permitted_revenues_of_an_agreement" ON "permitted_revenues" USING btree ("agreement_id","starts_on");--> statement-breakpoint
CREATE INDEX "permitted_revenues_newest" ON "permitted_revenues" USING btree ("created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE UNIQUE INDEX "permitted_revenues_start_once" ON "permitted_revenues" USING btree ("agreement_id","starts_on") WHERE status <> 'withdrawn';--> statement-breakpoint
CREATE INDEX "product_fees_of_a_product" ON "product_fees" USING btree ("product_id","starts_on" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "product_fees_by_ceiling" ON "product_fees" USING btree ("ceiling_id");--> statement-breakpoint
CREATE INDEX "revenue_reports_newest" ON "revenue_reports" USING btree ("created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "revenue_reports_of_an_operator" ON "revenue_reports" USING btree ("operator_id");--> statement-breakpoint
CREATE INDEX "product_lineage_by_demand_item" ON "product_lineage" USING btree ("demand_item_id","product_id");--> statement-breakpoint
CREATE INDEX "product_versions_newest" ON "product_versions" USING btree ("product_id","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE UNIQUE INDEX "product_versions_are_written_one_at_a_time" ON "product_versions" USING btree ("product_id") WHERE status in ('draft', 'under_review', 'returned');--> statement-breakpoint
CREATE UNIQUE INDEX "product_versions_stand_one_at_a_time" ON "product_versions" USING btree ("product_id") WHERE status = 'approved';--> statement-breakpoint
CREATE INDEX "registration_objections_of_a_registration" ON "registration_objections" USING btree ("registration_id","created_at","id");--> statement-breakpoint
CREATE INDEX "registration_objections_of_a_person" ON "registration_objections" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "registrations_newest" ON "registrations" USING btree ("created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "registrations_of_a_product" ON "registrations" USING btree ("product_id","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "registrations_of_a_resource" ON "registrations" USING btree ("resource_id");--> statement-breakpoint
CREATE INDEX "registrations_of_a_registrant" ON "registrations" USING btree ("registrant_id","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "registrations_of_a_registrar" ON "registrations" USING btree ("registrar_id","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "registrations_by_previous" ON "registrations" USING btree ("previous_id");--> statement-breakpoint
CREATE INDEX "registrations_by_expiry" ON "registrations" USING btree ("expires_on","id") WHERE status = 'registered';--> statement-breakpoint
CREATE INDEX "registrations_by_end_of_publicity" ON "registrations" USING btree ("publicity_ends_on","id") WHERE status = 'in_publicity';--> statement-breakpoint
CREATE UNIQUE INDEX "registrations_run_once" ON "registrations" USING btree (coalesce(product_id, resource_id),"registrar_id") WHERE status in ('draft', 'submitted', 'incomplete', 'accepted', 'in_publicity');--> statement-breakpoint
CREATE UNIQUE INDEX "registrations_stand_once" ON "registrations" USING btree (coalesce(product_id, resource_id),"registrar_id") WHERE status = 'registered';--> statement-breakpoint
ALTER TABLE "certificates" ADD CONSTRAINT "certificates_registration_id_registrations_id_fk" FOREIGN KEY ("registration_id") REFERENCES "public"."registrations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "products" ADD CONSTRAINT "products_agreement_id_agreements_id_fk" FOREIGN KEY ("agreement_id") REFERENCES "public"."agreements"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "item_consents" ADD CONSTRAINT "item_consents_demand_item_id_demand_items_id_fk" FOREIGN KEY ("demand_item_id") REFERENCES "public"."demand_items"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "steps" ADD CONSTRAINT "steps_demand_id_data_demands_id_fk" FOREIGN KEY ("demand_id") REFERENCES "public"."data_demands"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "steps" ADD CONSTRAINT "steps_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "steps" ADD CONSTRAINT "steps_registration_id_registrations_id_fk" FOREIGN KEY ("registration_id") REFERENCES "public"."registrations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "products_by_agreement" ON "products" USING btree ("agreement_id");--> statement-breakpoint
CREATE INDEX "item_consents_by_demand_item" ON "item_consents" USING btree ("demand_item_id");--> statement-breakpoint
CREATE INDEX "steps_of_a_demand" ON "steps" USING btree ("demand_id");--> statement-breakpoint
CREATE INDEX "steps_of_a_product" ON "steps" USING btree ("product_id");--> statement-breakpoint
CREATE INDEX "steps_of_a_registration" ON "steps" USING btree ("registration_id");--> statement-breakpoint
CREATE UNIQUE INDEX "steps_wait_once_for_a_demand" ON "steps" USING btree ("demand_id","kind","organization_id") WHERE status in ('open', 'paused');--> statement-breakpoint
CREATE UNIQUE INDEX "steps_wait_once_for_a_product" ON "steps" USING btree ("product_id","kind","organization_id") WHERE status in ('open', 'paused');--> statement-breakpoint
CREATE UNIQUE INDEX "steps_wait_once_for_a_registration" ON "steps" USING btree ("registration_id","kind","organization_id") WHERE status in ('open', 'paused');--> statement-breakpoint
ALTER TABLE "item_consents" ADD CONSTRAINT "item_consents_of_demands_are_asked_once" UNIQUE("step_id","demand_item_id");--> statement-breakpoint
ALTER TABLE "item_consents" ADD CONSTRAINT "item_consents_are_of_one_item" CHECK (num_nonnulls("item_consents"."item_id", "item_consents"."demand_item_id") = 1);--> statement-breakpoint
ALTER TABLE "steps" ADD CONSTRAINT "steps_belong_to_one_file" CHECK (num_nonnulls("steps"."application_id", "steps"."agreement_id", "steps"."supervision_record_id", "steps"."demand_id", "steps"."product_id", "steps"."registration_id") = 1);--> statement-breakpoint
-- by hand
SELECT keep_versions(kept) FROM unnest(array['products', 'product_scenarios']) AS kept;--> statement-breakpoint
-- What everyone reads without signing in, and what keeps no versions (docs/adr/0026-answer-cache.md).
DO $$
declare
  seen text;
begin
  foreach seen in array array['product_versions', 'product_lineage', 'fee_ceilings', 'product_fees', 'registrations',
    'registration_exceptions', 'listings', 'disclosures']
  loop
    execute format('create trigger note_change before insert or update or delete or truncate on %I
      for each statement execute function note_change_of_table()', seen);
  end loop;
end $$;--> statement-breakpoint

-- What is told to an exchange stays told: an entry without a number may be given one, and nothing else.
CREATE FUNCTION feed_entries_are_numbered_once() RETURNS trigger LANGUAGE plpgsql AS $$
declare
  before feed_entries := new;
begin
  before.sequence := old.sequence;
  if old.sequence is null and new.sequence is not null and before operator(pg_catalog.*=) old then
    return new;
  end if;
  raise exception 'feed_entries is append-only: an entry without a number may be given one, and nothing else'
    using errcode = 'restrict_violation';
end $$;--> statement-breakpoint
CREATE FUNCTION kept_for_good() RETURNS trigger LANGUAGE plpgsql AS $$
declare
  is_empty boolean;
begin
  if tg_op = 'TRUNCATE' then
    execute format('select not exists (select from %I)', tg_table_name) into is_empty;
    if is_empty then
      return null;
    end if;
  end if;
  raise exception '% is kept for good: rows are never changed or taken away', tg_table_name
    using errcode = 'restrict_violation';
end $$;--> statement-breakpoint
CREATE TRIGGER numbered_once BEFORE UPDATE ON feed_entries
  FOR EACH ROW EXECUTE FUNCTION feed_entries_are_numbered_once();--> statement-breakpoint
CREATE TRIGGER kept_for_good BEFORE DELETE ON feed_entries FOR EACH ROW EXECUTE FUNCTION kept_for_good();--> statement-breakpoint
CREATE TRIGGER never_truncated BEFORE TRUNCATE ON feed_entries FOR EACH STATEMENT EXECUTE FUNCTION kept_for_good();--> statement-breakpoint
CREATE TRIGGER kept_for_good BEFORE UPDATE OR DELETE ON disclosures FOR EACH ROW EXECUTE FUNCTION kept_for_good();--> statement-breakpoint
CREATE TRIGGER never_truncated BEFORE TRUNCATE ON disclosures FOR EACH STATEMENT EXECUTE FUNCTION kept_for_good();--> statement-breakpoint

-- No product is made from anything but a delivered item, and what a product is made from stays delivered.
CREATE FUNCTION lineage_is_of_delivered_items() RETURNS trigger LANGUAGE plpgsql AS $$
begin
  if exists (select from demand_items d where d.id = new.demand_item_id and d.delivered_at is not null for share) then
    return new;
  end if;
  raise exception 'a product is made from items that were delivered in the platform' using errcode = 'check_violation';
end $$;--> statement-breakpoint
CREATE TRIGGER of_delivered_items BEFORE INSERT OR UPDATE ON product_lineage
  FOR EACH ROW EXECUTE FUNCTION lineage_is_of_delivered_items();--> statement-breakpoint
CREATE FUNCTION delivery_is_for_good() RETURNS trigger LANGUAGE plpgsql AS $$
begin
  raise exception 'what was delivered stays recorded as delivered' using errcode = 'restrict_violation';
end $$;--> statement-breakpoint
CREATE TRIGGER delivery_is_for_good BEFORE UPDATE OF delivered_at ON demand_items
  FOR EACH ROW WHEN (old.delivered_at is not null and new.delivered_at is distinct from old.delivered_at)
  EXECUTE FUNCTION delivery_is_for_good();
