CREATE TABLE `cadences` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`seq` integer NOT NULL,
	`version` integer NOT NULL,
	`starter` text,
	`name` text NOT NULL,
	`audience` text NOT NULL,
	`steps` text NOT NULL,
	`mode` text NOT NULL,
	`payday` text,
	`rest_hours` integer NOT NULL,
	`ends` text NOT NULL,
	`is_on` integer NOT NULL,
	`on_since` text,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `cadences_by_workspace` ON `cadences` (`workspace_id`);--> statement-breakpoint
CREATE TABLE `ladder_steps` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`contact_id` text NOT NULL,
	`cadence_id` text NOT NULL,
	`step_id` text NOT NULL,
	`on` text NOT NULL,
	`state` text NOT NULL,
	`reason` text,
	`text` text,
	`figures` text,
	`message_id` text,
	`by_user_id` text,
	`at` integer NOT NULL,
	`ended_on` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `ladder_steps_once` ON `ladder_steps` (`contact_id`,`cadence_id`,`step_id`,`on`);--> statement-breakpoint
CREATE INDEX `ladder_steps_by_day` ON `ladder_steps` (`workspace_id`,`ended_on`);--> statement-breakpoint
ALTER TABLE `cards` ADD `has_ready_steps` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `workspaces` ADD `reminders_paused_at` integer;