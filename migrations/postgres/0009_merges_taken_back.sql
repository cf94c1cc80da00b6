CREATE TABLE "contact_likenesses" (
	"workspace_id" text COLLATE "C" NOT NULL,
	"contact_id" text COLLATE "C" NOT NULL,
	"other_id" text COLLATE "C" NOT NULL,
	"answer" text COLLATE "C",
	"created_at" bigint NOT NULL,
	CONSTRAINT "contact_likenesses_contact_id_other_id_pk" PRIMARY KEY("contact_id","other_id")
);
--> statement-breakpoint
CREATE TABLE "merge_parts" (
	"merge_id" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"data" json,
	CONSTRAINT "merge_parts_merge_id_kind_id_pk" PRIMARY KEY("merge_id","kind","id")
);
--> statement-breakpoint
ALTER TABLE "contact_identities" ADD COLUMN "together" text COLLATE "C";--> statement-breakpoint
CREATE INDEX "contact_likenesses_by_other" ON "contact_likenesses" USING btree ("other_id");