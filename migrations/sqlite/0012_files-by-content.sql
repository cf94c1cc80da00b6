DROP INDEX `files_by_hash`;--> statement-breakpoint
CREATE INDEX `files_by_content` ON `files` (`sha256`);--> statement-breakpoint
CREATE INDEX `files_by_hash` ON `files` (`workspace_id`,`sha256`,`size_bytes`);