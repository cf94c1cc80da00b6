CREATE TABLE "cadences" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"workspace_id" text COLLATE "C" NOT NULL,
	"seq" bigint NOT NULL,
	"version" bigint NOT NULL,
	"starter" text COLLATE "C",
	"name" text COLLATE "C" NOT NULL,
	"audience" json NOT NULL,
	"steps" json NOT NULL,
	"mode" text COLLATE "C" NOT NULL,
	"payday" json,
	"rest_hours" bigint NOT NULL,
	"ends" json NOT NULL,
	"is_on" boolean NOT NULL,
	"on_since" text COLLATE "C",
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ladder_steps" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"workspace_id" text COLLATE "C" NOT NULL,
	"contact_id" text COLLATE "C" NOT NULL,
	"cadence_id" text COLLATE "C" NOT NULL,
	"step_id" text COLLATE "C" NOT NULL,
	"on" text COLLATE "C" NOT NULL,
	"state" text COLLATE "C" NOT NULL,
	"reason" text COLLATE "C",
	"text" text COLLATE "C",
	"figures" text COLLATE "C",
	"message_id" text COLLATE "C",
	"by_user_id" text COLLATE "C",
	"at" bigint NOT NULL,
	"ended_on" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
ALTER TABLE "cards" ADD COLUMN "has_ready_steps" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "workspaces" ADD COLUMN "reminders_paused_at" bigint;--> statement-breakpoint
CREATE INDEX "cadences_by_workspace" ON "cadences" USING btree ("workspace_id");--> statement-breakpoint
CREATE UNIQUE INDEX "ladder_steps_once" ON "ladder_steps" USING btree ("contact_id","cadence_id","step_id","on");--> statement-breakpoint
CREATE INDEX "ladder_steps_by_day" ON "ladder_steps" USING btree ("workspace_id","ended_on");