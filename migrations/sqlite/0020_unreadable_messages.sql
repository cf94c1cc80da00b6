CREATE TABLE `unreadable_messages` (
	`message_id` text PRIMARY KEY NOT NULL,
	`channel_account_id` text NOT NULL,
	`attempts` integer NOT NULL,
	`next_try_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `unreadable_messages_due` ON `unreadable_messages` (`next_try_at`);--> statement-breakpoint
INSERT INTO `unreadable_messages` (`message_id`, `channel_account_id`, `attempts`, `next_try_at`)
SELECT `id`, `channel_account_id`, 0, 0 FROM `messages`
WHERE `kind` = 'unreadable' AND `deleted_at` IS NULL AND `origin` <> 'history';
