-- What was there before the search index is found too.
INSERT INTO message_search(rowid, text)
  SELECT row_no, text FROM messages WHERE text IS NOT NULL AND deleted_at IS NULL AND row_no NOT IN (SELECT rowid FROM message_search);
--> statement-breakpoint
INSERT INTO contact_search(rowid, name, push_name, phone)
  SELECT row_no, name, push_name, phone FROM contacts WHERE merged_into_id IS NULL AND row_no NOT IN (SELECT rowid FROM contact_search);
