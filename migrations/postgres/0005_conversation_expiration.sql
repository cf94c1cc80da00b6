ALTER TABLE "conversations" ADD COLUMN "expiration_seconds" bigint;--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "expiration_at" bigint;