CREATE TABLE `templates` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`seq` integer NOT NULL,
	`version` integer NOT NULL,
	`kind` text NOT NULL,
	`situation` text NOT NULL,
	`name` text NOT NULL,
	`variants` text NOT NULL,
	`questions` text NOT NULL,
	`starter` text,
	`archived_at` integer
);
--> statement-breakpoint
CREATE INDEX `templates_by_workspace` ON `templates` (`workspace_id`);--> statement-breakpoint
ALTER TABLE `workspaces` ADD `address` text;