CREATE INDEX `debts_by_amount` ON `debts` (`workspace_id`,`amount_minor`);--> statement-breakpoint
-- People are found by what they owe for, too: the same contentless index of their trigrams has one more column, in which their debts
-- stand one a line.
DROP TRIGGER contact_search_insert;
--> statement-breakpoint
DROP TRIGGER contact_search_update;
--> statement-breakpoint
DROP TRIGGER contact_search_delete;
--> statement-breakpoint
DROP TABLE contact_search;
--> statement-breakpoint
CREATE VIRTUAL TABLE contact_search USING fts5(name, push_name, phone, owes, content='', contentless_delete=1, tokenize='trigram remove_diacritics 1');
--> statement-breakpoint
CREATE TRIGGER contact_search_insert AFTER INSERT ON contacts BEGIN
  INSERT INTO contact_search(rowid, name, push_name, phone, owes)
    VALUES (new.row_no, new.name, new.push_name, new.phone, (SELECT group_concat(coalesce(reference, '') || char(10) || concept, char(10)) FROM debts WHERE contact_id = new.id AND cancelled_at IS NULL));
END;
--> statement-breakpoint
CREATE TRIGGER contact_search_update AFTER UPDATE OF name, push_name, phone, merged_into_id ON contacts BEGIN
  DELETE FROM contact_search WHERE rowid = old.row_no;
  INSERT INTO contact_search(rowid, name, push_name, phone, owes)
    SELECT new.row_no, new.name, new.push_name, new.phone, (SELECT group_concat(coalesce(reference, '') || char(10) || concept, char(10)) FROM debts WHERE contact_id = new.id AND cancelled_at IS NULL)
    WHERE new.merged_into_id IS NULL;
END;
--> statement-breakpoint
CREATE TRIGGER contact_search_delete AFTER DELETE ON contacts BEGIN
  DELETE FROM contact_search WHERE rowid = old.row_no;
END;
--> statement-breakpoint
CREATE TRIGGER debt_search_insert AFTER INSERT ON debts BEGIN
  DELETE FROM contact_search WHERE rowid IN (SELECT row_no FROM contacts WHERE id IN (new.contact_id));
  INSERT INTO contact_search(rowid, name, push_name, phone, owes)
    SELECT row_no, name, push_name, phone, (SELECT group_concat(coalesce(reference, '') || char(10) || concept, char(10)) FROM debts WHERE contact_id = contacts.id AND cancelled_at IS NULL)
    FROM contacts WHERE id IN (new.contact_id) AND merged_into_id IS NULL;
END;
--> statement-breakpoint
CREATE TRIGGER debt_search_update AFTER UPDATE OF contact_id, reference, concept, cancelled_at ON debts
WHEN old.contact_id IS NOT new.contact_id OR old.reference IS NOT new.reference OR old.concept IS NOT new.concept
  OR (old.cancelled_at IS NULL) IS NOT (new.cancelled_at IS NULL)
BEGIN
  DELETE FROM contact_search WHERE rowid IN (SELECT row_no FROM contacts WHERE id IN (old.contact_id, new.contact_id));
  INSERT INTO contact_search(rowid, name, push_name, phone, owes)
    SELECT row_no, name, push_name, phone, (SELECT group_concat(coalesce(reference, '') || char(10) || concept, char(10)) FROM debts WHERE contact_id = contacts.id AND cancelled_at IS NULL)
    FROM contacts WHERE id IN (old.contact_id, new.contact_id) AND merged_into_id IS NULL;
END;
--> statement-breakpoint
CREATE TRIGGER debt_search_delete AFTER DELETE ON debts BEGIN
  DELETE FROM contact_search WHERE rowid IN (SELECT row_no FROM contacts WHERE id IN (old.contact_id));
  INSERT INTO contact_search(rowid, name, push_name, phone, owes)
    SELECT row_no, name, push_name, phone, (SELECT group_concat(coalesce(reference, '') || char(10) || concept, char(10)) FROM debts WHERE contact_id = contacts.id AND cancelled_at IS NULL)
    FROM contacts WHERE id IN (old.contact_id) AND merged_into_id IS NULL;
END;
--> statement-breakpoint
INSERT INTO contact_search(rowid, name, push_name, phone, owes)
  SELECT row_no, name, push_name, phone, (SELECT group_concat(coalesce(reference, '') || char(10) || concept, char(10)) FROM debts WHERE contact_id = contacts.id AND cancelled_at IS NULL)
  FROM contacts WHERE merged_into_id IS NULL;
