CREATE TABLE `import_rows` (
	`import_id` text NOT NULL,
	`row_no` integer NOT NULL,
	`line` integer NOT NULL,
	`sheet` text,
	`cells` text NOT NULL,
	`kind` text NOT NULL,
	`why` text,
	`faults` text NOT NULL,
	`debt` text,
	`reference_key` text,
	`known` text,
	`outcome` text,
	`debt_id` text,
	`contact_id` text,
	`booked` text,
	PRIMARY KEY(`import_id`, `row_no`)
);
--> statement-breakpoint
CREATE INDEX `import_rows_by_kind` ON `import_rows` (`import_id`,`kind`,`row_no`);--> statement-breakpoint
CREATE INDEX `import_rows_by_reference` ON `import_rows` (`import_id`,`reference_key`);--> statement-breakpoint
CREATE TABLE `import_shapes` (
	`workspace_id` text NOT NULL,
	`shape` text NOT NULL,
	`roles` text NOT NULL,
	PRIMARY KEY(`workspace_id`, `shape`)
);
--> statement-breakpoint
CREATE TABLE `imports` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`name` text NOT NULL,
	`sha256` text NOT NULL,
	`state` text NOT NULL,
	`because` text,
	`guess` text,
	`roles` text,
	`is_paid_there` integer NOT NULL,
	`created_at` integer NOT NULL,
	`created_by_id` text NOT NULL,
	`applied_at` integer
);
--> statement-breakpoint
CREATE INDEX `imports_by_workspace` ON `imports` (`workspace_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `debts_by_reference` ON `debts` (`workspace_id`,`reference`);