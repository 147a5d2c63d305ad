CREATE TYPE "public"."access_kind" AS ENUM('open', 'authorised_operation', 'apply');--> statement-breakpoint
CREATE TYPE "public"."catalog_status" AS ENUM('draft', 'submitted', 'published', 'suspended', 'withdrawn');--> statement-breakpoint
CREATE TYPE "public"."delivery_form" AS ENUM('online_api', 'platform_access', 'file', 'report', 'model_service');--> statement-breakpoint
CREATE TYPE "public"."domain_code" AS ENUM('finance', 'health', 'transport', 'commerce', 'market_supervision', 'culture_tourism', 'other');--> statement-breakpoint
CREATE TYPE "public"."import_policy" AS ENUM('publish', 'draft');--> statement-breakpoint
CREATE TYPE "public"."item_type" AS ENUM('string', 'integer', 'decimal', 'boolean', 'date', 'date_time', 'code', 'geometry', 'binary', 'unknown');--> statement-breakpoint
CREATE TYPE "public"."need_importance" AS ENUM('required', 'optional', 'substitute');--> statement-breakpoint
CREATE TYPE "public"."opening_attribute" AS ENUM('unconditional', 'restricted', 'prohibited', 'unknown');--> statement-breakpoint
CREATE TYPE "public"."organization_kind" AS ENUM('government', 'coordination_mechanism', 'mechanism_member', 'data_authority', 'provincial_authority', 'domain_lead', 'data_provider', 'expert_committee', 'platform_operator', 'operator', 'exchange', 'registrar', 'price_authority', 'district');--> statement-breakpoint
CREATE TYPE "public"."product_status" AS ENUM('draft', 'under_review', 'registered', 'listed', 'suspended', 'delisted');--> statement-breakpoint
CREATE TYPE "public"."product_type" AS ENUM('dataset', 'api', 'model', 'report', 'verification', 'tool');--> statement-breakpoint
CREATE TYPE "public"."resource_class" AS ENUM('basic', 'thematic', 'departmental', 'unknown');--> statement-breakpoint
CREATE TYPE "public"."sensitivity_grade" AS ENUM('ungraded', 'l1', 'l2', 'l3', 'l4');--> statement-breakpoint
CREATE TYPE "public"."sharing_type" AS ENUM('unconditional', 'conditional', 'not_shared', 'unknown');--> statement-breakpoint
CREATE TYPE "public"."update_cycle" AS ENUM('real_time', 'daily', 'weekly', 'monthly', 'quarterly', 'half_yearly', 'yearly', 'every_two_years', 'irregular', 'static', 'unknown');--> statement-breakpoint
CREATE TYPE "public"."use_class" AS ENUM('public_interest', 'industry');--> statement-breakpoint
CREATE TABLE "domain_uses" (
	"id" uuid PRIMARY KEY NOT NULL,
	"domain_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"title" text NOT NULL,
	CONSTRAINT "domain_uses_have_one_place" UNIQUE("domain_id","position"),
	CONSTRAINT "domain_uses_are_named_once" UNIQUE("domain_id","title")
);
--> statement-breakpoint
CREATE TABLE "domains" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" "domain_code" NOT NULL,
	"name" text NOT NULL,
	"position" integer NOT NULL,
	"description" text NOT NULL,
	"lead_id" uuid,
	"fused_data" text[] NOT NULL,
	"source_title" text NOT NULL,
	"source_url" text,
	CONSTRAINT "domains_code_is_unique" UNIQUE("code"),
	CONSTRAINT "domains_position_is_unique" UNIQUE("position"),
	CONSTRAINT "domains_name_at_most_50_kinds_of_data" CHECK (cardinality("domains"."fused_data") <= 50)
);
--> statement-breakpoint
CREATE TABLE "sectors" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"position" integer NOT NULL,
	"source_title" text NOT NULL,
	"source_url" text,
	CONSTRAINT "sectors_code_is_unique" UNIQUE("code"),
	CONSTRAINT "sectors_name_is_unique" UNIQUE("name"),
	CONSTRAINT "sectors_position_is_unique" UNIQUE("position")
);
--> statement-breakpoint
CREATE TABLE "catalog_sources" (
	"name" text PRIMARY KEY NOT NULL,
	"title" text NOT NULL,
	"url" text,
	"jurisdiction_code" text NOT NULL,
	"jurisdiction_name" text NOT NULL,
	"code_prefix" text NOT NULL,
	"policy" "import_policy" NOT NULL,
	"actor" text NOT NULL,
	"licence" text,
	CONSTRAINT "catalog_sources_prefix_is_unique" UNIQUE("code_prefix")
);
--> statement-breakpoint
CREATE TABLE "import_runs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"source" text NOT NULL,
	"actor" text NOT NULL,
	"state" text NOT NULL,
	"owner" text NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"heartbeat_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone,
	"report" jsonb
);
--> statement-breakpoint
CREATE TABLE "import_staging" (
	"run_id" uuid NOT NULL,
	"line" integer NOT NULL,
	"source_id" text NOT NULL,
	"digest" text NOT NULL,
	"record" jsonb NOT NULL,
	CONSTRAINT "import_staging_run_id_line_pk" PRIMARY KEY("run_id","line")
);
--> statement-breakpoint
CREATE TABLE "organizations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"kinds" "organization_kind"[] NOT NULL,
	"jurisdiction_code" text NOT NULL,
	"jurisdiction_name" text NOT NULL,
	"parent_id" uuid,
	"unified_social_credit_code" text,
	"description" text,
	"source_title" text NOT NULL,
	"source_url" text,
	"revision" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "organizations_code_is_unique" UNIQUE("code"),
	CONSTRAINT "organizations_credit_code_is_unique" UNIQUE("unified_social_credit_code"),
	CONSTRAINT "organizations_have_a_kind" CHECK (cardinality("organizations"."kinds") > 0),
	CONSTRAINT "organizations_jurisdiction_is_six_digits" CHECK ("organizations"."jurisdiction_code" ~ '^[0-9]{6}$'),
	CONSTRAINT "organizations_credit_code_has_its_form" CHECK ("organizations"."unified_social_credit_code" ~ '^[0-9A-HJ-NPQRTUWXY]{2}[0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}$'),
	CONSTRAINT "organizations_are_not_their_own_parent" CHECK ("organizations"."parent_id" <> "organizations"."id")
);
--> statement-breakpoint
CREATE TABLE "product_domains" (
	"product_id" uuid NOT NULL,
	"domain_id" uuid NOT NULL,
	CONSTRAINT "product_domains_product_id_domain_id_pk" PRIMARY KEY("product_id","domain_id")
);
--> statement-breakpoint
CREATE TABLE "product_inputs" (
	"product_id" uuid NOT NULL,
	"resource_id" uuid NOT NULL,
	CONSTRAINT "product_inputs_product_id_resource_id_pk" PRIMARY KEY("product_id","resource_id")
);
--> statement-breakpoint
CREATE TABLE "product_scenarios" (
	"product_id" uuid NOT NULL,
	"scenario_id" uuid NOT NULL,
	CONSTRAINT "product_scenarios_product_id_scenario_id_pk" PRIMARY KEY("product_id","scenario_id")
);
--> statement-breakpoint
CREATE TABLE "products" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"abstract" text NOT NULL,
	"product_type" "product_type" NOT NULL,
	"delivery_form" "delivery_form" NOT NULL,
	"operator_id" uuid NOT NULL,
	"use_class" "use_class" NOT NULL,
	"issued_at" timestamp with time zone NOT NULL,
	"modified_at" timestamp with time zone NOT NULL,
	"status" "product_status" NOT NULL,
	"revision" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "products_code_is_unique" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "resource_domains" (
	"resource_id" uuid NOT NULL,
	"domain_id" uuid NOT NULL,
	CONSTRAINT "resource_domains_resource_id_domain_id_pk" PRIMARY KEY("resource_id","domain_id")
);
--> statement-breakpoint
CREATE TABLE "resource_items" (
	"id" uuid PRIMARY KEY NOT NULL,
	"resource_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"name" text NOT NULL,
	"name_en" text,
	"description" text,
	"data_type" "item_type" NOT NULL,
	"length" integer,
	"grade" "sensitivity_grade" NOT NULL,
	CONSTRAINT "resource_items_have_one_place" UNIQUE("resource_id","position"),
	CONSTRAINT "resource_items_key" UNIQUE("id","resource_id"),
	CONSTRAINT "resource_items_length_is_positive" CHECK ("resource_items"."length" > 0),
	CONSTRAINT "resource_items_position_is_positive" CHECK ("resource_items"."position" > 0)
);
--> statement-breakpoint
CREATE TABLE "resource_relations" (
	"resource_id" uuid NOT NULL,
	"related_id" uuid NOT NULL,
	CONSTRAINT "resource_relations_resource_id_related_id_pk" PRIMARY KEY("resource_id","related_id"),
	CONSTRAINT "resource_relations_name_another" CHECK ("resource_relations"."resource_id" <> "resource_relations"."related_id")
);
--> statement-breakpoint
CREATE TABLE "resource_sectors" (
	"resource_id" uuid NOT NULL,
	"sector_id" uuid NOT NULL,
	CONSTRAINT "resource_sectors_resource_id_sector_id_pk" PRIMARY KEY("resource_id","sector_id")
);
--> statement-breakpoint
CREATE TABLE "resources" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"title" text NOT NULL,
	"abstract" text NOT NULL,
	"provider_id" uuid NOT NULL,
	"resource_class" "resource_class" NOT NULL,
	"category" text,
	"formats" text[] NOT NULL,
	"sharing_type" "sharing_type" NOT NULL,
	"sharing_condition" text,
	"opening_attribute" "opening_attribute" NOT NULL,
	"opening_condition" text,
	"update_cycle" "update_cycle" NOT NULL,
	"licence" text,
	"contact_office" text,
	"access_kind" "access_kind" NOT NULL,
	"access_url" text,
	"access_organization_id" uuid,
	"spatial_coverage" text,
	"temporal_start_on" date,
	"temporal_end_on" date,
	"provincial_return" boolean NOT NULL,
	"grade" "sensitivity_grade" NOT NULL,
	"issued_at" timestamp with time zone,
	"modified_at" timestamp with time zone NOT NULL,
	"source" text,
	"source_id" text,
	"source_url" text,
	"source_digest" text,
	"source_status" "catalog_status",
	"status" "catalog_status" NOT NULL,
	"revision" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"mappable" boolean GENERATED ALWAYS AS (opening_attribute <> 'prohibited') STORED NOT NULL,
	CONSTRAINT "resources_code_is_unique" UNIQUE("code"),
	CONSTRAINT "resources_source_row_is_unique" UNIQUE("source","source_id"),
	CONSTRAINT "resources_mappable_key" UNIQUE("id","mappable"),
	CONSTRAINT "resources_conditional_sharing_states_its_condition" CHECK ("resources"."sharing_type" <> 'conditional' or "resources"."sharing_condition" is not null),
	CONSTRAINT "resources_name_at_most_30_formats" CHECK (cardinality("resources"."formats") <= 30),
	CONSTRAINT "resources_source_and_id_come_together" CHECK (("resources"."source" is null) = ("resources"."source_id" is null)),
	CONSTRAINT "resources_access_names_its_target" CHECK (case when "resources"."access_kind" = 'open' then "resources"."access_url" is not null else "resources"."access_organization_id" is not null end),
	CONSTRAINT "resources_coverage_starts_before_it_ends" CHECK ("resources"."temporal_start_on" <= "resources"."temporal_end_on")
);
--> statement-breakpoint
CREATE TABLE "need_match_items" (
	"id" uuid PRIMARY KEY NOT NULL,
	"match_id" uuid NOT NULL,
	"item_id" uuid NOT NULL,
	"resource_id" uuid NOT NULL,
	"justification" text NOT NULL,
	CONSTRAINT "need_match_items_name_an_item_once" UNIQUE("match_id","item_id")
);
--> statement-breakpoint
CREATE TABLE "need_matches" (
	"id" uuid PRIMARY KEY NOT NULL,
	"need_id" uuid NOT NULL,
	"resource_id" uuid NOT NULL,
	"resource_mappable" boolean NOT NULL,
	"justification" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "need_matches_name_a_resource_once" UNIQUE("need_id","resource_id"),
	CONSTRAINT "need_matches_key" UNIQUE("id","resource_id"),
	CONSTRAINT "need_matches_refuse_prohibited_resources" CHECK ("need_matches"."resource_mappable")
);
--> statement-breakpoint
CREATE TABLE "scenario_domains" (
	"scenario_id" uuid NOT NULL,
	"domain_id" uuid NOT NULL,
	CONSTRAINT "scenario_domains_scenario_id_domain_id_pk" PRIMARY KEY("scenario_id","domain_id")
);
--> statement-breakpoint
CREATE TABLE "scenario_findings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"scenario_id" uuid NOT NULL,
	"need_id" uuid,
	"resource_id" uuid,
	"rule" text NOT NULL,
	"message" text NOT NULL,
	"found_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "scenario_needs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"scenario_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"title" text NOT NULL,
	"description" text NOT NULL,
	"importance" "need_importance" NOT NULL,
	"substitute_for_id" uuid,
	CONSTRAINT "scenario_needs_have_one_place" UNIQUE("scenario_id","position"),
	CONSTRAINT "scenario_needs_key" UNIQUE("scenario_id","id"),
	CONSTRAINT "scenario_needs_only_substitutes_name_another" CHECK (("scenario_needs"."importance" = 'substitute') = ("scenario_needs"."substitute_for_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "scenarios" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"title" text NOT NULL,
	"description" text NOT NULL,
	"jurisdiction_code" text NOT NULL,
	"jurisdiction_name" text NOT NULL,
	"issued_at" timestamp with time zone NOT NULL,
	"modified_at" timestamp with time zone NOT NULL,
	"status" "catalog_status" NOT NULL,
	"revision" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "scenarios_code_is_unique" UNIQUE("code"),
	CONSTRAINT "scenarios_jurisdiction_is_six_digits" CHECK ("scenarios"."jurisdiction_code" ~ '^[0-9]{6}$')
);
--> statement-breakpoint
ALTER TABLE "domain_uses" ADD CONSTRAINT "domain_uses_domain_id_domains_id_fk" FOREIGN KEY ("domain_id") REFERENCES "public"."domains"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "domains" ADD CONSTRAINT "domains_lead_id_organizations_id_fk" FOREIGN KEY ("lead_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_runs" ADD CONSTRAINT "import_runs_source_catalog_sources_name_fk" FOREIGN KEY ("source") REFERENCES "public"."catalog_sources"("name") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_staging" ADD CONSTRAINT "import_staging_run_id_import_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."import_runs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organizations" ADD CONSTRAINT "organizations_parent_id_organizations_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product_domains" ADD CONSTRAINT "product_domains_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product_domains" ADD CONSTRAINT "product_domains_domain_id_domains_id_fk" FOREIGN KEY ("domain_id") REFERENCES "public"."domains"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product_inputs" ADD CONSTRAINT "product_inputs_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product_inputs" ADD CONSTRAINT "product_inputs_resource_id_resources_id_fk" FOREIGN KEY ("resource_id") REFERENCES "public"."resources"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product_scenarios" ADD CONSTRAINT "product_scenarios_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product_scenarios" ADD CONSTRAINT "product_scenarios_scenario_id_scenarios_id_fk" FOREIGN KEY ("scenario_id") REFERENCES "public"."scenarios"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "products" ADD CONSTRAINT "products_operator_id_organizations_id_fk" FOREIGN KEY ("operator_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resource_domains" ADD CONSTRAINT "resource_domains_resource_id_resources_id_fk" FOREIGN KEY ("resource_id") REFERENCES "public"."resources"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resource_domains" ADD CONSTRAINT "resource_domains_domain_id_domains_id_fk" FOREIGN KEY ("domain_id") REFERENCES "public"."domains"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resource_items" ADD CONSTRAINT "resource_items_resource_id_resources_id_fk" FOREIGN KEY ("resource_id") REFERENCES "public"."resources"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resource_relations" ADD CONSTRAINT "resource_relations_resource_id_resources_id_fk" FOREIGN KEY ("resource_id") REFERENCES "public"."resources"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resource_relations" ADD CONSTRAINT "resource_relations_related_id_resources_id_fk" FOREIGN KEY ("related_id") REFERENCES "public"."resources"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resource_sectors" ADD CONSTRAINT "resource_sectors_resource_id_resources_id_fk" FOREIGN KEY ("resource_id") REFERENCES "public"."resources"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resource_sectors" ADD CONSTRAINT "resource_sectors_sector_id_sectors_id_fk" FOREIGN KEY ("sector_id") REFERENCES "public"."sectors"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resources" ADD CONSTRAINT "resources_provider_id_organizations_id_fk" FOREIGN KEY ("provider_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resources" ADD CONSTRAINT "resources_access_organization_id_organizations_id_fk" FOREIGN KEY ("access_organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resources" ADD CONSTRAINT "resources_source_catalog_sources_name_fk" FOREIGN KEY ("source") REFERENCES "public"."catalog_sources"("name") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "need_match_items" ADD CONSTRAINT "need_match_items_belong_to_a_match" FOREIGN KEY ("match_id","resource_id") REFERENCES "public"."need_matches"("id","resource_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "need_match_items" ADD CONSTRAINT "need_match_items_are_items_of_the_resource" FOREIGN KEY ("item_id","resource_id") REFERENCES "public"."resource_items"("id","resource_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "need_matches" ADD CONSTRAINT "need_matches_need_id_scenario_needs_id_fk" FOREIGN KEY ("need_id") REFERENCES "public"."scenario_needs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "need_matches" ADD CONSTRAINT "need_matches_take_mappable_resources_only" FOREIGN KEY ("resource_id","resource_mappable") REFERENCES "public"."resources"("id","mappable") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scenario_domains" ADD CONSTRAINT "scenario_domains_scenario_id_scenarios_id_fk" FOREIGN KEY ("scenario_id") REFERENCES "public"."scenarios"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scenario_domains" ADD CONSTRAINT "scenario_domains_domain_id_domains_id_fk" FOREIGN KEY ("domain_id") REFERENCES "public"."domains"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scenario_findings" ADD CONSTRAINT "scenario_findings_scenario_id_scenarios_id_fk" FOREIGN KEY ("scenario_id") REFERENCES "public"."scenarios"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scenario_findings" ADD CONSTRAINT "scenario_findings_need_id_scenario_needs_id_fk" FOREIGN KEY ("need_id") REFERENCES "public"."scenario_needs"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scenario_findings" ADD CONSTRAINT "scenario_findings_resource_id_resources_id_fk" FOREIGN KEY ("resource_id") REFERENCES "public"."resources"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scenario_needs" ADD CONSTRAINT "scenario_needs_scenario_id_scenarios_id_fk" FOREIGN KEY ("scenario_id") REFERENCES "public"."scenarios"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scenario_needs" ADD CONSTRAINT "scenario_needs_substitute_within_one_scenario" FOREIGN KEY ("scenario_id","substitute_for_id") REFERENCES "public"."scenario_needs"("scenario_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "domains_by_lead" ON "domains" USING btree ("lead_id");--> statement-breakpoint
CREATE INDEX "import_runs_newest" ON "import_runs" USING btree ("source","started_at" DESC NULLS FIRST);--> statement-breakpoint
CREATE UNIQUE INDEX "import_runs_one_at_a_time_per_source" ON "import_runs" USING btree ("source") WHERE state in ('staging', 'applying');--> statement-breakpoint
CREATE INDEX "import_staging_by_source_id" ON "import_staging" USING btree ("run_id","source_id");--> statement-breakpoint
CREATE INDEX "organizations_by_name" ON "organizations" USING btree (("name" collate "C"),"id");--> statement-breakpoint
CREATE INDEX "organizations_by_parent" ON "organizations" USING btree ("parent_id");--> statement-breakpoint
CREATE INDEX "organizations_by_jurisdiction" ON "organizations" USING btree ("jurisdiction_code");--> statement-breakpoint
CREATE INDEX "organizations_by_kind" ON "organizations" USING gin ("kinds");--> statement-breakpoint
CREATE INDEX "product_domains_by_domain" ON "product_domains" USING btree ("domain_id","product_id");--> statement-breakpoint
CREATE INDEX "product_inputs_by_resource" ON "product_inputs" USING btree ("resource_id","product_id");--> statement-breakpoint
CREATE INDEX "product_scenarios_by_scenario" ON "product_scenarios" USING btree ("scenario_id","product_id");--> statement-breakpoint
CREATE INDEX "products_public_newest" ON "products" USING btree ("modified_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE status in ('registered', 'listed', 'suspended');--> statement-breakpoint
CREATE INDEX "products_public_by_name" ON "products" USING btree (("name" collate "C"),"id") WHERE status in ('registered', 'listed', 'suspended');--> statement-breakpoint
CREATE INDEX "products_by_operator" ON "products" USING btree ("operator_id","modified_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "resource_domains_by_domain" ON "resource_domains" USING btree ("domain_id","resource_id");--> statement-breakpoint
CREATE INDEX "resource_relations_by_related" ON "resource_relations" USING btree ("related_id");--> statement-breakpoint
CREATE INDEX "resource_sectors_by_sector" ON "resource_sectors" USING btree ("sector_id","resource_id");--> statement-breakpoint
CREATE INDEX "resources_published_newest" ON "resources" USING btree ("modified_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE status = 'published';--> statement-breakpoint
CREATE INDEX "resources_published_by_issue" ON "resources" USING btree ((coalesce(issued_at, '-infinity'::timestamptz)) desc,"id" DESC NULLS FIRST) WHERE status = 'published';--> statement-breakpoint
CREATE INDEX "resources_published_by_title" ON "resources" USING btree (("title" collate "C"),"id") WHERE status = 'published';--> statement-breakpoint
CREATE INDEX "resources_published_by_code" ON "resources" USING btree (("code" collate "C"),"id") WHERE status = 'published';--> statement-breakpoint
CREATE INDEX "resources_by_provider_newest" ON "resources" USING btree ("provider_id","modified_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "resources_by_opening_newest" ON "resources" USING btree ("opening_attribute","modified_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "resources_by_update_cycle_newest" ON "resources" USING btree ("update_cycle","modified_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "resources_by_access_organization" ON "resources" USING btree ("access_organization_id");--> statement-breakpoint
CREATE INDEX "need_match_items_by_item" ON "need_match_items" USING btree ("item_id");--> statement-breakpoint
CREATE INDEX "need_matches_by_resource" ON "need_matches" USING btree ("resource_id","need_id");--> statement-breakpoint
CREATE INDEX "scenario_domains_by_domain" ON "scenario_domains" USING btree ("domain_id","scenario_id");--> statement-breakpoint
CREATE INDEX "scenario_findings_newest" ON "scenario_findings" USING btree ("scenario_id","found_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "scenario_findings_by_resource" ON "scenario_findings" USING btree ("resource_id");--> statement-breakpoint
CREATE INDEX "scenarios_published_newest" ON "scenarios" USING btree ("modified_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE status = 'published';--> statement-breakpoint
CREATE INDEX "scenarios_published_by_title" ON "scenarios" USING btree (("title" collate "C"),"id") WHERE status = 'published';