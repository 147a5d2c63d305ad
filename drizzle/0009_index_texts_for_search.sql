CREATE TABLE "search_documents" (
	"id" uuid PRIMARY KEY NOT NULL,
	"noun" text NOT NULL,
	"version" integer NOT NULL,
	"title" text NOT NULL,
	"code" text NOT NULL,
	"parts" text NOT NULL,
	"abstract" text NOT NULL,
	"tokens" "tsvector" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "search_pending" (
	"noun" text NOT NULL,
	"id" uuid NOT NULL,
	"marked_by" bigint NOT NULL,
	CONSTRAINT "search_pending_noun_id_pk" PRIMARY KEY("noun","id")
);
--> statement-breakpoint
CREATE INDEX "search_documents_by_token" ON "search_documents" USING gin ("tokens");