CREATE INDEX "agreements_by_last_code" ON "agreements" USING btree (length("code"),("code" collate "C"));--> statement-breakpoint
CREATE INDEX "applications_by_last_code" ON "applications" USING btree (length("code"),("code" collate "C"));--> statement-breakpoint
CREATE INDEX "review_rounds_by_last_code" ON "review_rounds" USING btree (length("code"),("code" collate "C"));--> statement-breakpoint
CREATE INDEX "data_demands_by_last_code" ON "data_demands" USING btree (length("code"),("code" collate "C"));--> statement-breakpoint
CREATE INDEX "disclosures_by_last_code" ON "disclosures" USING btree (length("code"),("code" collate "C"));--> statement-breakpoint
CREATE INDEX "listings_by_last_code" ON "listings" USING btree (length("code"),("code" collate "C"));--> statement-breakpoint
CREATE INDEX "listings_of_an_exchange_by_status" ON "listings" USING btree ("exchange_id","status","updated_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "listings_by_status" ON "listings" USING btree ("status","updated_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "listings_of_an_exchange_by_code" ON "listings" USING btree ("exchange_id",("code" collate "C"));--> statement-breakpoint
CREATE INDEX "notices_by_last_code" ON "notices" USING btree (length("code"),("code" collate "C"));--> statement-breakpoint
CREATE INDEX "implementation_plans_by_last_code" ON "implementation_plans" USING btree (length("code"),("code" collate "C"));--> statement-breakpoint
CREATE INDEX "fee_ceilings_by_last_code" ON "fee_ceilings" USING btree (length("code"),("code" collate "C"));--> statement-breakpoint
CREATE INDEX "permitted_revenues_by_last_code" ON "permitted_revenues" USING btree (length("code"),("code" collate "C"));--> statement-breakpoint
CREATE INDEX "revenue_reports_by_last_code" ON "revenue_reports" USING btree (length("code"),("code" collate "C"));--> statement-breakpoint
CREATE INDEX "products_by_last_code" ON "products" USING btree (length("code"),("code" collate "C"));--> statement-breakpoint
CREATE INDEX "registrations_by_last_code" ON "registrations" USING btree (length("code"),("code" collate "C"));--> statement-breakpoint
CREATE INDEX "resources_by_last_code" ON "resources" USING btree (length("code"),("code" collate "C"));--> statement-breakpoint
CREATE INDEX "authorisation_results_by_last_code" ON "authorisation_results" USING btree (length("code"),("code" collate "C"));--> statement-breakpoint
CREATE INDEX "objections_by_last_code" ON "objections" USING btree (length("code"),("code" collate "C"));--> statement-breakpoint
CREATE INDEX "scenarios_by_last_code" ON "scenarios" USING btree (length("code"),("code" collate "C"));--> statement-breakpoint
CREATE INDEX "entity_reviews_by_last_code" ON "entity_reviews" USING btree (length("code"),("code" collate "C"));--> statement-breakpoint
CREATE INDEX "supervision_records_by_last_code" ON "supervision_records" USING btree (length("code"),("code" collate "C"));