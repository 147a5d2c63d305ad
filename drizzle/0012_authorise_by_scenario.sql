CREATE TYPE "public"."agreement_status" AS ENUM('draft', 'accepted', 'active', 'suspended', 'expired', 'terminated', 'revoked', 'abandoned');--> statement-breakpoint
CREATE TYPE "public"."application_kind" AS ENUM('initial', 'renewal', 'list_change');--> statement-breakpoint
CREATE TYPE "public"."application_status" AS ENUM('draft', 'submitted', 'returned', 'under_review', 'granted', 'published', 'agreed', 'refused', 'withdrawn', 'rescinded');--> statement-breakpoint
CREATE TYPE "public"."authorisation_mode" AS ENUM('whole', 'by_domain', 'by_scenario');--> statement-breakpoint
CREATE TYPE "public"."certificate_ending" AS ENUM('replaced', 'cancelled', 'revoked');--> statement-breakpoint
CREATE TYPE "public"."certificate_kind" AS ENUM('state_registration', 'exchange_registration');--> statement-breakpoint
CREATE TYPE "public"."certificate_status" AS ENUM('valid', 'suspended', 'revoked', 'expired');--> statement-breakpoint
CREATE TYPE "public"."consent_state" AS ENUM('pending', 'consented', 'declined');--> statement-breakpoint
CREATE TYPE "public"."entity_review_kind" AS ENUM('basic_security', 'technical_security');--> statement-breakpoint
CREATE TYPE "public"."expert_state" AS ENUM('drawn', 'clear', 'conflicted', 'advised');--> statement-breakpoint
CREATE TYPE "public"."notice_status" AS ENUM('draft', 'endorsed', 'published', 'cancelled');--> statement-breakpoint
CREATE TYPE "public"."notification_kind" AS ENUM('step_opened', 'step_cancelled', 'deadline_near', 'deadline_passed', 'returned', 'decided', 'agreement', 'review_expiring', 'supervision', 'objection', 'saved_search', 'demand', 'product');--> statement-breakpoint
CREATE TYPE "public"."objection_state" AS ENUM('open', 'sustained', 'dismissed');--> statement-breakpoint
CREATE TYPE "public"."paper_kind" AS ENUM('audit_report', 'financial_report', 'data_security_pledge', 'security_self_assessment', 'emergency_plan', 'technical_plan', 'other');--> statement-breakpoint
CREATE TYPE "public"."plan_status" AS ENUM('draft', 'deliberated', 'approved', 'superseded', 'withdrawn');--> statement-breakpoint
CREATE TYPE "public"."result_status" AS ENUM('published', 'rescinded');--> statement-breakpoint
CREATE TYPE "public"."round_status" AS ENUM('open', 'closed');--> statement-breakpoint
CREATE TYPE "public"."step_kind" AS ENUM('acceptance', 'supplement', 'basic_security', 'technical_security', 'scenario_review', 'network_security', 'emergency_plan', 'provider_consent', 'provincial_consent', 'member_opinion', 'expert_advice', 'decision', 'publication', 'filing', 'signing', 'rectification', 'data_demand_review', 'product_opinion', 'product_decision', 'registration_acceptance', 'registration_review', 'registration_publicity');--> statement-breakpoint
CREATE TYPE "public"."step_outcome" AS ENUM('passed', 'failed', 'cited', 'consented', 'declined', 'supported', 'opposed', 'advised', 'completed');--> statement-breakpoint
CREATE TYPE "public"."step_status" AS ENUM('open', 'paused', 'done', 'cancelled');--> statement-breakpoint
CREATE TYPE "public"."supervision_kind" AS ENUM('operating_report', 'evaluation', 'inspection', 'provider_contract', 'rectification');--> statement-breakpoint
CREATE TYPE "public"."supervision_state" AS ENUM('recorded', 'open', 'answered', 'closed', 'failed');--> statement-breakpoint
CREATE TYPE "public"."webhook_delivery_state" AS ENUM('waiting', 'delivered', 'failed', 'withheld');--> statement-breakpoint
CREATE TYPE "public"."webhook_disabled_cause" AS ENUM('requested', 'gone', 'failing');--> statement-breakpoint
CREATE TYPE "public"."webhook_error_code" AS ENUM('status', 'redirect', 'gone', 'timeout', 'unresolved', 'refused_address', 'refused_url', 'tls', 'connection', 'payload', 'secret');--> statement-breakpoint
CREATE TABLE "application_items" (
	"id" uuid PRIMARY KEY NOT NULL,
	"application_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"resource_id" uuid NOT NULL,
	"resource_code" text NOT NULL,
	"resource_title" text NOT NULL,
	"item_name" text,
	"grade" "sensitivity_grade" NOT NULL,
	"provider_id" uuid NOT NULL,
	"is_provincial_return" boolean NOT NULL,
	"need_title" text NOT NULL,
	"justification" text NOT NULL,
	"added_in" integer NOT NULL,
	"removed_in" integer,
	CONSTRAINT "application_items_go_after_they_come" CHECK ("application_items"."removed_in" > "application_items"."added_in")
);
--> statement-breakpoint
CREATE TABLE "application_submissions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"application_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"submitted_at" timestamp with time zone NOT NULL,
	"submitted_by" uuid,
	"content" jsonb NOT NULL,
	"digest" text NOT NULL,
	CONSTRAINT "application_submissions_have_one_number" UNIQUE("application_id","number"),
	CONSTRAINT "application_submissions_digest_is_hex" CHECK ("application_submissions"."digest" ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
CREATE TABLE "agreements" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"application_id" uuid NOT NULL,
	"operator_id" uuid NOT NULL,
	"authority_id" uuid NOT NULL,
	"scenario_id" uuid NOT NULL,
	"previous_id" uuid,
	"status" "agreement_status" NOT NULL,
	"content" jsonb NOT NULL,
	"starts_on" date NOT NULL,
	"expires_on" date NOT NULL,
	"trial_starts_on" date,
	"trial_ends_on" date,
	"is_trial_within_term" boolean NOT NULL,
	"deliberated_on" date,
	"accepted_at" timestamp with time zone,
	"signed_at" timestamp with time zone,
	"filed_on" date,
	"filing_reference" text,
	"suspended_at" timestamp with time zone,
	"ended_on" date,
	"end_reason" text,
	"revision" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "agreements_code_is_unique" UNIQUE("code"),
	CONSTRAINT "agreements_end_after_they_start" CHECK ("agreements"."expires_on" > "agreements"."starts_on"),
	CONSTRAINT "agreements_trials_have_both_ends" CHECK (("agreements"."trial_starts_on" is null) = ("agreements"."trial_ends_on" is null)),
	CONSTRAINT "agreements_trials_end_after_they_start" CHECK ("agreements"."trial_ends_on" > "agreements"."trial_starts_on"),
	CONSTRAINT "agreements_in_force_are_signed_by_both" CHECK ("agreements"."status" not in ('active', 'suspended', 'expired', 'terminated', 'revoked') or ("agreements"."accepted_at" is not null and "agreements"."signed_at" is not null)),
	CONSTRAINT "agreements_ended_say_when_and_why" CHECK (("agreements"."status" in ('expired', 'terminated', 'revoked', 'abandoned')) = ("agreements"."ended_on" is not null) and ("agreements"."ended_on" is null) = ("agreements"."end_reason" is null))
);
--> statement-breakpoint
CREATE TABLE "applications" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"notice_id" uuid NOT NULL,
	"applicant_id" uuid NOT NULL,
	"scenario_id" uuid NOT NULL,
	"kind" "application_kind" NOT NULL,
	"agreement_id" uuid,
	"cited_scenario_id" uuid,
	"status" "application_status" NOT NULL,
	"content" jsonb NOT NULL,
	"submission" integer NOT NULL,
	"submitted_at" timestamp with time zone,
	"submitted_by" uuid,
	"accepted_at" timestamp with time zone,
	"round_id" uuid,
	"decided_at" timestamp with time zone,
	"decided_for_id" uuid,
	"decision_reason" text,
	"decision_findings" jsonb,
	"revision" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "applications_code_is_unique" UNIQUE("code"),
	CONSTRAINT "applications_anew_name_an_agreement" CHECK (("applications"."kind" = 'initial') = ("applications"."agreement_id" is null)),
	CONSTRAINT "applications_handed_in_say_when" CHECK (("applications"."submission" = 0) = ("applications"."submitted_at" is null)),
	CONSTRAINT "applications_decided_keep_their_findings" CHECK ("applications"."decided_at" is not null or "applications"."decision_findings" is null),
	CONSTRAINT "applications_decided_give_a_reason" CHECK (("applications"."decided_at" is null) = ("applications"."decision_reason" is null) and ("applications"."decided_at" is null) = ("applications"."decided_for_id" is null))
);
--> statement-breakpoint
CREATE TABLE "review_rounds" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"title" text NOT NULL,
	"authority_id" uuid NOT NULL,
	"convenes_on" date NOT NULL,
	"status" "round_status" NOT NULL,
	"revision" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "review_rounds_code_is_unique" UNIQUE("code")
);
--> statement-breakpoint
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
CREATE TABLE "notice_amendments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"notice_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"changes" jsonb NOT NULL,
	"amended_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "notice_domains" (
	"notice_id" uuid NOT NULL,
	"domain_id" uuid NOT NULL,
	CONSTRAINT "notice_domains_notice_id_domain_id_pk" PRIMARY KEY("notice_id","domain_id")
);
--> statement-breakpoint
CREATE TABLE "notices" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"title" text NOT NULL,
	"authority_id" uuid NOT NULL,
	"lead_id" uuid,
	"plan_id" uuid NOT NULL,
	"mode" "authorisation_mode" NOT NULL,
	"resource_codes" text[] NOT NULL,
	"jurisdiction_codes" text[] NOT NULL,
	"conditions" text NOT NULL,
	"criteria" text NOT NULL,
	"requirements" text NOT NULL,
	"required_papers" "paper_kind"[] NOT NULL,
	"opens_on" date NOT NULL,
	"closes_on" date NOT NULL,
	"review_days" integer,
	"objection_days" integer,
	"status" "notice_status" NOT NULL,
	"published_at" timestamp with time zone,
	"revision" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "notices_code_is_unique" UNIQUE("code"),
	CONSTRAINT "notices_open_before_they_close" CHECK ("notices"."closes_on" >= "notices"."opens_on"),
	CONSTRAINT "notices_give_whole_days" CHECK ("notices"."review_days" > 0 and "notices"."objection_days" > 0),
	CONSTRAINT "notices_published_say_when" CHECK (("notices"."status" = 'published') <= ("notices"."published_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "notification_reads" (
	"notification_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"read_at" timestamp with time zone NOT NULL,
	CONSTRAINT "notification_reads_notification_id_person_id_pk" PRIMARY KEY("notification_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "notifications" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organization_id" uuid,
	"person_id" uuid,
	"kind" "notification_kind" NOT NULL,
	"subject_type" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"subject_code" text NOT NULL,
	"data" jsonb NOT NULL,
	"once_key" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "notifications_are_told_once" UNIQUE("once_key"),
	CONSTRAINT "notifications_have_one_reader" CHECK (num_nonnulls("notifications"."organization_id", "notifications"."person_id") = 1)
);
--> statement-breakpoint
CREATE TABLE "saved_searches" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"name" text NOT NULL,
	"noun" text NOT NULL,
	"where" jsonb NOT NULL,
	"seen_sequence" integer NOT NULL,
	"revision" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "saved_searches_have_one_name" UNIQUE("person_id","name")
);
--> statement-breakpoint
CREATE TABLE "implementation_plans" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"title" text NOT NULL,
	"authority_id" uuid NOT NULL,
	"mode" "authorisation_mode" NOT NULL,
	"version" integer NOT NULL,
	"previous_id" uuid,
	"status" "plan_status" NOT NULL,
	"content" jsonb NOT NULL,
	"deliberated_on" date,
	"deliberation_reference" text,
	"approved_on" date,
	"approval_reference" text,
	"filed_on" date,
	"filing_reference" text,
	"revision" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "implementation_plans_code_is_unique" UNIQUE("code"),
	CONSTRAINT "implementation_plans_are_deliberated_before_they_are_approved" CHECK ("implementation_plans"."status" not in ('approved', 'superseded') or ("implementation_plans"."deliberated_on" is not null and "implementation_plans"."approved_on" >= "implementation_plans"."deliberated_on")),
	CONSTRAINT "implementation_plans_are_filed_once_approved" CHECK ("implementation_plans"."filed_on" is null or ("implementation_plans"."approved_on" is not null and "implementation_plans"."filed_on" >= "implementation_plans"."approved_on"))
);
--> statement-breakpoint
CREATE TABLE "authorisation_results" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"application_id" uuid NOT NULL,
	"operator_id" uuid NOT NULL,
	"scenario_id" uuid NOT NULL,
	"status" "result_status" NOT NULL,
	"published_at" timestamp with time zone NOT NULL,
	"objections_end_on" date,
	"filed_on" date,
	"filing_reference" text,
	"revision" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "authorisation_results_code_is_unique" UNIQUE("code"),
	CONSTRAINT "authorisation_results_publish_an_application_once" UNIQUE("application_id"),
	CONSTRAINT "authorisation_results_filed_have_a_reference" CHECK (("authorisation_results"."filed_on" is null) = ("authorisation_results"."filing_reference" is null))
);
--> statement-breakpoint
CREATE TABLE "objections" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"result_id" uuid NOT NULL,
	"author_id" uuid NOT NULL,
	"organization_id" uuid,
	"message" text NOT NULL,
	"evidence" text NOT NULL,
	"state" "objection_state" NOT NULL,
	"answer" text,
	"answered_at" timestamp with time zone,
	"revision" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "objections_code_is_unique" UNIQUE("code"),
	CONSTRAINT "objections_answered_have_an_answer" CHECK (("objections"."state" = 'open') = ("objections"."answer" is null))
);
--> statement-breakpoint
CREATE TABLE "entity_reviews" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"organization_id" uuid NOT NULL,
	"kind" "entity_review_kind" NOT NULL,
	"application_id" uuid NOT NULL,
	"passed_on" date NOT NULL,
	"expires_on" date NOT NULL,
	"opinion" text NOT NULL,
	"revision" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "entity_reviews_code_is_unique" UNIQUE("code"),
	CONSTRAINT "entity_reviews_end_after_they_begin" CHECK ("entity_reviews"."expires_on" > "entity_reviews"."passed_on")
);
--> statement-breakpoint
CREATE TABLE "expert_assignments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"step_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"state" "expert_state" NOT NULL,
	"conflict_reason" text,
	"recommendation" "step_outcome",
	"advice" text,
	"drawn_at" timestamp with time zone NOT NULL,
	"declared_at" timestamp with time zone,
	"advised_at" timestamp with time zone,
	"revision" integer NOT NULL,
	CONSTRAINT "expert_assignments_draw_a_person_once" UNIQUE("step_id","person_id"),
	CONSTRAINT "expert_assignments_advised_give_advice" CHECK (("expert_assignments"."state" = 'advised') = ("expert_assignments"."advice" is not null)),
	CONSTRAINT "expert_assignments_in_conflict_say_why" CHECK (("expert_assignments"."state" = 'conflicted') = ("expert_assignments"."conflict_reason" is not null))
);
--> statement-breakpoint
CREATE TABLE "item_consents" (
	"id" uuid PRIMARY KEY NOT NULL,
	"step_id" uuid NOT NULL,
	"item_id" uuid NOT NULL,
	"state" "consent_state" NOT NULL,
	"reason" text,
	"answered_at" timestamp with time zone,
	CONSTRAINT "item_consents_are_asked_once" UNIQUE("step_id","item_id"),
	CONSTRAINT "item_consents_declined_give_a_reason" CHECK ("item_consents"."state" <> 'declined' or "item_consents"."reason" is not null),
	CONSTRAINT "item_consents_answered_say_when" CHECK (("item_consents"."state" = 'pending') = ("item_consents"."answered_at" is null))
);
--> statement-breakpoint
CREATE TABLE "steps" (
	"id" uuid PRIMARY KEY NOT NULL,
	"application_id" uuid,
	"agreement_id" uuid,
	"supervision_record_id" uuid,
	"kind" "step_kind" NOT NULL,
	"organization_id" uuid NOT NULL,
	"status" "step_status" NOT NULL,
	"outcome" "step_outcome",
	"opinion" text,
	"note" text,
	"cause" jsonb NOT NULL,
	"submission" integer NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"started_on" date NOT NULL,
	"limit_days" integer,
	"limit_source" text,
	"due_on" date,
	"paused_on" date,
	"pauses" jsonb NOT NULL,
	"closed_at" timestamp with time zone,
	"concluded_by" uuid,
	"cited_review_id" uuid,
	"near_told_at" timestamp with time zone,
	"overdue_told_at" timestamp with time zone,
	"revision" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "steps_belong_to_one_file" CHECK (num_nonnulls("steps"."application_id", "steps"."agreement_id", "steps"."supervision_record_id") = 1),
	CONSTRAINT "steps_done_have_an_outcome" CHECK (("steps"."status" = 'done') = ("steps"."outcome" is not null)),
	CONSTRAINT "steps_over_say_when" CHECK (("steps"."status" in ('done', 'cancelled')) = ("steps"."closed_at" is not null)),
	CONSTRAINT "steps_paused_say_since_when" CHECK (("steps"."status" = 'paused') = ("steps"."paused_on" is not null)),
	CONSTRAINT "steps_cited_name_a_review" CHECK (("steps"."outcome" is not distinct from 'cited') = ("steps"."cited_review_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "supervision_records" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"kind" "supervision_kind" NOT NULL,
	"agreement_id" uuid,
	"organization_id" uuid NOT NULL,
	"recorded_by_id" uuid NOT NULL,
	"year" integer,
	"score" integer,
	"summary" text NOT NULL,
	"details" jsonb NOT NULL,
	"state" "supervision_state" NOT NULL,
	"due_on" date,
	"answer" text,
	"answered_at" timestamp with time zone,
	"closed_at" timestamp with time zone,
	"revision" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "supervision_records_code_is_unique" UNIQUE("code"),
	CONSTRAINT "supervision_records_score_evaluations" CHECK (("supervision_records"."kind" = 'evaluation') = ("supervision_records"."score" is not null)),
	CONSTRAINT "supervision_records_score_in_hundred" CHECK ("supervision_records"."score" between 0 and 100),
	CONSTRAINT "supervision_records_rectify_by_a_day" CHECK (("supervision_records"."kind" = 'rectification') = ("supervision_records"."due_on" is not null))
);
--> statement-breakpoint
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
ALTER TABLE "application_items" ADD CONSTRAINT "application_items_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_items" ADD CONSTRAINT "application_items_resource_id_resources_id_fk" FOREIGN KEY ("resource_id") REFERENCES "public"."resources"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_items" ADD CONSTRAINT "application_items_provider_id_organizations_id_fk" FOREIGN KEY ("provider_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_submissions" ADD CONSTRAINT "application_submissions_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_submissions" ADD CONSTRAINT "application_submissions_submitted_by_people_id_fk" FOREIGN KEY ("submitted_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreements" ADD CONSTRAINT "agreements_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreements" ADD CONSTRAINT "agreements_operator_id_organizations_id_fk" FOREIGN KEY ("operator_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreements" ADD CONSTRAINT "agreements_authority_id_organizations_id_fk" FOREIGN KEY ("authority_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreements" ADD CONSTRAINT "agreements_scenario_id_scenarios_id_fk" FOREIGN KEY ("scenario_id") REFERENCES "public"."scenarios"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreements" ADD CONSTRAINT "agreements_previous_id_agreements_id_fk" FOREIGN KEY ("previous_id") REFERENCES "public"."agreements"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_notice_id_notices_id_fk" FOREIGN KEY ("notice_id") REFERENCES "public"."notices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_applicant_id_organizations_id_fk" FOREIGN KEY ("applicant_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_scenario_id_scenarios_id_fk" FOREIGN KEY ("scenario_id") REFERENCES "public"."scenarios"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_cited_scenario_id_scenarios_id_fk" FOREIGN KEY ("cited_scenario_id") REFERENCES "public"."scenarios"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_round_id_review_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."review_rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_decided_for_id_organizations_id_fk" FOREIGN KEY ("decided_for_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_rounds" ADD CONSTRAINT "review_rounds_authority_id_organizations_id_fk" FOREIGN KEY ("authority_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificate_issuers" ADD CONSTRAINT "certificate_issuers_issuer_id_organizations_id_fk" FOREIGN KEY ("issuer_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificate_serials" ADD CONSTRAINT "certificate_serials_issuer_id_certificate_issuers_issuer_id_fk" FOREIGN KEY ("issuer_id") REFERENCES "public"."certificate_issuers"("issuer_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificates" ADD CONSTRAINT "certificates_issuer_id_organizations_id_fk" FOREIGN KEY ("issuer_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificates" ADD CONSTRAINT "certificates_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificates" ADD CONSTRAINT "certificates_replaces_id_certificates_id_fk" FOREIGN KEY ("replaces_id") REFERENCES "public"."certificates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificates" ADD CONSTRAINT "certificates_kid_signing_keys_kid_fk" FOREIGN KEY ("kid") REFERENCES "public"."signing_keys"("kid") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_amendments" ADD CONSTRAINT "notice_amendments_notice_id_notices_id_fk" FOREIGN KEY ("notice_id") REFERENCES "public"."notices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_domains" ADD CONSTRAINT "notice_domains_notice_id_notices_id_fk" FOREIGN KEY ("notice_id") REFERENCES "public"."notices"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_domains" ADD CONSTRAINT "notice_domains_domain_id_domains_id_fk" FOREIGN KEY ("domain_id") REFERENCES "public"."domains"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_authority_id_organizations_id_fk" FOREIGN KEY ("authority_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_lead_id_organizations_id_fk" FOREIGN KEY ("lead_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_plan_id_implementation_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."implementation_plans"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notification_reads" ADD CONSTRAINT "notification_reads_notification_id_notifications_id_fk" FOREIGN KEY ("notification_id") REFERENCES "public"."notifications"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notification_reads" ADD CONSTRAINT "notification_reads_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_searches" ADD CONSTRAINT "saved_searches_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "implementation_plans" ADD CONSTRAINT "implementation_plans_authority_id_organizations_id_fk" FOREIGN KEY ("authority_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "implementation_plans" ADD CONSTRAINT "implementation_plans_previous_id_implementation_plans_id_fk" FOREIGN KEY ("previous_id") REFERENCES "public"."implementation_plans"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "authorisation_results" ADD CONSTRAINT "authorisation_results_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "authorisation_results" ADD CONSTRAINT "authorisation_results_operator_id_organizations_id_fk" FOREIGN KEY ("operator_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "authorisation_results" ADD CONSTRAINT "authorisation_results_scenario_id_scenarios_id_fk" FOREIGN KEY ("scenario_id") REFERENCES "public"."scenarios"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "objections" ADD CONSTRAINT "objections_result_id_authorisation_results_id_fk" FOREIGN KEY ("result_id") REFERENCES "public"."authorisation_results"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "objections" ADD CONSTRAINT "objections_author_id_people_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "objections" ADD CONSTRAINT "objections_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entity_reviews" ADD CONSTRAINT "entity_reviews_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entity_reviews" ADD CONSTRAINT "entity_reviews_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "expert_assignments" ADD CONSTRAINT "expert_assignments_step_id_steps_id_fk" FOREIGN KEY ("step_id") REFERENCES "public"."steps"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "expert_assignments" ADD CONSTRAINT "expert_assignments_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "item_consents" ADD CONSTRAINT "item_consents_step_id_steps_id_fk" FOREIGN KEY ("step_id") REFERENCES "public"."steps"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "item_consents" ADD CONSTRAINT "item_consents_item_id_application_items_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."application_items"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "steps" ADD CONSTRAINT "steps_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "steps" ADD CONSTRAINT "steps_agreement_id_agreements_id_fk" FOREIGN KEY ("agreement_id") REFERENCES "public"."agreements"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "steps" ADD CONSTRAINT "steps_supervision_record_id_supervision_records_id_fk" FOREIGN KEY ("supervision_record_id") REFERENCES "public"."supervision_records"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "steps" ADD CONSTRAINT "steps_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "steps" ADD CONSTRAINT "steps_concluded_by_people_id_fk" FOREIGN KEY ("concluded_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "steps" ADD CONSTRAINT "steps_cited_review_id_entity_reviews_id_fk" FOREIGN KEY ("cited_review_id") REFERENCES "public"."entity_reviews"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supervision_records" ADD CONSTRAINT "supervision_records_agreement_id_agreements_id_fk" FOREIGN KEY ("agreement_id") REFERENCES "public"."agreements"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supervision_records" ADD CONSTRAINT "supervision_records_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supervision_records" ADD CONSTRAINT "supervision_records_recorded_by_id_organizations_id_fk" FOREIGN KEY ("recorded_by_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_attempts" ADD CONSTRAINT "webhook_attempts_delivery_id_webhook_deliveries_id_fk" FOREIGN KEY ("delivery_id") REFERENCES "public"."webhook_deliveries"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_deliveries" ADD CONSTRAINT "webhook_deliveries_endpoint_id_webhook_endpoints_id_fk" FOREIGN KEY ("endpoint_id") REFERENCES "public"."webhook_endpoints"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_endpoints" ADD CONSTRAINT "webhook_endpoints_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_secrets" ADD CONSTRAINT "webhook_secrets_endpoint_id_webhook_endpoints_id_fk" FOREIGN KEY ("endpoint_id") REFERENCES "public"."webhook_endpoints"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "application_items_are_listed_once" ON "application_items" USING btree ("application_id","resource_id",coalesce(item_name, '')) WHERE removed_in is null;--> statement-breakpoint
CREATE INDEX "application_items_by_place" ON "application_items" USING btree ("application_id","position","id");--> statement-breakpoint
CREATE INDEX "application_items_by_resource" ON "application_items" USING btree ("resource_id","application_id");--> statement-breakpoint
CREATE INDEX "application_items_by_provider" ON "application_items" USING btree ("provider_id");--> statement-breakpoint
CREATE INDEX "agreements_newest" ON "agreements" USING btree ("created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "agreements_by_expiry" ON "agreements" USING btree ("expires_on","id");--> statement-breakpoint
CREATE INDEX "agreements_by_operator" ON "agreements" USING btree ("operator_id");--> statement-breakpoint
CREATE INDEX "agreements_by_scenario" ON "agreements" USING btree ("scenario_id");--> statement-breakpoint
CREATE UNIQUE INDEX "agreements_follow_an_application_once" ON "agreements" USING btree ("application_id") WHERE status <> 'abandoned';--> statement-breakpoint
CREATE INDEX "applications_newest" ON "applications" USING btree ("created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "applications_by_applicant" ON "applications" USING btree ("applicant_id","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "applications_by_scenario" ON "applications" USING btree ("scenario_id");--> statement-breakpoint
CREATE INDEX "applications_by_notice" ON "applications" USING btree ("notice_id");--> statement-breakpoint
CREATE INDEX "applications_by_agreement" ON "applications" USING btree ("agreement_id");--> statement-breakpoint
CREATE INDEX "applications_by_round" ON "applications" USING btree ("round_id");--> statement-breakpoint
CREATE UNIQUE INDEX "applications_run_once_for_an_applicant_and_scenario" ON "applications" USING btree ("applicant_id","scenario_id") WHERE status in ('draft', 'submitted', 'returned', 'under_review', 'granted', 'published');--> statement-breakpoint
CREATE INDEX "review_rounds_by_day" ON "review_rounds" USING btree ("convenes_on" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "review_rounds_by_authority" ON "review_rounds" USING btree ("authority_id");--> statement-breakpoint
CREATE INDEX "certificates_newest" ON "certificates" USING btree ("issued_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "certificates_by_number" ON "certificates" USING btree (("number" collate "C"),"id");--> statement-breakpoint
CREATE INDEX "certificates_of_a_product" ON "certificates" USING btree ("product_id","issued_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "certificates_of_an_issuer" ON "certificates" USING btree ("issuer_id","issued_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "certificates_of_a_registration" ON "certificates" USING btree ("registration_id");--> statement-breakpoint
CREATE INDEX "certificates_that_are_not_valid" ON "certificates" USING btree ("status_list","status_index") WHERE status <> 'valid';--> statement-breakpoint
CREATE UNIQUE INDEX "signing_keys_sign_one_at_a_time" ON "signing_keys" USING btree ((true)) WHERE retired_at is null;--> statement-breakpoint
CREATE INDEX "notice_amendments_newest" ON "notice_amendments" USING btree ("notice_id","amended_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "notice_domains_by_domain" ON "notice_domains" USING btree ("domain_id","notice_id");--> statement-breakpoint
CREATE INDEX "notices_newest" ON "notices" USING btree ("created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "notices_by_closing" ON "notices" USING btree ("closes_on","id");--> statement-breakpoint
CREATE INDEX "notices_by_plan" ON "notices" USING btree ("plan_id");--> statement-breakpoint
CREATE INDEX "notifications_of_an_organisation" ON "notifications" USING btree ("organization_id","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "notifications_of_a_person" ON "notifications" USING btree ("person_id","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "implementation_plans_newest" ON "implementation_plans" USING btree ("created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "implementation_plans_by_authority" ON "implementation_plans" USING btree ("authority_id");--> statement-breakpoint
CREATE UNIQUE INDEX "implementation_plans_are_replaced_once" ON "implementation_plans" USING btree ("previous_id") WHERE status <> 'withdrawn';--> statement-breakpoint
CREATE INDEX "authorisation_results_newest" ON "authorisation_results" USING btree ("published_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "authorisation_results_by_operator" ON "authorisation_results" USING btree ("operator_id");--> statement-breakpoint
CREATE INDEX "authorisation_results_by_scenario" ON "authorisation_results" USING btree ("scenario_id");--> statement-breakpoint
CREATE INDEX "objections_of_a_result" ON "objections" USING btree ("result_id","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "objections_by_author" ON "objections" USING btree ("author_id");--> statement-breakpoint
CREATE INDEX "entity_reviews_of_an_organisation" ON "entity_reviews" USING btree ("organization_id","kind","expires_on");--> statement-breakpoint
CREATE INDEX "entity_reviews_newest" ON "entity_reviews" USING btree ("passed_on" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "entity_reviews_by_application" ON "entity_reviews" USING btree ("application_id");--> statement-breakpoint
CREATE INDEX "expert_assignments_by_person" ON "expert_assignments" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "item_consents_by_item" ON "item_consents" USING btree ("item_id");--> statement-breakpoint
CREATE INDEX "steps_waiting_for_an_organisation" ON "steps" USING btree ("organization_id",coalesce(due_on, 'infinity'::date),"id") WHERE status in ('open', 'paused');--> statement-breakpoint
CREATE INDEX "steps_of_an_organisation" ON "steps" USING btree ("organization_id","opened_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "steps_of_an_application" ON "steps" USING btree ("application_id","opened_at","id");--> statement-breakpoint
CREATE INDEX "steps_of_an_agreement" ON "steps" USING btree ("agreement_id");--> statement-breakpoint
CREATE INDEX "steps_of_a_supervision_record" ON "steps" USING btree ("supervision_record_id");--> statement-breakpoint
CREATE INDEX "steps_near_their_day" ON "steps" USING btree ("due_on") WHERE status = 'open';--> statement-breakpoint
CREATE INDEX "steps_by_cited_review" ON "steps" USING btree ("cited_review_id");--> statement-breakpoint
CREATE UNIQUE INDEX "steps_wait_once_for_an_application" ON "steps" USING btree ("application_id","kind","organization_id") WHERE status in ('open', 'paused');--> statement-breakpoint
CREATE INDEX "supervision_records_newest" ON "supervision_records" USING btree ("created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "supervision_records_of_an_agreement" ON "supervision_records" USING btree ("agreement_id","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "supervision_records_of_an_organisation" ON "supervision_records" USING btree ("organization_id");--> statement-breakpoint
CREATE UNIQUE INDEX "supervision_records_report_a_year_once" ON "supervision_records" USING btree ("agreement_id","year") WHERE kind = 'operating_report';--> statement-breakpoint
CREATE INDEX "webhook_attempts_newest_of_a_delivery" ON "webhook_attempts" USING btree ("delivery_id","attempted_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "webhook_deliveries_newest_of_an_endpoint" ON "webhook_deliveries" USING btree ("endpoint_id","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "webhook_deliveries_to_be_sent" ON "webhook_deliveries" USING btree ("endpoint_id",("lane" > 1),"place") WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX "webhook_deliveries_of_a_subject" ON "webhook_deliveries" USING btree ("endpoint_id","subject_id","place") WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX "webhook_deliveries_oldest_finished" ON "webhook_deliveries" USING btree ("finished_at") WHERE state <> 'waiting';--> statement-breakpoint
CREATE INDEX "webhook_endpoints_by_organization" ON "webhook_endpoints" USING btree ("organization_id");--> statement-breakpoint
CREATE INDEX "webhook_secrets_by_endpoint" ON "webhook_secrets" USING btree ("endpoint_id");--> statement-breakpoint
-- by hand
-- What everyone reads without signing in, and what keeps no versions (docs/adr/0026-answer-cache.md).
DO $$
declare
  seen text;
begin
  foreach seen in array array['implementation_plans', 'notices', 'notice_domains', 'notice_amendments', 'authorisation_results', 'agreements']
  loop
    execute format('create trigger note_change before insert or update or delete or truncate on %I
      for each statement execute function note_change_of_table()', seen);
  end loop;
end $$;--> statement-breakpoint
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
--> statement-breakpoint
-- Applications and agreements refer to each other: this key may wait for the end of a transaction, so that a backup can
-- be loaded table by table.
ALTER TABLE "applications" ADD CONSTRAINT "applications_name_an_agreement_that_is_there"
  FOREIGN KEY ("agreement_id") REFERENCES "public"."agreements"("id") DEFERRABLE INITIALLY IMMEDIATE;
