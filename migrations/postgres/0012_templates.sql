CREATE TABLE "templates" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"workspace_id" text COLLATE "C" NOT NULL,
	"seq" bigint NOT NULL,
	"version" bigint NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"situation" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"variants" json NOT NULL,
	"questions" json NOT NULL,
	"starter" text COLLATE "C",
	"archived_at" bigint
);
--> statement-breakpoint
ALTER TABLE "workspaces" ADD COLUMN "address" text COLLATE "C";--> statement-breakpoint
CREATE INDEX "templates_by_workspace" ON "templates" USING btree ("workspace_id");