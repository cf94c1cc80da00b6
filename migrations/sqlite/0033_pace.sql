DROP INDEX `outbox_due`;--> statement-breakpoint
ALTER TABLE `outbox` ADD `by_rule` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `outbox` ADD `recipient` text;--> statement-breakpoint
ALTER TABLE `outbox` ADD `text_print` text;--> statement-breakpoint
CREATE INDEX `outbox_in_line` ON `outbox` (`channel_account_id`,`state`,`by_rule`,`not_before`);--> statement-breakpoint
CREATE INDEX `outbox_by_departure` ON `outbox` (`channel_account_id`,`claimed_at`);--> statement-breakpoint
CREATE INDEX `outbox_by_conversation` ON `outbox` (`conversation_id`,`state`);--> statement-breakpoint
ALTER TABLE `channel_accounts` ADD `linked_at` integer;--> statement-breakpoint
ALTER TABLE `channel_accounts` ADD `sending_resumed_at` integer;