CREATE TABLE `open_amounts` (
	`contact_id` text NOT NULL,
	`currency` text NOT NULL,
	`amount_minor` integer NOT NULL,
	`workspace_id` text NOT NULL,
	PRIMARY KEY(`contact_id`, `currency`, `amount_minor`)
);
--> statement-breakpoint
CREATE INDEX `open_amounts_by_amount` ON `open_amounts` (`workspace_id`,`amount_minor`);--> statement-breakpoint
-- The next start of a day looks once at everybody who has money, and writes down what is open.
update cards set check_on = '2000-01-01' where money is not null and merged_into_id is null;
