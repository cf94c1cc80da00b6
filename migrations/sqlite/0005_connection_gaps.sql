CREATE TABLE `connection_gaps` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`account_id` text NOT NULL,
	`from_at` integer NOT NULL,
	`to_at` integer,
	`reason` text,
	`after_row_no` integer NOT NULL,
	`recovered` integer,
	`unreadable` integer
);
--> statement-breakpoint
CREATE INDEX `connection_gaps_by_account` ON `connection_gaps` (`account_id`,`from_at`);