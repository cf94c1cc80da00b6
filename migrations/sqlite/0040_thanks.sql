CREATE TABLE `thanks` (
	`payment_id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`message_id` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `thanks_by_message` ON `thanks` (`message_id`);