-- Full-text search: words of messages, and any three letters or digits of names and numbers. Both are contentless: the text
-- stays in its own table alone, and triggers keep the index in step whoever writes.
CREATE VIRTUAL TABLE message_search USING fts5(text, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2');
--> statement-breakpoint
CREATE TRIGGER message_search_insert AFTER INSERT ON messages WHEN new.text IS NOT NULL AND new.deleted_at IS NULL BEGIN
  INSERT INTO message_search(rowid, text) VALUES (new.row_no, new.text);
END;
--> statement-breakpoint
CREATE TRIGGER message_search_update AFTER UPDATE OF text, deleted_at ON messages BEGIN
  DELETE FROM message_search WHERE rowid = old.row_no;
  INSERT INTO message_search(rowid, text) SELECT new.row_no, new.text WHERE new.text IS NOT NULL AND new.deleted_at IS NULL;
END;
--> statement-breakpoint
CREATE TRIGGER message_search_delete AFTER DELETE ON messages BEGIN
  DELETE FROM message_search WHERE rowid = old.row_no;
END;
--> statement-breakpoint
CREATE VIRTUAL TABLE contact_search USING fts5(name, push_name, phone, content='', contentless_delete=1, tokenize='trigram remove_diacritics 1');
--> statement-breakpoint
CREATE TRIGGER contact_search_insert AFTER INSERT ON contacts BEGIN
  INSERT INTO contact_search(rowid, name, push_name, phone) VALUES (new.row_no, new.name, new.push_name, new.phone);
END;
--> statement-breakpoint
CREATE TRIGGER contact_search_update AFTER UPDATE OF name, push_name, phone, merged_into_id ON contacts BEGIN
  DELETE FROM contact_search WHERE rowid = old.row_no;
  INSERT INTO contact_search(rowid, name, push_name, phone) SELECT new.row_no, new.name, new.push_name, new.phone WHERE new.merged_into_id IS NULL;
END;
--> statement-breakpoint
CREATE TRIGGER contact_search_delete AFTER DELETE ON contacts BEGIN
  DELETE FROM contact_search WHERE rowid = old.row_no;
END;
