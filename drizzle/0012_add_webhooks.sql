CREATE TYPE "public"."webhook_delivery_state" AS ENUM('waiting', 'delivered', 'failed', 'withheld');--> statement-breakpoint
CREATE TYPE "public"."webhook_disabled_cause" AS ENUM('requested', 'gone', 'failing');--> statement-breakpoint
CREATE TYPE "public"."webhook_error_code" AS ENUM('status', 'redirect', 'gone', 'timeout', 'unresolved', 'refused_address', 'refused_url', 'tls', 'connection', 'payload', 'secret');--> statement-breakpoint
CREATE TABLE "webhook_attempts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"delivery_id" uuid NOT NULL,
	"attempted_at" timestamp with time zone NOT NULL,
	"duration_ms" integer NOT NULL,
	"status_code" integer,
	"error_code" "webhook_error_code",
	"answer" text,
	CONSTRAINT "webhook_attempts_keep_little_of_an_answer" CHECK (octet_length("webhook_attempts"."answer") <= 3072)
);
--> statement-breakpoint
CREATE TABLE "webhook_deliveries" (
	"id" uuid PRIMARY KEY NOT NULL,
	"endpoint_id" uuid NOT NULL,
	"event_id" uuid,
	"event_type" text NOT NULL,
	"place" bigint NOT NULL,
	"subject_id" uuid NOT NULL,
	"lane" smallint NOT NULL,
	"state" "webhook_delivery_state" NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp with time zone,
	"gives_up_at" timestamp with time zone,
	"claimed_until" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone,
	CONSTRAINT "webhook_deliveries_send_an_event_once" UNIQUE("endpoint_id","event_id"),
	CONSTRAINT "webhook_deliveries_have_a_lane" CHECK ("webhook_deliveries"."lane" between 0 and 2),
	CONSTRAINT "webhook_deliveries_wait_for_an_instant" CHECK (("webhook_deliveries"."state" = 'waiting') = ("webhook_deliveries"."next_attempt_at" is not null)),
	CONSTRAINT "webhook_deliveries_finish_once" CHECK (("webhook_deliveries"."state" = 'waiting') = ("webhook_deliveries"."finished_at" is null))
);
--> statement-breakpoint
CREATE TABLE "webhook_endpoints" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"organization_id" uuid NOT NULL,
	"url" text NOT NULL,
	"description" text,
	"event_types" text[] NOT NULL,
	"payload_query" text,
	"has_priority_lane" boolean NOT NULL,
	"position" bigint,
	"disabled_at" timestamp with time zone,
	"disabled_cause" "webhook_disabled_cause",
	"disabled_reason" text,
	"deleted_at" timestamp with time zone,
	"failures" integer DEFAULT 0 NOT NULL,
	"resumes_at" timestamp with time zone,
	"failing_since" timestamp with time zone,
	"last_success_at" timestamp with time zone,
	"revision" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "webhook_endpoints_code_is_unique" UNIQUE("code"),
	CONSTRAINT "webhook_endpoints_ask_for_something" CHECK (cardinality("webhook_endpoints"."event_types") between 1 and 50),
	CONSTRAINT "webhook_endpoints_are_disabled_for_a_cause" CHECK (("webhook_endpoints"."disabled_at" is null) = ("webhook_endpoints"."disabled_cause" is null)),
	CONSTRAINT "webhook_endpoints_deleted_are_disabled" CHECK ("webhook_endpoints"."deleted_at" is null or "webhook_endpoints"."disabled_at" is not null)
);
--> statement-breakpoint
CREATE TABLE "webhook_secrets" (
	"id" uuid PRIMARY KEY NOT NULL,
	"endpoint_id" uuid NOT NULL,
	"sealed" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "webhook_attempts" ADD CONSTRAINT "webhook_attempts_delivery_id_webhook_deliveries_id_fk" FOREIGN KEY ("delivery_id") REFERENCES "public"."webhook_deliveries"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_deliveries" ADD CONSTRAINT "webhook_deliveries_endpoint_id_webhook_endpoints_id_fk" FOREIGN KEY ("endpoint_id") REFERENCES "public"."webhook_endpoints"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_endpoints" ADD CONSTRAINT "webhook_endpoints_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_secrets" ADD CONSTRAINT "webhook_secrets_endpoint_id_webhook_endpoints_id_fk" FOREIGN KEY ("endpoint_id") REFERENCES "public"."webhook_endpoints"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "webhook_attempts_newest_of_a_delivery" ON "webhook_attempts" USING btree ("delivery_id","attempted_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "webhook_deliveries_newest_of_an_endpoint" ON "webhook_deliveries" USING btree ("endpoint_id","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "webhook_deliveries_to_be_sent" ON "webhook_deliveries" USING btree ("endpoint_id",("lane" > 1),"place") WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX "webhook_deliveries_of_a_subject" ON "webhook_deliveries" USING btree ("endpoint_id","subject_id","place") WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX "webhook_deliveries_oldest_finished" ON "webhook_deliveries" USING btree ("finished_at") WHERE state <> 'waiting';--> statement-breakpoint
CREATE INDEX "webhook_endpoints_by_organization" ON "webhook_endpoints" USING btree ("organization_id");--> statement-breakpoint
CREATE INDEX "webhook_secrets_by_endpoint" ON "webhook_secrets" USING btree ("endpoint_id");