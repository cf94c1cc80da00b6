CREATE TABLE "settlements" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"workspace_id" text COLLATE "C" NOT NULL,
	"seq" bigint NOT NULL,
	"contact_id" text COLLATE "C" NOT NULL,
	"currency" text COLLATE "C" NOT NULL,
	"debt_ids" json NOT NULL,
	"amount_minor" bigint NOT NULL,
	"agreed_on" text COLLATE "C" NOT NULL,
	"until" text COLLATE "C" NOT NULL,
	"note" text COLLATE "C",
	"message_id" text COLLATE "C",
	"status" text COLLATE "C" NOT NULL,
	"balance_minor" bigint NOT NULL,
	"paid_minor" bigint NOT NULL,
	"discount_minor" bigint NOT NULL,
	"kept_on" text COLLATE "C",
	"status_at" bigint NOT NULL,
	"cancel_reason" text COLLATE "C",
	"created_at" bigint NOT NULL,
	"created_by_id" text COLLATE "C"
);
--> statement-breakpoint
CREATE INDEX "settlements_by_contact" ON "settlements" USING btree ("contact_id");