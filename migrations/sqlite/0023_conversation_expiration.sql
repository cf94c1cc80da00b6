ALTER TABLE `conversations` ADD `expiration_seconds` integer;--> statement-breakpoint
ALTER TABLE `conversations` ADD `expiration_at` integer;