CREATE TABLE "contact_policy_versions" (
	"workspace_id" text COLLATE "C" NOT NULL,
	"version" bigint NOT NULL,
	"since" bigint NOT NULL,
	"policy" json NOT NULL,
	"by_id" text COLLATE "C",
	CONSTRAINT "contact_policy_versions_workspace_id_version_pk" PRIMARY KEY("workspace_id","version")
);
--> statement-breakpoint
CREATE TABLE "contact_ties" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"workspace_id" text COLLATE "C" NOT NULL,
	"contact_id" text COLLATE "C" NOT NULL,
	"debtor_contact_id" text COLLATE "C" NOT NULL,
	"role" text COLLATE "C" NOT NULL,
	"created_at" bigint NOT NULL,
	"by_id" text COLLATE "C"
);
--> statement-breakpoint
ALTER TABLE "contact_rules" ADD COLUMN "confirmed" json;--> statement-breakpoint
CREATE UNIQUE INDEX "contact_ties_once" ON "contact_ties" USING btree ("contact_id","debtor_contact_id");--> statement-breakpoint
CREATE INDEX "contact_ties_by_debtor" ON "contact_ties" USING btree ("debtor_contact_id");--> statement-breakpoint
CREATE INDEX "contact_ties_by_workspace" ON "contact_ties" USING btree ("workspace_id");