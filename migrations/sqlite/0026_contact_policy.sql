CREATE TABLE `contact_rules` (
	`contact_id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`opted_out_at` integer,
	`opted_out_message_id` text,
	`holds` text NOT NULL,
	`preferences` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `logged_contacts` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`contact_id` text NOT NULL,
	`at` integer NOT NULL,
	`channel` text NOT NULL,
	`answered` integer NOT NULL,
	`note` text,
	`by_id` text
);
--> statement-breakpoint
CREATE INDEX `logged_contacts_by_contact` ON `logged_contacts` (`contact_id`,`at`);--> statement-breakpoint
ALTER TABLE `messages` ADD `purpose` text;--> statement-breakpoint
ALTER TABLE `messages` ADD `wait` text;--> statement-breakpoint
ALTER TABLE `workspaces` ADD `contact_policy` text;