CREATE INDEX "debts_by_amount" ON "debts" USING btree ("workspace_id","amount_minor");--> statement-breakpoint
CREATE INDEX "debts_search" ON "debts" USING gin (search_trigrams(reference, concept, NULL)) WHERE cancelled_at IS NULL;
