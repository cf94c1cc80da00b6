CREATE TABLE `command_log` (
	`workspace_id` text NOT NULL,
	`op_id` text NOT NULL,
	`user_id` text NOT NULL,
	`command` text NOT NULL,
	`answer` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`workspace_id`, `op_id`)
);
--> statement-breakpoint
CREATE INDEX `command_log_by_age` ON `command_log` (`at`);--> statement-breakpoint
CREATE TABLE `events` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`seq` integer NOT NULL,
	`at` integer NOT NULL,
	`type` text NOT NULL,
	`actor_kind` text NOT NULL,
	`actor_user_id` text,
	`contact_id` text,
	`data` text NOT NULL,
	`undoable` integer NOT NULL,
	`undone_by_id` text
);
--> statement-breakpoint
CREATE INDEX `events_by_seq` ON `events` (`workspace_id`,`seq`);--> statement-breakpoint
CREATE INDEX `events_by_contact` ON `events` (`contact_id`,`seq`);--> statement-breakpoint
CREATE TABLE `workspace_seqs` (
	`workspace_id` text PRIMARY KEY NOT NULL,
	`seq` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `cards` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`seq` integer NOT NULL,
	`version` integer NOT NULL,
	`contact_id` text NOT NULL,
	`stage_id` text NOT NULL,
	`rank` text NOT NULL,
	`assignee_id` text,
	`unread` integer NOT NULL,
	`read_up_to_at` integer,
	`last_message_id` text,
	`last_message_at` integer,
	`stage_since` integer NOT NULL,
	`merged_into_id` text,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `cards_by_contact` ON `cards` (`contact_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `cards_by_rank` ON `cards` (`stage_id`,`rank`);--> statement-breakpoint
CREATE INDEX `cards_by_seq` ON `cards` (`workspace_id`,`seq`);--> statement-breakpoint
CREATE TABLE `stages` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`seq` integer NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`colour` text NOT NULL,
	`rank` text NOT NULL,
	`card_count` integer NOT NULL,
	`archived_at` integer
);
--> statement-breakpoint
CREATE INDEX `stages_by_rank` ON `stages` (`workspace_id`,`rank`);--> statement-breakpoint
CREATE TABLE `channel_accounts` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`seq` integer NOT NULL,
	`kind` text NOT NULL,
	`phone` text,
	`name` text,
	`state` text NOT NULL,
	`state_since` integer NOT NULL,
	`reason` text,
	`wanted` integer NOT NULL,
	`lease_holder` text,
	`lease_until` integer,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `channel_keys` (
	`account_id` text NOT NULL,
	`type` text NOT NULL,
	`key_id` text NOT NULL,
	`value` blob NOT NULL,
	PRIMARY KEY(`account_id`, `type`, `key_id`)
);
--> statement-breakpoint
CREATE TABLE `inbound_journal` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`account_id` text NOT NULL,
	`chat_address` text NOT NULL,
	`wa_id` text NOT NULL,
	`payload` blob NOT NULL,
	`received_at` integer NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE INDEX `inbound_journal_by_account` ON `inbound_journal` (`account_id`,`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `inbound_journal_once` ON `inbound_journal` (`account_id`,`chat_address`,`wa_id`);--> statement-breakpoint
CREATE TABLE `contact_identities` (
	`workspace_id` text NOT NULL,
	`address` text NOT NULL,
	`contact_id` text NOT NULL,
	`match_key` text,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`workspace_id`, `address`)
);
--> statement-breakpoint
CREATE INDEX `contact_identities_by_contact` ON `contact_identities` (`contact_id`);--> statement-breakpoint
CREATE INDEX `contact_identities_by_match` ON `contact_identities` (`workspace_id`,`match_key`);--> statement-breakpoint
CREATE TABLE `contact_notes` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`seq` integer NOT NULL,
	`contact_id` text NOT NULL,
	`author_id` text NOT NULL,
	`text` text NOT NULL,
	`created_at` integer NOT NULL,
	`deleted_at` integer
);
--> statement-breakpoint
CREATE INDEX `contact_notes_by_contact` ON `contact_notes` (`contact_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `contact_notes_by_seq` ON `contact_notes` (`workspace_id`,`seq`);--> statement-breakpoint
CREATE TABLE `contacts` (
	`row_no` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`workspace_id` text NOT NULL,
	`seq` integer NOT NULL,
	`name` text,
	`push_name` text,
	`phone` text,
	`merged_into_id` text,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `contacts_by_id` ON `contacts` (`id`);--> statement-breakpoint
CREATE INDEX `contacts_by_seq` ON `contacts` (`workspace_id`,`seq`);--> statement-breakpoint
CREATE INDEX `contacts_by_phone` ON `contacts` (`workspace_id`,`phone`);--> statement-breakpoint
CREATE TABLE `attachment_fetches` (
	`message_id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`channel_account_id` text NOT NULL,
	`attempts` integer NOT NULL,
	`next_try_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `attachment_fetches_due` ON `attachment_fetches` (`next_try_at`);--> statement-breakpoint
CREATE TABLE `conversations` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`contact_id` text NOT NULL,
	`channel_account_id` text NOT NULL,
	`address` text,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `conversations_by_contact` ON `conversations` (`contact_id`,`channel_account_id`);--> statement-breakpoint
CREATE TABLE `message_reactions` (
	`message_id` text NOT NULL,
	`direction` text NOT NULL,
	`emoji` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`message_id`, `direction`)
);
--> statement-breakpoint
CREATE TABLE `messages` (
	`row_no` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`workspace_id` text NOT NULL,
	`seq` integer NOT NULL,
	`conversation_id` text NOT NULL,
	`channel_account_id` text NOT NULL,
	`wa_id` text NOT NULL,
	`direction` text NOT NULL,
	`origin` text NOT NULL,
	`kind` text NOT NULL,
	`text` text,
	`status` text,
	`failure` text,
	`sent_at` integer NOT NULL,
	`author_id` text,
	`quoted_wa_id` text,
	`quoted_message_id` text,
	`quoted_preview` text,
	`quoted_direction` text,
	`quoted_kind` text,
	`attachment` text,
	`details` text,
	`raw` blob,
	`edited_at` integer,
	`deleted_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `messages_by_id` ON `messages` (`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `messages_once` ON `messages` (`channel_account_id`,`wa_id`,`conversation_id`,`direction`);--> statement-breakpoint
CREATE INDEX `messages_by_thread` ON `messages` (`conversation_id`,`sent_at`,`id`);--> statement-breakpoint
CREATE INDEX `messages_by_seq` ON `messages` (`workspace_id`,`seq`);--> statement-breakpoint
CREATE TABLE `files` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`sha256` text NOT NULL,
	`mime_type` text NOT NULL,
	`size_bytes` integer NOT NULL,
	`name` text NOT NULL,
	`created_at` integer NOT NULL,
	`created_by_id` text
);
--> statement-breakpoint
CREATE INDEX `files_by_hash` ON `files` (`workspace_id`,`sha256`);--> statement-breakpoint
CREATE TABLE `outbox` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`channel_account_id` text NOT NULL,
	`conversation_id` text NOT NULL,
	`message_id` text,
	`wa_id` text NOT NULL,
	`outgoing` text NOT NULL,
	`not_before` integer NOT NULL,
	`state` text NOT NULL,
	`attempts` integer NOT NULL,
	`claimed_at` integer,
	`last_failure` text,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `outbox_once` ON `outbox` (`channel_account_id`,`wa_id`);--> statement-breakpoint
CREATE INDEX `outbox_due` ON `outbox` (`channel_account_id`,`state`,`not_before`);--> statement-breakpoint
CREATE INDEX `outbox_by_message` ON `outbox` (`message_id`);--> statement-breakpoint
CREATE TABLE `sign_ins` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `sign_ins_by_user` ON `sign_ins` (`user_id`);--> statement-breakpoint
CREATE TABLE `users` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`seq` integer NOT NULL,
	`name` text NOT NULL,
	`email` text NOT NULL,
	`password_hash` text NOT NULL,
	`role` text NOT NULL,
	`language` text,
	`disabled_at` integer,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `users_by_email` ON `users` (`email`);--> statement-breakpoint
CREATE INDEX `users_by_seq` ON `users` (`workspace_id`,`seq`);--> statement-breakpoint
CREATE TABLE `workspaces` (
	`id` text PRIMARY KEY NOT NULL,
	`seq` integer NOT NULL,
	`name` text NOT NULL,
	`country` text NOT NULL,
	`time_zone` text NOT NULL,
	`currency` text NOT NULL,
	`language` text NOT NULL,
	`created_at` integer NOT NULL
);
