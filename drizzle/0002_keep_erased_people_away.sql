ALTER TABLE "people" ADD COLUMN "erased_identity" text;--> statement-breakpoint
ALTER TABLE "people" ADD CONSTRAINT "people_are_erased_once" UNIQUE("erased_identity");--> statement-breakpoint
ALTER TABLE "people" ADD CONSTRAINT "people_erased_identity_is_of_the_erased" CHECK ("people"."erased_identity" is null or "people"."erased_at" is not null);--> statement-breakpoint
ALTER TABLE "people" ADD CONSTRAINT "people_erased_identity_is_sha256" CHECK ("people"."erased_identity" ~ '^[0-9a-f]{64}$');