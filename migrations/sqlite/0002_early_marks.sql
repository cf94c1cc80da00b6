CREATE TABLE `early_marks` (
	`id` text PRIMARY KEY NOT NULL,
	`channel_account_id` text NOT NULL,
	`wa_id` text NOT NULL,
	`direction` text NOT NULL,
	`contact_id` text,
	`mark` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `early_marks_by_message` ON `early_marks` (`channel_account_id`,`wa_id`);--> statement-breakpoint
CREATE INDEX `early_marks_by_age` ON `early_marks` (`created_at`);--> statement-breakpoint
ALTER TABLE `attachment_fetches` ADD `sha256` text;--> statement-breakpoint
ALTER TABLE `messages` DROP COLUMN `quoted_message_id`;