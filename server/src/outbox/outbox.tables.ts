import type { Language } from '@aldia/shared/language.ts'
import type { Reason } from '@aldia/shared/policy/rules.ts'
import { bytes, count, flag, index, instant, json, table, text, uniqueIndex } from '#base/database/dialect.ts'
import type { Recipient } from '#outbox/pace.ts'

/** One wording of a template as it stood when it was put in. */
export interface Wording {
  templateId: string
  body: string
  language: Language
}

/** What is to leave, beside the message row it belongs to. */
export type Outgoing =
  /**
   * `mayOffend`: somebody with the right to it let words pass that the dignity check keeps back; `overridden`: reasons of the contact
   * policy that somebody took upon themselves; `wording`: nobody has changed the words of a template, which are filled in when it leaves.
   */
  | { what: 'message'; mayOffend?: true; overridden?: readonly Reason[]; wording?: Wording }
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
    /** Nobody typed it: it keeps gaps, and lets what people type go first. */
    byRule: flag('by_rule').notNull().default(false),
    /** How the person stood to us when it left, and what equal texts have in common; for the pace of the number. */
    recipient: text('recipient').$type<Recipient>(),
    textPrint: text('text_print'),
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
    index('outbox_in_line').on(t.channelAccountId, t.state, t.byRule, t.notBefore),
    index('outbox_by_departure').on(t.channelAccountId, t.claimedAt),
    index('outbox_by_conversation').on(t.conversationId, t.state),
    index('outbox_by_message').on(t.messageId),
    index('outbox_by_time').on(t.workspaceId, t.state, t.notBefore, t.id),
  ],
)
