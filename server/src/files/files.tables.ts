import { count, index, instant, table, text } from '#base/database/dialect.ts'

/** A stored file. Its bytes lie in the data folder under their SHA-256; several rows may share them. */
export const files = table(
  'files',
  {
    id: text('id').primaryKey(),
    workspaceId: text('workspace_id').notNull(),
    /** Lower-case hex. */
    sha256: text('sha256').notNull(),
    mimeType: text('mime_type').notNull(),
    sizeBytes: count('size_bytes').notNull(),
    name: text('name').notNull(),
    /** Of pictures, in pixels as they are shown. */
    width: count('width'),
    height: count('height'),
    /** The person who sent it or whose paper it is; null while it is nobody's in particular. */
    contactId: text('contact_id'),
    createdAt: instant('created_at').notNull(),
    createdById: text('created_by_id'),
  },
  (t) => [
    index('files_by_hash').on(t.workspaceId, t.sha256, t.sizeBytes),
    index('files_by_content').on(t.sha256),
    index('files_by_contact').on(t.contactId),
  ],
)
