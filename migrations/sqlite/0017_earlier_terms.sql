ALTER TABLE `debts` ADD `earlier_terms` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
UPDATE `cards` SET `check_on` = '1970-01-01' WHERE `contact_id` IN (SELECT `contact_id` FROM `debts` WHERE `cancelled_at` IS NULL AND (json_extract(`terms`, '$.lateFee') IS NOT NULL OR json_extract(`terms`, '$.interest') IS NOT NULL));
