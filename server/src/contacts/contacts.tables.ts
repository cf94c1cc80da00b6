import { isNull, type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import {
  count,
  ignoringCase,
  index,
  instant,
  json,
  primaryKey,
  rowNumber,
  table,
  text,
  uniqueIndex,
} from '#base/database/dialect.ts'

/**
 * By what lists of people are sorted: the name that is shown, in small letters. Without a comma, at which the generator of
 * migrations would cut it into columns.
 */
export const shownName = (of: Record<'name' | 'pushName' | 'phone', SQLWrapper>): SQL<string> =>
  sql<string>`lower(case when ${of.name} is not null then ${of.name} when ${of.pushName} is not null then ${of.pushName} when ${of.phone} is not null then ${of.phone} else '' end)`

export const contacts = table(
  'contacts',
  {
    /** Stable number for the full-text index. */
    rowNo: rowNumber('row_no'),
    id: text('id').notNull(),
    workspaceId: text('workspace_id').notNull(),
    seq: count('seq').notNull(),
    name: text('name'),
    pushName: text('push_name'),
    /** E.164; null when WhatsApp never revealed it. */
    phone: text('phone'),
    mergedIntoId: text('merged_into_id'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    uniqueIndex('contacts_by_id').on(t.id),
    index('contacts_by_seq').on(t.workspaceId, t.seq),
    index('contacts_by_phone').on(t.workspaceId, t.phone),
    // For the first letters of a name; longer parts are found by the full-text index.
    index('contacts_by_name').on(t.workspaceId, ignoringCase(t.name)),
    index('contacts_by_push_name').on(t.workspaceId, ignoringCase(t.pushName)),
    index('contacts_in_order').on(t.workspaceId, shownName(t), t.id).where(isNull(t.mergedIntoId)),
  ],
)

/** Addresses of one person. An address belongs to one contact only. */
export const contactIdentities = table(
  'contact_identities',
  {
    workspaceId: text('workspace_id').notNull(),
    /** `<digits>@s.whatsapp.net` or `<digits>@lid`, without device part, exactly as WhatsApp gave it. */
    address: text('address').notNull(),
    contactId: text('contact_id').notNull(),
    /** For phone addresses: what is equal in all spellings of one number (see phone-match.ts); null for LIDs. */
    matchKey: text('match_key'),
    /** The address of the other kind with which the network first named it. */
    together: text('together'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.address] }),
    index('contact_identities_by_contact').on(t.contactId),
    index('contact_identities_by_match').on(t.workspaceId, t.matchKey),
  ],
)

export const contactNotes = table(
  'contact_notes',
  {
    id: text('id').primaryKey(),
    workspaceId: text('workspace_id').notNull(),
    seq: count('seq').notNull(),
    contactId: text('contact_id').notNull(),
    authorId: text('author_id').notNull(),
    text: text('text').notNull(),
    createdAt: instant('created_at').notNull(),
    deletedAt: instant('deleted_at'),
  },
  (t) => [
    index('contact_notes_by_contact').on(t.contactId, t.createdAt),
    index('contact_notes_by_seq').on(t.workspaceId, t.seq),
  ],
)

/** What each merge of two contacts moved, took away or changed, so that it can be taken back; `mergeId` is the event's. */
export const mergeParts = table(
  'merge_parts',
  {
    mergeId: text('merge_id').notNull(),
    /** See `PartKind`. */
    kind: text('kind').notNull(),
    id: text('id').notNull(),
    /** The row as it was, where moving is not all that happened to it. */
    data: json<unknown>('data'),
  },
  (t) => [primaryKey({ columns: [t.mergeId, t.kind, t.id] })],
)

/** Two people whose numbers are alike: a question until somebody answers, and never merged by the program once they are two. */
export const contactLikenesses = table(
  'contact_likenesses',
  {
    workspaceId: text('workspace_id').notNull(),
    /** The older of the two. */
    contactId: text('contact_id').notNull(),
    otherId: text('other_id').notNull(),
    answer: text('answer').$type<'same' | 'different'>(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.contactId, t.otherId] }), index('contact_likenesses_by_other').on(t.otherId)],
)
