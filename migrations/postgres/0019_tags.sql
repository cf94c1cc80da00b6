CREATE TABLE "contact_tags" (
	"tag_id" text COLLATE "C" NOT NULL,
	"contact_id" text COLLATE "C" NOT NULL,
	CONSTRAINT "contact_tags_tag_id_contact_id_pk" PRIMARY KEY("tag_id","contact_id")
);
--> statement-breakpoint
CREATE TABLE "tags" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"workspace_id" text COLLATE "C" NOT NULL,
	"seq" bigint NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"colour" text COLLATE "C" NOT NULL,
	"merged_into_id" text COLLATE "C",
	"removed_at" bigint
);
--> statement-breakpoint
ALTER TABLE "cards" ADD COLUMN "tag_ids" json DEFAULT '[]'::json NOT NULL;--> statement-breakpoint
CREATE INDEX "contact_tags_by_contact" ON "contact_tags" USING btree ("contact_id");--> statement-breakpoint
CREATE INDEX "tags_by_workspace" ON "tags" USING btree ("workspace_id");