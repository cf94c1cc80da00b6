CREATE TABLE "open_amounts" (
	"contact_id" text COLLATE "C" NOT NULL,
	"currency" text COLLATE "C" NOT NULL,
	"amount_minor" bigint NOT NULL,
	"workspace_id" text COLLATE "C" NOT NULL,
	CONSTRAINT "open_amounts_contact_id_currency_amount_minor_pk" PRIMARY KEY("contact_id","currency","amount_minor")
);
--> statement-breakpoint
CREATE INDEX "open_amounts_by_amount" ON "open_amounts" USING btree ("workspace_id","amount_minor");--> statement-breakpoint
-- The next start of a day looks once at everybody who has money, and writes down what is open.
update cards set check_on = '2000-01-01' where money is not null and merged_into_id is null;
