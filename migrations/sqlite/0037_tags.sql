CREATE TABLE `contact_tags` (
	`tag_id` text NOT NULL,
	`contact_id` text NOT NULL,
	PRIMARY KEY(`tag_id`, `contact_id`)
);
--> statement-breakpoint
CREATE INDEX `contact_tags_by_contact` ON `contact_tags` (`contact_id`);--> statement-breakpoint
CREATE TABLE `tags` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`seq` integer NOT NULL,
	`name` text NOT NULL,
	`colour` text NOT NULL,
	`merged_into_id` text,
	`removed_at` integer
);
--> statement-breakpoint
CREATE INDEX `tags_by_workspace` ON `tags` (`workspace_id`);--> statement-breakpoint
ALTER TABLE `cards` ADD `tag_ids` text DEFAULT '[]' NOT NULL;