ALTER TABLE `cards` ADD `facts` text;--> statement-breakpoint
ALTER TABLE `cards` ADD `held_since` text;--> statement-breakpoint
ALTER TABLE `promises` ADD `tolerance_percent` integer DEFAULT 100 NOT NULL;--> statement-breakpoint
UPDATE `promises` SET `tolerance_percent` = coalesce((SELECT json_extract(`money`, '$.promiseTolerancePercent') FROM `workspaces` WHERE `workspaces`.`id` = `promises`.`workspace_id`), 100);--> statement-breakpoint
UPDATE `cards` SET `check_on` = '1970-01-01' WHERE `money` IS NOT NULL;
