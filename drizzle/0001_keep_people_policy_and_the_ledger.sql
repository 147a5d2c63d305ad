CREATE TYPE "public"."actor_kind" AS ENUM('anonymous', 'person', 'service', 'system');--> statement-breakpoint
CREATE TYPE "public"."audit_outcome" AS ENUM('done', 'refused', 'denied');--> statement-breakpoint
CREATE TYPE "public"."calendar_day_kind" AS ENUM('holiday', 'workday');--> statement-breakpoint
CREATE TYPE "public"."correction_kind" AS ENUM('comment', 'correction');--> statement-breakpoint
CREATE TYPE "public"."correction_state" AS ENUM('open', 'accepted', 'declined');--> statement-breakpoint
CREATE TYPE "public"."evidence_mark" AS ENUM('seen', 'secondary', 'observed', 'recalled', 'inferred');--> statement-breakpoint
CREATE TYPE "public"."policy_state" AS ENUM('proposed', 'approved', 'rejected');--> statement-breakpoint
CREATE TYPE "public"."proposal_state" AS ENUM('draft', 'submitted');--> statement-breakpoint
CREATE TYPE "public"."provision_layer" AS ENUM('statute', 'national', 'province', 'city');--> statement-breakpoint
CREATE TYPE "public"."role" AS ENUM('data_steward', 'authority_officer', 'mechanism_member', 'domain_lead', 'provincial_authority', 'expert', 'platform_operator', 'operator_staff', 'exchange', 'auditor', 'administrator');--> statement-breakpoint
CREATE TABLE "memberships" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"organization_id" uuid NOT NULL,
	"role" "role" NOT NULL,
	"granted_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "memberships_end_after_they_begin" CHECK ("memberships"."ended_at" >= "memberships"."granted_at")
);
--> statement-breakpoint
CREATE TABLE "people" (
	"id" uuid PRIMARY KEY NOT NULL,
	"issuer" text,
	"subject" text,
	"name" text,
	"email" text,
	"disabled_at" timestamp with time zone,
	"erased_at" timestamp with time zone,
	"erased_identity" text,
	"revision" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "people_are_erased_once" UNIQUE("erased_identity"),
	CONSTRAINT "people_are_known_once" UNIQUE("issuer","subject"),
	CONSTRAINT "people_have_issuer_and_subject_together" CHECK (("people"."issuer" is null) = ("people"."subject" is null)),
	CONSTRAINT "people_erased_leave_nothing" CHECK ("people"."erased_at" is null or ("people"."subject" is null and "people"."name" is null and "people"."email" is null)),
	CONSTRAINT "people_erased_identity_is_of_the_erased" CHECK ("people"."erased_identity" is null or "people"."erased_at" is not null),
	CONSTRAINT "people_erased_identity_is_sha256" CHECK ("people"."erased_identity" ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
CREATE TABLE "service_accounts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"organization_id" uuid NOT NULL,
	"role" "role" NOT NULL,
	"disabled_at" timestamp with time zone,
	"revision" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "service_accounts_code_is_unique" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "service_keys" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"hash" text NOT NULL,
	"prefix" text NOT NULL,
	"scopes" text[] NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "service_keys_hash_is_unique" UNIQUE("hash"),
	CONSTRAINT "service_keys_expire_after_they_begin" CHECK ("service_keys"."expires_at" > "service_keys"."created_at"),
	CONSTRAINT "service_keys_are_good_for_something" CHECK (cardinality("service_keys"."scopes") between 1 and 50),
	CONSTRAINT "service_keys_hash_is_sha256" CHECK ("service_keys"."hash" ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
CREATE TABLE "audit_entries" (
	"id" uuid PRIMARY KEY NOT NULL,
	"arrival" bigint GENERATED ALWAYS AS IDENTITY (sequence name "audit_entries_arrival_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"position" bigint,
	"hash" text,
	"at" timestamp with time zone NOT NULL,
	"request_id" text,
	"actor_kind" "actor_kind" NOT NULL,
	"actor_id" uuid,
	"actor_name" text,
	"actor_organization_id" uuid,
	"action" text NOT NULL,
	"outcome" "audit_outcome" NOT NULL,
	"subject_type" text,
	"subject_id" uuid,
	"subject_revision" integer,
	"event_id" uuid,
	"detail" jsonb NOT NULL,
	CONSTRAINT "audit_entries_arrive_once" UNIQUE("arrival"),
	CONSTRAINT "audit_entries_position_is_unique" UNIQUE("position"),
	CONSTRAINT "audit_entries_place_and_hash_come_together" CHECK (("audit_entries"."position" is null) = ("audit_entries"."hash" is null))
);
--> statement-breakpoint
CREATE TABLE "events" (
	"id" uuid PRIMARY KEY NOT NULL,
	"arrival" bigint GENERATED ALWAYS AS IDENTITY (sequence name "events_arrival_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"sequence" bigint,
	"type" text NOT NULL,
	"version" integer NOT NULL,
	"occurred_at" timestamp with time zone NOT NULL,
	"actor_kind" "actor_kind" NOT NULL,
	"actor_id" uuid,
	"actor_name" text,
	"actor_organization_id" uuid,
	"subject_type" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"subject_code" text NOT NULL,
	"subject_revision" integer NOT NULL,
	"owner_id" uuid,
	"is_public" boolean NOT NULL,
	"data" jsonb NOT NULL,
	"changes" jsonb NOT NULL,
	"reason" text,
	CONSTRAINT "events_arrive_once" UNIQUE("arrival"),
	CONSTRAINT "events_sequence_is_unique" UNIQUE("sequence"),
	CONSTRAINT "events_have_an_actor" CHECK (("events"."actor_kind" in ('person', 'service')) = ("events"."actor_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"caller" text NOT NULL,
	"command" text NOT NULL,
	"key" text NOT NULL,
	"input_hash" text NOT NULL,
	"outcome" jsonb,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "idempotency_keys_caller_command_key_pk" PRIMARY KEY("caller","command","key")
);
--> statement-breakpoint
CREATE TABLE "leases" (
	"name" text PRIMARY KEY NOT NULL,
	"holder" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ledger_heads" (
	"name" text PRIMARY KEY NOT NULL,
	"last" bigint NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "calendar_days" (
	"calendar_id" uuid NOT NULL,
	"on" date NOT NULL,
	"kind" "calendar_day_kind" NOT NULL,
	"name" text NOT NULL,
	CONSTRAINT "calendar_days_calendar_id_on_pk" PRIMARY KEY("calendar_id","on")
);
--> statement-breakpoint
CREATE TABLE "calendars" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"year" integer NOT NULL,
	"title" text NOT NULL,
	"source_title" text NOT NULL,
	"source_url" text,
	"mark" "evidence_mark" NOT NULL,
	"state" "policy_state" NOT NULL,
	"proposed_by" uuid,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"note" text,
	"revision" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "calendars_are_decided_by_another" CHECK ("calendars"."decided_by" <> "calendars"."proposed_by")
);
--> statement-breakpoint
CREATE TABLE "provisions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"title" text NOT NULL,
	"document" text NOT NULL,
	"document_number" text,
	"article" text,
	"quotation" text NOT NULL,
	"url" text,
	"layer" "provision_layer" NOT NULL,
	"mark" "evidence_mark" NOT NULL,
	"parameter" text,
	"value" jsonb,
	"stricter" text,
	"is_named" boolean NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	"state" "policy_state" NOT NULL,
	"proposed_by" uuid,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"note" text,
	"revision" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "provisions_with_a_value_name_its_parameter" CHECK ("provisions"."parameter" is not null or "provisions"."value" is null),
	CONSTRAINT "provisions_compare_values_only" CHECK ("provisions"."value" is not null or "provisions"."stricter" is null),
	CONSTRAINT "provisions_end_after_they_begin" CHECK ("provisions"."valid_to" >= "provisions"."valid_from"),
	CONSTRAINT "provisions_are_decided_by_another" CHECK ("provisions"."decided_by" <> "provisions"."proposed_by")
);
--> statement-breakpoint
CREATE TABLE "corrections" (
	"id" uuid PRIMARY KEY NOT NULL,
	"resource_id" uuid NOT NULL,
	"author_id" uuid NOT NULL,
	"kind" "correction_kind" NOT NULL,
	"field" text,
	"message" text NOT NULL,
	"state" "correction_state" NOT NULL,
	"answer" text,
	"answered_by" uuid,
	"answered_at" timestamp with time zone,
	"revision" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "proposals" (
	"id" uuid PRIMARY KEY NOT NULL,
	"subject_type" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"owner_id" uuid NOT NULL,
	"state" "proposal_state" NOT NULL,
	"content" jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "proposals_stand_alone" UNIQUE("subject_id","subject_type")
);
--> statement-breakpoint
CREATE TABLE "submissions" (
	"subject_type" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"actor_kind" "actor_kind" NOT NULL,
	"actor_id" uuid,
	"organization_id" uuid,
	"submitted_at" timestamp with time zone NOT NULL,
	CONSTRAINT "submissions_subject_type_subject_id_pk" PRIMARY KEY("subject_type","subject_id")
);
--> statement-breakpoint
ALTER TABLE "resources" DROP CONSTRAINT "resources_conditional_sharing_states_its_condition";--> statement-breakpoint
ALTER TABLE "scenarios" ADD COLUMN "owner_id" uuid;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_accounts" ADD CONSTRAINT "service_accounts_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_keys" ADD CONSTRAINT "service_keys_account_id_service_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."service_accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calendar_days" ADD CONSTRAINT "calendar_days_calendar_id_calendars_id_fk" FOREIGN KEY ("calendar_id") REFERENCES "public"."calendars"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "corrections" ADD CONSTRAINT "corrections_resource_id_resources_id_fk" FOREIGN KEY ("resource_id") REFERENCES "public"."resources"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "corrections" ADD CONSTRAINT "corrections_author_id_people_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "corrections" ADD CONSTRAINT "corrections_answered_by_people_id_fk" FOREIGN KEY ("answered_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposals" ADD CONSTRAINT "proposals_owner_id_organizations_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submissions" ADD CONSTRAINT "submissions_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "memberships_are_held_once" ON "memberships" USING btree ("person_id","organization_id","role") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "memberships_by_organization" ON "memberships" USING btree ("organization_id");--> statement-breakpoint
CREATE INDEX "service_accounts_by_organization" ON "service_accounts" USING btree ("organization_id");--> statement-breakpoint
CREATE INDEX "service_keys_by_account" ON "service_keys" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "audit_entries_waiting_for_a_place" ON "audit_entries" USING btree ("arrival") WHERE position is null;--> statement-breakpoint
CREATE INDEX "audit_entries_of_a_subject" ON "audit_entries" USING btree ("subject_type","subject_id","arrival");--> statement-breakpoint
CREATE INDEX "audit_entries_of_an_actor" ON "audit_entries" USING btree ("actor_id","arrival");--> statement-breakpoint
CREATE INDEX "events_waiting_for_a_number" ON "events" USING btree ("arrival") WHERE sequence is null;--> statement-breakpoint
CREATE INDEX "events_of_a_subject" ON "events" USING btree ("subject_type","subject_id","arrival");--> statement-breakpoint
CREATE INDEX "events_of_an_owner" ON "events" USING btree ("owner_id","sequence");--> statement-breakpoint
CREATE INDEX "events_for_everyone" ON "events" USING btree ("sequence") WHERE is_public;--> statement-breakpoint
CREATE INDEX "idempotency_keys_oldest" ON "idempotency_keys" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "calendars_by_year" ON "calendars" USING btree ("code","year");--> statement-breakpoint
CREATE UNIQUE INDEX "calendars_of_the_reference_data_stand_once" ON "calendars" USING btree ("code","year") WHERE "calendars"."proposed_by" is null;--> statement-breakpoint
CREATE INDEX "provisions_by_code" ON "provisions" USING btree ("code","valid_from");--> statement-breakpoint
CREATE INDEX "provisions_by_parameter" ON "provisions" USING btree ("parameter");--> statement-breakpoint
CREATE UNIQUE INDEX "provisions_of_the_reference_data_stand_once" ON "provisions" USING btree ("code","valid_from") WHERE "provisions"."proposed_by" is null;--> statement-breakpoint
CREATE INDEX "corrections_newest_of_a_resource" ON "corrections" USING btree ("resource_id","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "corrections_by_author" ON "corrections" USING btree ("author_id");--> statement-breakpoint
CREATE INDEX "proposals_by_owner" ON "proposals" USING btree ("owner_id");--> statement-breakpoint
ALTER TABLE "scenarios" ADD CONSTRAINT "scenarios_owner_id_organizations_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "scenarios_by_owner" ON "scenarios" USING btree ("owner_id");--> statement-breakpoint
ALTER TABLE "resources" ADD CONSTRAINT "resources_conditional_sharing_states_its_condition" CHECK ("resources"."sharing_type" <> 'conditional' or "resources"."sharing_condition" is not null or "resources"."status" in ('draft', 'withdrawn'));