import type {
  Attachment,
  MessageDetails,
  MessageDirection,
  MessageKind,
  MessageStatus,
  MessageWait,
  SendFailure,
} from '@aldia/shared/message.ts'
import type { MessageKind as PolicyKind } from '@aldia/shared/policy/rules.ts'
import {
  bytes,
  count,
  flag,
  index,
  instant,
  json,
  primaryKey,
  rowNumber,
  table,
  text,
  uniqueIndex,
} from '#base/database/dialect.ts'
import type { SealedEdit } from '#channels/transport.ts'

/** All messages with one contact over one channel account. */
export const conversations = table(
  'conversations',
  {
    id: text('id').primaryKey(),
    workspaceId: text('workspace_id').notNull(),
    contactId: text('contact_id').notNull(),
    channelAccountId: text('channel_account_id').notNull(),
    /** The address to write to: the one last seen on this conversation. */
    address: text('address'),
    /** How long (seconds) messages of this chat stay on the phones, and since when that holds; null or 0: for ever. */
    expirationSeconds: count('expiration_seconds'),
    expirationAt: instant('expiration_at'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [uniqueIndex('conversations_by_contact').on(t.contactId, t.channelAccountId)],
)

export const messages = table(
  'messages',
  {
    /** Stable number for the full-text index. */
    rowNo: rowNumber('row_no'),
    id: text('id').notNull(),
    workspaceId: text('workspace_id').notNull(),
    seq: count('seq').notNull(),
    conversationId: text('conversation_id').notNull(),
    channelAccountId: text('channel_account_id').notNull(),
    waId: text('wa_id').notNull(),
    direction: text('direction').$type<MessageDirection>().notNull(),
    /** How it reached us. */
    origin: text('origin').$type<'live' | 'replay' | 'history' | 'phone' | 'app'>().notNull(),
    kind: text('kind').$type<MessageKind>().notNull(),
    text: text('text'),
    status: text('status').$type<MessageStatus>(),
    failure: text('failure').$type<SendFailure>(),
    sentAt: instant('sent_at').notNull(),
    authorId: text('author_id'),
    /** What a rule wrote it for; null: a person did, or it came in. */
    purpose: text('purpose').$type<PolicyKind>(),
    /** Why it waits to leave by the contact policy, or did. */
    wait: json<MessageWait>('wait'),
    quotedWaId: text('quoted_wa_id'),
    /** The quoted line as the sender's phone sent it along, for when the quoted message is not here. */
    quotedPreview: text('quoted_preview'),
    quotedDirection: text('quoted_direction').$type<MessageDirection>(),
    quotedKind: text('quoted_kind').$type<MessageKind>(),
    attachment: json<Attachment>('attachment'),
    details: json<MessageDetails>('details'),
    /** The WebMessageInfo as received (protobuf bytes); null for what was written here (see outbox). */
    raw: bytes('raw'),
    editedAt: instant('edited_at'),
    /** The latest edit could not be read here: what is shown is what was said before. */
    editUnreadable: flag('edit_unreadable').notNull().default(false),
    deletedAt: instant('deleted_at'),
  },
  (t) => [
    uniqueIndex('messages_by_id').on(t.id),
    uniqueIndex('messages_once').on(t.channelAccountId, t.waId, t.conversationId, t.direction),
    index('messages_by_thread').on(t.conversationId, t.sentAt, t.id),
    index('messages_by_seq').on(t.workspaceId, t.seq),
  ],
)

/** One reaction of each side at most. */
export const messageReactions = table(
  'message_reactions',
  {
    messageId: text('message_id').notNull(),
    direction: text('direction').$type<MessageDirection>().notNull(),
    emoji: text('emoji').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.messageId, t.direction] })],
)

/** An edit, deletion, reaction or receipt that came before the message it is about; used up when the message comes. */
export type EarlyMark =
  | { type: 'edit'; text: string | null; editedAt: number; sealed?: SealedEdit | null }
  | { type: 'delete'; deletedAt: number }
  | { type: 'vote'; by: MessageDirection; options: string[] | null; at: number; sealed?: SealedEdit | null }
  | { type: 'reaction'; by: MessageDirection; emoji: string; at: number }
  | { type: 'receipt'; status: MessageStatus; failure: SendFailure | null }

export const earlyMarks = table(
  'early_marks',
  {
    id: text('id').primaryKey(),
    channelAccountId: text('channel_account_id').notNull(),
    waId: text('wa_id').notNull(),
    /** Of the message meant. */
    direction: text('direction').$type<MessageDirection>().notNull(),
    /** Who may have said so: null for receipts, which name the message alone. */
    contactId: text('contact_id'),
    mark: json<EarlyMark>('mark').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [index('early_marks_by_message').on(t.channelAccountId, t.waId), index('early_marks_by_age').on(t.createdAt)],
)

/** Messages of which nothing could be read, to be asked for again in the background. */
export const unreadableMessages = table(
  'unreadable_messages',
  {
    messageId: text('message_id').primaryKey(),
    channelAccountId: text('channel_account_id').notNull(),
    /** How often they were asked for. */
    attempts: count('attempts').notNull(),
    nextTryAt: instant('next_try_at').notNull(),
  },
  (t) => [index('unreadable_messages_due').on(t.nextTryAt)],
)

/** Files to be fetched from WhatsApp in the background, with back-off. */
export const attachmentFetches = table(
  'attachment_fetches',
  {
    messageId: text('message_id').primaryKey(),
    workspaceId: text('workspace_id').notNull(),
    channelAccountId: text('channel_account_id').notNull(),
    /** Lower-case hex of the plain bytes, as the sender claims it. */
    sha256: text('sha256'),
    attempts: count('attempts').notNull(),
    nextTryAt: instant('next_try_at').notNull(),
    /** It came with the history of a number, where nobody is waiting for it. */
    isHistory: flag('is_history').notNull().default(false),
  },
  (t) => [
    index('attachment_fetches_due').on(t.nextTryAt),
    index('attachment_fetches_in_turn').on(t.isHistory, t.nextTryAt),
  ],
)
