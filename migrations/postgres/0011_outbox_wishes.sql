ALTER TABLE "outbox" ADD COLUMN "wished_at" bigint;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "not_after" bigint;--> statement-breakpoint
CREATE INDEX "outbox_by_time" ON "outbox" USING btree ("workspace_id","state","not_before","id");