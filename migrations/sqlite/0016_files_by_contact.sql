ALTER TABLE `files` ADD `contact_id` text;--> statement-breakpoint
CREATE INDEX `files_by_contact` ON `files` (`contact_id`);--> statement-breakpoint
UPDATE `files` SET `contact_id` = `sent`.`contact_id` FROM (SELECT json_extract(`m`.`attachment`, '$.fileId') AS `file_id`, `v`.`contact_id` AS `contact_id` FROM `messages` `m` JOIN `conversations` `v` ON `v`.`id` = `m`.`conversation_id` WHERE `m`.`attachment` IS NOT NULL AND `m`.`direction` = 'in') AS `sent` WHERE `files`.`id` = `sent`.`file_id`;
