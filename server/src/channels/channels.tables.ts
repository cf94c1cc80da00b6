import type { ConnectionReason, ConnectionState } from '@aldia/shared/channel.ts'
import {
  bytes,
  count,
  flag,
  index,
  instant,
  primaryKey,
  rowNumber,
  table,
  text,
  uniqueIndex,
} from '#base/database/dialect.ts'

export const channelAccounts = table('channel_accounts', {
  id: text('id').primaryKey(),
  workspaceId: text('workspace_id').notNull(),
  seq: count('seq').notNull(),
  kind: text('kind').$type<'baileys'>().notNull(),
  phone: text('phone'),
  /** The number linked last, whose conversations stand here; stays when it is unlinked. */
  lastPhone: text('last_phone'),
  /** Another number that a phone linked here and about which nobody has decided yet. */
  comingPhone: text('coming_phone'),
  name: text('name'),
  state: text('state').$type<ConnectionState>().notNull(),
  stateSince: instant('state_since').notNull(),
  reason: text('reason').$type<ConnectionReason>(),
  /** Whether it is to be connected at start and after a loss. */
  wanted: flag('wanted').notNull(),
  /** Which process holds the account's one socket, and until when it may, unless renewed. */
  leaseHolder: text('lease_holder'),
  leaseUntil: instant('lease_until'),
  /** Since when it is linked to the phone it has; null: from before this was kept. */
  linkedAt: instant('linked_at'),
  /** When a person said to go on sending after WhatsApp had warned. */
  sendingResumedAt: instant('sending_resumed_at'),
  archivedAt: instant('archived_at'),
  createdAt: instant('created_at').notNull(),
})

/** The history of drops: each time in which a number was not connected. */
export const connectionGaps = table(
  'connection_gaps',
  {
    id: text('id').primaryKey(),
    workspaceId: text('workspace_id').notNull(),
    accountId: text('account_id').notNull(),
    fromAt: instant('from_at').notNull(),
    toAt: instant('to_at'),
    reason: text('reason').$type<ConnectionReason>(),
    /** The row number of the newest message when the connection was lost; what came in afterwards was kept by WhatsApp. */
    afterRowNo: count('after_row_no').notNull(),
    /** Counted once everything that waited has come in. */
    recovered: count('recovered'),
    unreadable: count('unreadable'),
  },
  (t) => [index('connection_gaps_by_account').on(t.accountId, t.fromAt)],
)

/** WhatsApp credentials and Signal keys, each value encrypted with the key kept outside the database file. */
export const channelKeys = table(
  'channel_keys',
  {
    accountId: text('account_id').notNull(),
    type: text('type').notNull(),
    keyId: text('key_id').notNull(),
    value: bytes('value').notNull(),
  },
  (t) => [primaryKey({ columns: [t.accountId, t.type, t.keyId] })],
)

/**
 * What was decrypted but is not yet in the thread. Written in the transaction that stores the ratchet, before WhatsApp
 * gets its receipt; emptied by the transaction that stores the message.
 */
export const inboundJournal = table(
  'inbound_journal',
  {
    id: rowNumber('id'),
    accountId: text('account_id').notNull(),
    chatAddress: text('chat_address').notNull(),
    waId: text('wa_id').notNull(),
    /** The stanza's envelope and the plaintext, encrypted like the keys. */
    payload: bytes('payload').notNull(),
    receivedAt: instant('received_at').notNull(),
    attempts: count('attempts').notNull().default(0),
  },
  (t) => [
    index('inbound_journal_by_account').on(t.accountId, t.id),
    uniqueIndex('inbound_journal_once').on(t.accountId, t.chatAddress, t.waId),
  ],
)
