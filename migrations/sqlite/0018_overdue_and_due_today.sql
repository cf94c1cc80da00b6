ALTER TABLE `cards` ADD `falls_due_on` text;--> statement-breakpoint
CREATE INDEX `cards_by_due` ON `cards` (`workspace_id`,`falls_due_on`);--> statement-breakpoint
UPDATE `cards` SET `money` = json_set(`money`, '$.overdue', json('{}')), `check_on` = '1970-01-01' WHERE `money` IS NOT NULL;
