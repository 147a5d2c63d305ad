CREATE TABLE "import_refusals" (
	"id" uuid PRIMARY KEY NOT NULL,
	"run_id" uuid NOT NULL,
	"line" integer NOT NULL,
	"source_id" text,
	"code" text NOT NULL,
	"message" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "import_undo" (
	"run_id" uuid NOT NULL,
	"subject_type" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"before" jsonb,
	"revision_after" integer,
	"is_mixed" boolean DEFAULT false NOT NULL,
	CONSTRAINT "import_undo_run_id_subject_type_subject_id_pk" PRIMARY KEY("run_id","subject_type","subject_id")
);
--> statement-breakpoint
CREATE TABLE "import_uploads" (
	"id" uuid PRIMARY KEY NOT NULL,
	"host" text NOT NULL,
	"file_name" text,
	"bytes" bigint NOT NULL,
	"sha256" text NOT NULL,
	"caller_kind" "actor_kind" NOT NULL,
	"caller_id" uuid NOT NULL,
	"caller_organization_id" uuid,
	"key" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"run_id" uuid,
	"removed_at" timestamp with time zone,
	CONSTRAINT "import_uploads_have_one_key_a_caller" UNIQUE("caller_kind","caller_id","key")
);
--> statement-breakpoint
CREATE TABLE "imported_revisions" (
	"resource_id" uuid PRIMARY KEY NOT NULL,
	"run_id" uuid NOT NULL,
	"digest" text NOT NULL,
	"state" text NOT NULL,
	"source_status" text NOT NULL,
	"content" jsonb NOT NULL,
	"proposed_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
DROP INDEX "import_runs_one_at_a_time_per_source";--> statement-breakpoint
ALTER TABLE "import_runs" ADD COLUMN "error_policy" text DEFAULT 'skip_bad' NOT NULL;--> statement-breakpoint
ALTER TABLE "import_runs" ADD COLUMN "dry_run" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "import_runs" ADD COLUMN "phase" text;--> statement-breakpoint
ALTER TABLE "import_runs" ADD COLUMN "rows" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "import_runs" ADD COLUMN "total" integer;--> statement-breakpoint
ALTER TABLE "import_runs" ADD COLUMN "rows_per_second" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "import_runs" ADD COLUMN "stop_requested_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "import_runs" ADD COLUMN "failure" text;--> statement-breakpoint
ALTER TABLE "import_runs" ADD COLUMN "requested_by_kind" "actor_kind";--> statement-breakpoint
ALTER TABLE "import_runs" ADD COLUMN "requested_by_id" uuid;--> statement-breakpoint
ALTER TABLE "import_runs" ADD COLUMN "requested_by_organization_id" uuid;--> statement-breakpoint
ALTER TABLE "import_runs" ADD COLUMN "options" jsonb;--> statement-breakpoint
ALTER TABLE "import_refusals" ADD CONSTRAINT "import_refusals_run_id_import_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."import_runs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_undo" ADD CONSTRAINT "import_undo_run_id_import_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."import_runs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_uploads" ADD CONSTRAINT "import_uploads_run_id_import_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."import_runs"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imported_revisions" ADD CONSTRAINT "imported_revisions_resource_id_resources_id_fk" FOREIGN KEY ("resource_id") REFERENCES "public"."resources"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "import_refusals_in_order" ON "import_refusals" USING btree ("run_id","line","id");--> statement-breakpoint
CREATE INDEX "import_uploads_by_run" ON "import_uploads" USING btree ("run_id");--> statement-breakpoint
CREATE INDEX "import_uploads_oldest" ON "import_uploads" USING btree ("created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "import_runs_one_at_a_time_per_source" ON "import_runs" USING btree ("source") WHERE state in ('staging', 'applying', 'undoing');