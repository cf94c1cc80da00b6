DROP INDEX "outbox_due";--> statement-breakpoint
ALTER TABLE "channel_accounts" ADD COLUMN "linked_at" bigint;--> statement-breakpoint
ALTER TABLE "channel_accounts" ADD COLUMN "sending_resumed_at" bigint;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "by_rule" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "recipient" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "text_print" text COLLATE "C";--> statement-breakpoint
CREATE INDEX "outbox_in_line" ON "outbox" USING btree ("channel_account_id","state","by_rule","not_before");--> statement-breakpoint
CREATE INDEX "outbox_by_departure" ON "outbox" USING btree ("channel_account_id","claimed_at");--> statement-breakpoint
CREATE INDEX "outbox_by_conversation" ON "outbox" USING btree ("conversation_id","state");