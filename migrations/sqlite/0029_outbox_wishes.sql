ALTER TABLE `outbox` ADD `wished_at` integer;--> statement-breakpoint
ALTER TABLE `outbox` ADD `not_after` integer;--> statement-breakpoint
CREATE INDEX `outbox_by_time` ON `outbox` (`workspace_id`,`state`,`not_before`,`id`);