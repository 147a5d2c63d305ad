CREATE TYPE "public"."correction_request_state" AS ENUM('open', 'consented', 'upheld', 'dismissed', 'withdrawn');--> statement-breakpoint
ALTER TYPE "public"."notification_kind" ADD VALUE 'correction';--> statement-breakpoint
CREATE TABLE "correction_requests" (
	"id" uuid PRIMARY KEY NOT NULL,
	"registration_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"organization_id" uuid,
	"statement" text NOT NULL,
	"evidence" text NOT NULL,
	"state" "correction_request_state" NOT NULL,
	"answer" text,
	"answered_at" timestamp with time zone,
	"correction_id" uuid,
	"revision" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "correction_requests_have_their_own_correction" UNIQUE("correction_id"),
	CONSTRAINT "correction_requests_answered_say_what" CHECK (("correction_requests"."state" in ('open', 'withdrawn')) = ("correction_requests"."answer" is null)),
	CONSTRAINT "correction_requests_that_are_right_have_one" CHECK (("correction_requests"."state" in ('consented', 'upheld')) = ("correction_requests"."correction_id" is not null))
);
--> statement-breakpoint
ALTER TABLE "correction_requests" ADD CONSTRAINT "correction_requests_registration_id_registrations_id_fk" FOREIGN KEY ("registration_id") REFERENCES "public"."registrations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "correction_requests" ADD CONSTRAINT "correction_requests_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "correction_requests" ADD CONSTRAINT "correction_requests_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "correction_requests" ADD CONSTRAINT "correction_requests_correction_id_registrations_id_fk" FOREIGN KEY ("correction_id") REFERENCES "public"."registrations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "correction_requests_of_a_registration" ON "correction_requests" USING btree ("registration_id","created_at","id");--> statement-breakpoint
CREATE INDEX "correction_requests_of_a_person" ON "correction_requests" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "correction_requests_wait_once" ON "correction_requests" USING btree ("registration_id","person_id") WHERE state = 'open';