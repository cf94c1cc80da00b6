CREATE TABLE `campaign_people` (
	`campaign_id` text NOT NULL,
	`contact_id` text NOT NULL,
	`state` text NOT NULL,
	`reason` text,
	`message_id` text,
	PRIMARY KEY(`campaign_id`, `contact_id`)
);
--> statement-breakpoint
CREATE INDEX `campaign_people_by_state` ON `campaign_people` (`campaign_id`,`state`,`contact_id`);--> statement-breakpoint
CREATE TABLE `campaigns` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`seq` integer NOT NULL,
	`name` text NOT NULL,
	`segment_id` text NOT NULL,
	`variants` text NOT NULL,
	`template_id` text,
	`state` text NOT NULL,
	`people` integer NOT NULL,
	`created_by_id` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `campaigns_by_workspace` ON `campaigns` (`workspace_id`,`created_at`);