CREATE TABLE `jobs` (
	`kind` text NOT NULL,
	`key` text NOT NULL,
	`data` text,
	`due_at` integer,
	`lease_until` integer,
	`fence` integer NOT NULL,
	`asked` integer NOT NULL,
	`attempts` integer NOT NULL,
	`last_error` text,
	PRIMARY KEY(`kind`, `key`)
);
--> statement-breakpoint
CREATE INDEX `jobs_by_due` ON `jobs` (`kind`,`due_at`);