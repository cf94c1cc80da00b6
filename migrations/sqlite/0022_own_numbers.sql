ALTER TABLE `channel_accounts` ADD `last_phone` text;--> statement-breakpoint
ALTER TABLE `channel_accounts` ADD `coming_phone` text;--> statement-breakpoint
ALTER TABLE `channel_accounts` ADD `archived_at` integer;--> statement-breakpoint
UPDATE `channel_accounts` SET `last_phone` = `phone`;
