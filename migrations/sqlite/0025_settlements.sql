CREATE TABLE `settlements` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`seq` integer NOT NULL,
	`contact_id` text NOT NULL,
	`currency` text NOT NULL,
	`debt_ids` text NOT NULL,
	`amount_minor` integer NOT NULL,
	`agreed_on` text NOT NULL,
	`until` text NOT NULL,
	`note` text,
	`message_id` text,
	`status` text NOT NULL,
	`balance_minor` integer NOT NULL,
	`paid_minor` integer NOT NULL,
	`discount_minor` integer NOT NULL,
	`kept_on` text,
	`status_at` integer NOT NULL,
	`cancel_reason` text,
	`created_at` integer NOT NULL,
	`created_by_id` text
);
--> statement-breakpoint
CREATE INDEX `settlements_by_contact` ON `settlements` (`contact_id`);