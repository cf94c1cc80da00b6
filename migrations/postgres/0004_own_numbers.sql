ALTER TABLE "channel_accounts" ADD COLUMN "last_phone" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "channel_accounts" ADD COLUMN "coming_phone" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "channel_accounts" ADD COLUMN "archived_at" bigint;--> statement-breakpoint
UPDATE "channel_accounts" SET "last_phone" = "phone";
