CREATE TABLE "unreadable_messages" (
	"message_id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"channel_account_id" text COLLATE "C" NOT NULL,
	"attempts" bigint NOT NULL,
	"next_try_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE INDEX "unreadable_messages_due" ON "unreadable_messages" USING btree ("next_try_at");--> statement-breakpoint
INSERT INTO "unreadable_messages" ("message_id", "channel_account_id", "attempts", "next_try_at")
SELECT "id", "channel_account_id", 0, 0 FROM "messages"
WHERE "kind" = 'unreadable' AND "deleted_at" IS NULL AND "origin" <> 'history';
