ALTER TYPE "public"."delisting_reason" ADD VALUE 'price_ended';--> statement-breakpoint
ALTER TABLE "fee_ceilings" DROP CONSTRAINT "fee_ceilings_start_once";--> statement-breakpoint
ALTER TABLE "product_fees" DROP CONSTRAINT "product_fees_start_once";--> statement-breakpoint
ALTER TABLE "fee_ceilings" DROP CONSTRAINT "fee_ceilings_end_after_they_start";--> statement-breakpoint
ALTER TABLE "product_fees" DROP CONSTRAINT "product_fees_end_after_they_start";--> statement-breakpoint
CREATE UNIQUE INDEX "fee_ceilings_start_once" ON "fee_ceilings" USING btree ("product_id","scenario_id","form","starts_on") WHERE ends_on is null or ends_on >= starts_on;--> statement-breakpoint
CREATE UNIQUE INDEX "product_fees_start_once" ON "product_fees" USING btree ("product_id","scenario_id","form","starts_on") WHERE ends_on is null or ends_on >= starts_on;--> statement-breakpoint
ALTER TABLE "fee_ceilings" ADD CONSTRAINT "fee_ceilings_end_in_order" CHECK ("fee_ceilings"."ends_on" >= "fee_ceilings"."starts_on" - 1);--> statement-breakpoint
ALTER TABLE "product_fees" ADD CONSTRAINT "product_fees_end_in_order" CHECK ("product_fees"."ends_on" >= "product_fees"."starts_on" - 1);