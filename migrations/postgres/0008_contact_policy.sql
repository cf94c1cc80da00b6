CREATE TABLE "contact_rules" (
	"contact_id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"workspace_id" text COLLATE "C" NOT NULL,
	"opted_out_at" bigint,
	"opted_out_message_id" text COLLATE "C",
	"holds" json NOT NULL,
	"preferences" json NOT NULL
);
--> statement-breakpoint
CREATE TABLE "logged_contacts" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"workspace_id" text COLLATE "C" NOT NULL,
	"contact_id" text COLLATE "C" NOT NULL,
	"at" bigint NOT NULL,
	"channel" text COLLATE "C" NOT NULL,
	"answered" boolean NOT NULL,
	"note" text COLLATE "C",
	"by_id" text COLLATE "C"
);
--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "purpose" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "wait" json;--> statement-breakpoint
ALTER TABLE "workspaces" ADD COLUMN "contact_policy" json;--> statement-breakpoint
CREATE INDEX "logged_contacts_by_contact" ON "logged_contacts" USING btree ("contact_id","at");