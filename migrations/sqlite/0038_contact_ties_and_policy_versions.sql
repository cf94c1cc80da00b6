CREATE TABLE `contact_policy_versions` (
	`workspace_id` text NOT NULL,
	`version` integer NOT NULL,
	`since` integer NOT NULL,
	`policy` text NOT NULL,
	`by_id` text,
	PRIMARY KEY(`workspace_id`, `version`)
);
--> statement-breakpoint
CREATE TABLE `contact_ties` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`contact_id` text NOT NULL,
	`debtor_contact_id` text NOT NULL,
	`role` text NOT NULL,
	`created_at` integer NOT NULL,
	`by_id` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `contact_ties_once` ON `contact_ties` (`contact_id`,`debtor_contact_id`);--> statement-breakpoint
CREATE INDEX `contact_ties_by_debtor` ON `contact_ties` (`debtor_contact_id`);--> statement-breakpoint
CREATE INDEX `contact_ties_by_workspace` ON `contact_ties` (`workspace_id`);--> statement-breakpoint
ALTER TABLE `contact_rules` ADD `confirmed` text;