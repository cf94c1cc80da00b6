CREATE TABLE `known_devices` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`used_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `known_devices_by_user` ON `known_devices` (`user_id`);--> statement-breakpoint
CREATE TABLE `sign_in_attempts` (
	`key` text PRIMARY KEY NOT NULL,
	`count` integer NOT NULL,
	`window_ends_at` integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE `sign_ins` ADD `seen_at` integer;--> statement-breakpoint
ALTER TABLE `sign_ins` ADD `user_agent` text;--> statement-breakpoint
ALTER TABLE `sign_ins` ADD `address` text;