import { bytes, count, index, instant, json, table, text, uniqueIndex } from '#base/database/dialect.ts'

/** What is to leave, beside the message row it belongs to. */
export type Outgoing =
  | { what: 'message' }
  | { what: 'reaction'; emoji: string; toWaId: string; toFromMe: boolean }
  | { what: 'delete'; ofWaId: string }
  | { what: 'read'; waIds: string[] }

/** Everything that waits to be sent; the sender is the only one who empties it. */
export const outbox = table(
  'outbox',
  {
    id: text('id').primaryKey(),
    workspaceId: text('workspace_id').notNull(),
    channelAccountId: text('channel_account_id').notNull(),
    conversationId: text('conversation_id').notNull(),
    /** The message whose ticks this row moves; for reactions and deletions the message meant. */
    messageId: text('message_id'),
    /** Chosen by us when the row is made; the mark by which echo, ack and receipts find it. */
    waId: text('wa_id').notNull(),
    outgoing: json<Outgoing>('outgoing').notNull(),
    /** Not before this instant. */
    notBefore: instant('not_before').notNull(),
    /** The moment that a person chose; null: as soon as it may leave. */
    wishedAt: instant('wished_at'),
    /** What has not left by then is dropped; null: two days after its moment where a person chose one, else never. */
    notAfter: instant('not_after'),
    state: text('state').$type<'waiting' | 'claimed' | 'done' | 'failed' | 'cancelled' | 'unknown'>().notNull(),
    attempts: count('attempts').notNull(),
    /** When it was first about to leave. */
    claimedAt: instant('claimed_at'),
    /** A name from the transport's failures, never a text of a person. */
    lastFailure: text('last_failure'),
    /** What the transport made of it; answers the network's request to send it once more. */
    raw: bytes('raw'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    uniqueIndex('outbox_once').on(t.channelAccountId, t.waId),
    index('outbox_due').on(t.channelAccountId, t.state, t.notBefore),
    index('outbox_by_message').on(t.messageId),
    index('outbox_by_time').on(t.workspaceId, t.state, t.notBefore, t.id),
  ],
)
