CREATE TABLE `contact_likenesses` (
	`workspace_id` text NOT NULL,
	`contact_id` text NOT NULL,
	`other_id` text NOT NULL,
	`answer` text,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`contact_id`, `other_id`)
);
--> statement-breakpoint
CREATE INDEX `contact_likenesses_by_other` ON `contact_likenesses` (`other_id`);--> statement-breakpoint
CREATE TABLE `merge_parts` (
	`merge_id` text NOT NULL,
	`kind` text NOT NULL,
	`id` text NOT NULL,
	`data` text,
	PRIMARY KEY(`merge_id`, `kind`, `id`)
);
--> statement-breakpoint
ALTER TABLE `contact_identities` ADD `together` text;