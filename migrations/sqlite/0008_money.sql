CREATE TABLE `debts` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`seq` integer NOT NULL,
	`version` integer NOT NULL,
	`contact_id` text NOT NULL,
	`reference` text,
	`concept` text NOT NULL,
	`currency` text NOT NULL,
	`amount_minor` integer NOT NULL,
	`issued_on` text NOT NULL,
	`due_on` text NOT NULL,
	`terms` text NOT NULL,
	`lines` text NOT NULL,
	`file_ids` text NOT NULL,
	`cancelled_at` integer,
	`cancel_reason` text,
	`created_at` integer NOT NULL,
	`created_by_id` text
);
--> statement-breakpoint
CREATE INDEX `debts_by_contact` ON `debts` (`contact_id`);--> statement-breakpoint
CREATE TABLE `ledger_entries` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`seq` integer NOT NULL,
	`contact_id` text NOT NULL,
	`debt_id` text,
	`kind` text NOT NULL,
	`amount_minor` integer NOT NULL,
	`currency` text NOT NULL,
	`on` text NOT NULL,
	`at` integer NOT NULL,
	`payment_id` text,
	`plan_id` text,
	`reverses_entry_id` text,
	`rule_key` text,
	`calculation` text,
	`conversion` text,
	`note` text,
	`by_user_id` text
);
--> statement-breakpoint
CREATE INDEX `ledger_entries_by_contact` ON `ledger_entries` (`contact_id`);--> statement-breakpoint
CREATE INDEX `ledger_entries_by_debt` ON `ledger_entries` (`debt_id`);--> statement-breakpoint
CREATE INDEX `ledger_entries_by_payment` ON `ledger_entries` (`payment_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `ledger_entries_by_rule` ON `ledger_entries` (`rule_key`);--> statement-breakpoint
CREATE UNIQUE INDEX `ledger_entries_by_reversed` ON `ledger_entries` (`reverses_entry_id`);--> statement-breakpoint
CREATE TABLE `unit_rates` (
	`workspace_id` text NOT NULL,
	`unit` text NOT NULL,
	`on` text NOT NULL,
	`value_e6` integer NOT NULL,
	PRIMARY KEY(`workspace_id`, `unit`, `on`)
);
--> statement-breakpoint
CREATE TABLE `payment_methods` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`seq` integer NOT NULL,
	`name` text NOT NULL,
	`details` text NOT NULL,
	`archived_at` integer
);
--> statement-breakpoint
CREATE INDEX `payment_methods_by_workspace` ON `payment_methods` (`workspace_id`);--> statement-breakpoint
CREATE TABLE `payments` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`seq` integer NOT NULL,
	`version` integer NOT NULL,
	`contact_id` text NOT NULL,
	`amount_minor` integer NOT NULL,
	`currency` text NOT NULL,
	`paid_on` text NOT NULL,
	`paid_by` text NOT NULL,
	`reference` text,
	`reference_key` text,
	`note` text,
	`file_id` text,
	`message_id` text,
	`state` text NOT NULL,
	`wanted_allocations` text NOT NULL,
	`plan_extra` text NOT NULL,
	`settled_at` integer,
	`settled_by_id` text,
	`reason` text,
	`created_at` integer NOT NULL,
	`created_by_id` text
);
--> statement-breakpoint
CREATE INDEX `payments_by_contact` ON `payments` (`contact_id`);--> statement-breakpoint
CREATE INDEX `payments_by_state` ON `payments` (`workspace_id`,`state`,`created_at`);--> statement-breakpoint
CREATE INDEX `payments_by_reference` ON `payments` (`workspace_id`,`reference_key`);--> statement-breakpoint
CREATE TABLE `receipt_prints` (
	`payment_id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`file_id` text NOT NULL,
	`sha256` text NOT NULL,
	`band_a` integer,
	`band_b` integer,
	`band_c` integer,
	`band_d` integer,
	`thumbnail` blob
);
--> statement-breakpoint
CREATE INDEX `receipt_prints_by_bytes` ON `receipt_prints` (`workspace_id`,`sha256`);--> statement-breakpoint
CREATE INDEX `receipt_prints_by_band_a` ON `receipt_prints` (`workspace_id`,`band_a`);--> statement-breakpoint
CREATE INDEX `receipt_prints_by_band_b` ON `receipt_prints` (`workspace_id`,`band_b`);--> statement-breakpoint
CREATE INDEX `receipt_prints_by_band_c` ON `receipt_prints` (`workspace_id`,`band_c`);--> statement-breakpoint
CREATE INDEX `receipt_prints_by_band_d` ON `receipt_prints` (`workspace_id`,`band_d`);--> statement-breakpoint
CREATE TABLE `instalments` (
	`plan_id` text NOT NULL,
	`workspace_id` text NOT NULL,
	`number` integer NOT NULL,
	`due_on` text NOT NULL,
	`grace_until` text NOT NULL,
	`amount_minor` integer NOT NULL,
	`interest_minor` integer NOT NULL,
	`paid_minor` integer NOT NULL,
	`paid_on` text,
	`open_on` text,
	PRIMARY KEY(`plan_id`, `number`)
);
--> statement-breakpoint
CREATE INDEX `instalments_by_day` ON `instalments` (`workspace_id`,`open_on`);--> statement-breakpoint
CREATE TABLE `plans` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`seq` integer NOT NULL,
	`version` integer NOT NULL,
	`contact_id` text NOT NULL,
	`currency` text NOT NULL,
	`debt_ids` text NOT NULL,
	`status` text NOT NULL,
	`terms` text NOT NULL,
	`balance_minor` integer NOT NULL,
	`interest_minor` integer NOT NULL,
	`total_minor` integer NOT NULL,
	`message_ids` text NOT NULL,
	`missed` integer NOT NULL,
	`accepted_at` integer,
	`status_at` integer NOT NULL,
	`reason` text,
	`created_at` integer NOT NULL,
	`created_by_id` text
);
--> statement-breakpoint
CREATE INDEX `plans_by_contact` ON `plans` (`contact_id`);--> statement-breakpoint
CREATE TABLE `promises` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`seq` integer NOT NULL,
	`contact_id` text NOT NULL,
	`amount_minor` integer NOT NULL,
	`currency` text NOT NULL,
	`due_on` text,
	`grace_until` text,
	`debt_ids` text NOT NULL,
	`message_id` text,
	`status` text NOT NULL,
	`paid_minor` integer NOT NULL,
	`status_at` integer NOT NULL,
	`cancel_reason` text,
	`created_at` integer NOT NULL,
	`created_by_id` text
);
--> statement-breakpoint
CREATE INDEX `promises_by_contact` ON `promises` (`contact_id`);--> statement-breakpoint
CREATE INDEX `promises_by_due` ON `promises` (`workspace_id`,`status`,`due_on`);--> statement-breakpoint
ALTER TABLE `cards` ADD `money` text;--> statement-breakpoint
ALTER TABLE `cards` ADD `late_reason` text;--> statement-breakpoint
ALTER TABLE `cards` ADD `check_on` text;--> statement-breakpoint
ALTER TABLE `cards` ADD `overdue_since` text;--> statement-breakpoint
CREATE INDEX `cards_by_check` ON `cards` (`workspace_id`,`check_on`);--> statement-breakpoint
CREATE INDEX `cards_waiting` ON `cards` (`workspace_id`,`last_message_at`) WHERE "cards"."unread" > 0;--> statement-breakpoint
CREATE INDEX `cards_by_overdue` ON `cards` (`workspace_id`,`overdue_since`);--> statement-breakpoint
ALTER TABLE `stages` ADD `totals` text DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE `workspaces` ADD `money` text;