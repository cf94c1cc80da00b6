CREATE TABLE "campaign_people" (
	"campaign_id" text COLLATE "C" NOT NULL,
	"contact_id" text COLLATE "C" NOT NULL,
	"state" text COLLATE "C" NOT NULL,
	"reason" text COLLATE "C",
	"message_id" text COLLATE "C",
	CONSTRAINT "campaign_people_campaign_id_contact_id_pk" PRIMARY KEY("campaign_id","contact_id")
);
--> statement-breakpoint
CREATE TABLE "campaigns" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"workspace_id" text COLLATE "C" NOT NULL,
	"seq" bigint NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"segment_id" text COLLATE "C" NOT NULL,
	"variants" json NOT NULL,
	"template_id" text COLLATE "C",
	"state" text COLLATE "C" NOT NULL,
	"people" bigint NOT NULL,
	"created_by_id" text COLLATE "C" NOT NULL,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE INDEX "campaign_people_by_state" ON "campaign_people" USING btree ("campaign_id","state","contact_id");--> statement-breakpoint
CREATE INDEX "campaigns_by_workspace" ON "campaigns" USING btree ("workspace_id","created_at");