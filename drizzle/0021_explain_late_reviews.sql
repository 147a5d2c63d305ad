ALTER TABLE "registrations" ADD COLUMN "delay_reason" text;--> statement-breakpoint
ALTER TABLE "registrations" ADD COLUMN "delay_explained_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "registrations" ADD CONSTRAINT "registrations_delay_says_why_and_when" CHECK (("registrations"."delay_reason" is null) = ("registrations"."delay_explained_at" is null));