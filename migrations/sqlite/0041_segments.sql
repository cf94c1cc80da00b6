CREATE TABLE `segments` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`seq` integer NOT NULL,
	`version` integer NOT NULL,
	`name` text NOT NULL,
	`rule` text NOT NULL,
	`owner_id` text,
	`archived_at` integer
);
--> statement-breakpoint
CREATE INDEX `segments_by_workspace` ON `segments` (`workspace_id`);--> statement-breakpoint
ALTER TABLE `cadences` ADD `position` integer DEFAULT 0 NOT NULL;