CREATE TYPE "public"."certificate_ending" AS ENUM('replaced', 'cancelled', 'revoked');--> statement-breakpoint
CREATE TYPE "public"."certificate_kind" AS ENUM('state_registration', 'exchange_registration');--> statement-breakpoint
CREATE TYPE "public"."certificate_status" AS ENUM('valid', 'suspended', 'revoked', 'expired');--> statement-breakpoint
CREATE TABLE "certificate_issuers" (
	"issuer_id" uuid PRIMARY KEY NOT NULL,
	"series" integer NOT NULL,
	CONSTRAINT "certificate_issuers_have_a_series_each" UNIQUE("series"),
	CONSTRAINT "certificate_issuers_have_three_digits" CHECK ("certificate_issuers"."series" between 1 and 999)
);
--> statement-breakpoint
CREATE TABLE "certificate_serials" (
	"issuer_id" uuid NOT NULL,
	"year" integer NOT NULL,
	"last" integer NOT NULL,
	CONSTRAINT "certificate_serials_issuer_id_year_pk" PRIMARY KEY("issuer_id","year"),
	CONSTRAINT "certificate_serials_have_six_digits" CHECK ("certificate_serials"."last" between 1 and 999999)
);
--> statement-breakpoint
CREATE TABLE "certificates" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" text NOT NULL,
	"query_code" text NOT NULL,
	"kind" "certificate_kind" NOT NULL,
	"issuer_id" uuid NOT NULL,
	"product_id" uuid,
	"registration_id" uuid,
	"replaces_id" uuid,
	"content" jsonb NOT NULL,
	"canonical" text NOT NULL,
	"jws" text NOT NULL,
	"kid" text NOT NULL,
	"verification_url" text NOT NULL,
	"status_list" text NOT NULL,
	"status_index" integer NOT NULL,
	"status" "certificate_status" NOT NULL,
	"status_changed_at" timestamp with time zone NOT NULL,
	"ending" "certificate_ending",
	"issued_at" timestamp with time zone NOT NULL,
	"registered_on" date NOT NULL,
	"valid_until_on" date,
	"revision" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "certificates_number_is_unique" UNIQUE("number"),
	CONSTRAINT "certificates_query_code_is_unique" UNIQUE("query_code"),
	CONSTRAINT "certificates_are_replaced_once" UNIQUE("replaces_id"),
	CONSTRAINT "certificates_have_a_place_in_a_status_list_each" UNIQUE("status_list","status_index"),
	CONSTRAINT "certificates_expire_by_their_date" CHECK ("certificates"."status" <> 'expired'),
	CONSTRAINT "certificates_end_for_a_reason" CHECK (("certificates"."status" = 'revoked') = ("certificates"."ending" is not null)),
	CONSTRAINT "certificates_are_good_for_a_day" CHECK ("certificates"."valid_until_on" >= "certificates"."registered_on")
);
--> statement-breakpoint
CREATE TABLE "signing_keys" (
	"kid" text PRIMARY KEY NOT NULL,
	"public_key" jsonb NOT NULL,
	"sealed_private_key" text,
	"created_at" timestamp with time zone NOT NULL,
	"retired_at" timestamp with time zone,
	CONSTRAINT "signing_keys_lose_their_private_half_when_retired" CHECK (("signing_keys"."retired_at" is null) = ("signing_keys"."sealed_private_key" is not null))
);
--> statement-breakpoint
ALTER TABLE "certificate_issuers" ADD CONSTRAINT "certificate_issuers_issuer_id_organizations_id_fk" FOREIGN KEY ("issuer_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificate_serials" ADD CONSTRAINT "certificate_serials_issuer_id_certificate_issuers_issuer_id_fk" FOREIGN KEY ("issuer_id") REFERENCES "public"."certificate_issuers"("issuer_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificates" ADD CONSTRAINT "certificates_issuer_id_organizations_id_fk" FOREIGN KEY ("issuer_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificates" ADD CONSTRAINT "certificates_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificates" ADD CONSTRAINT "certificates_replaces_id_certificates_id_fk" FOREIGN KEY ("replaces_id") REFERENCES "public"."certificates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificates" ADD CONSTRAINT "certificates_kid_signing_keys_kid_fk" FOREIGN KEY ("kid") REFERENCES "public"."signing_keys"("kid") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "certificates_newest" ON "certificates" USING btree ("issued_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "certificates_by_number" ON "certificates" USING btree (("number" collate "C"),"id");--> statement-breakpoint
CREATE INDEX "certificates_of_a_product" ON "certificates" USING btree ("product_id","issued_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "certificates_of_an_issuer" ON "certificates" USING btree ("issuer_id","issued_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "certificates_of_a_registration" ON "certificates" USING btree ("registration_id");--> statement-breakpoint
CREATE INDEX "certificates_that_are_not_valid" ON "certificates" USING btree ("status_list","status_index") WHERE status <> 'valid';--> statement-breakpoint
CREATE UNIQUE INDEX "signing_keys_sign_one_at_a_time" ON "signing_keys" USING btree ((true)) WHERE retired_at is null;--> statement-breakpoint
-- by hand

-- Readers see certificates, and no versions of them are kept (0005).
CREATE TRIGGER note_change BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON certificates
  FOR EACH STATEMENT EXECUTE FUNCTION note_change_of_table();--> statement-breakpoint

-- What was signed stays as it was signed; only its status moves, and never again once it is revoked.
CREATE FUNCTION certificates_change_their_status_only() RETURNS trigger LANGUAGE plpgsql AS $$
declare
  before certificates := new;
begin
  before.status := old.status;
  before.status_changed_at := old.status_changed_at;
  before.ending := old.ending;
  before.revision := old.revision;
  before.updated_at := old.updated_at;
  if old.status <> 'revoked' and new.revision = old.revision + 1 and before operator(pg_catalog.*=) old then
    return new;
  end if;
  raise exception 'certificates stay as they were signed: the status moves with the revision, and never from revoked'
    using errcode = 'restrict_violation';
end $$;--> statement-breakpoint
CREATE FUNCTION certificates_are_never_deleted() RETURNS trigger LANGUAGE plpgsql AS $$
begin
  if tg_op = 'TRUNCATE' and not exists (select from certificates) then
    return null;
  end if;
  raise exception '% are kept for good: revoke them instead', tg_table_name using errcode = 'restrict_violation';
end $$;--> statement-breakpoint
CREATE TRIGGER certificates_change_their_status_only BEFORE UPDATE ON certificates
  FOR EACH ROW EXECUTE FUNCTION certificates_change_their_status_only();--> statement-breakpoint
CREATE TRIGGER certificates_are_never_deleted BEFORE DELETE ON certificates
  FOR EACH ROW EXECUTE FUNCTION certificates_are_never_deleted();--> statement-breakpoint
CREATE TRIGGER certificates_are_never_truncated BEFORE TRUNCATE ON certificates
  FOR EACH STATEMENT EXECUTE FUNCTION certificates_are_never_deleted();
