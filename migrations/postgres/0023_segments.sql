CREATE TABLE "segments" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"workspace_id" text COLLATE "C" NOT NULL,
	"seq" bigint NOT NULL,
	"version" bigint NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"rule" json NOT NULL,
	"owner_id" text COLLATE "C",
	"archived_at" bigint
);
--> statement-breakpoint
ALTER TABLE "cadences" ADD COLUMN "position" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "segments_by_workspace" ON "segments" USING btree ("workspace_id");