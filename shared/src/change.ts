import { z } from 'zod'
import { TodayItem, TodayKind } from './account.ts'
import { Card } from './card.ts'
import { ChannelAccount } from './channel.ts'
import { Contact, Note } from './contact.ts'
import { Debt, LedgerEntry } from './debt.ts'
import { Event } from './event.ts'
import { Id, Seq } from './ids.ts'
import { Message } from './message.ts'
import { Amounts } from './money.ts'
import { Payment } from './payment.ts'
import { PaymentMethod } from './payment-method.ts'
import { Plan } from './plan.ts'
import { PaymentPromise } from './promise.ts'
import { Settlement } from './settlement.ts'
import { Stage } from './stage.ts'
import { Tag } from './tag.ts'
import { Template } from './template.ts'
import { User } from './user.ts'
import { Workspace } from './workspace.ts'

/** Whole records as they are now, by kind. A record replaces an older one (lower `seq`) of itself only. */
export const Records = z.object({
  workspaces: z.array(Workspace).optional(),
  users: z.array(User).optional(),
  channelAccounts: z.array(ChannelAccount).optional(),
  stages: z.array(Stage).optional(),
  tags: z.array(Tag).optional(),
  contacts: z.array(Contact).optional(),
  cards: z.array(Card).optional(),
  messages: z.array(Message).optional(),
  notes: z.array(Note).optional(),
  debts: z.array(Debt).optional(),
  ledgerEntries: z.array(LedgerEntry).optional(),
  payments: z.array(Payment).optional(),
  promises: z.array(PaymentPromise).optional(),
  plans: z.array(Plan).optional(),
  settlements: z.array(Settlement).optional(),
  paymentMethods: z.array(PaymentMethod).optional(),
  templates: z.array(Template).optional(),
})
export type Records = z.infer<typeof Records>
export type RecordKind = keyof Records

/** A record that is gone; for a card merged into another one, `intoId` is the survivor. */
export const Removed = z.object({ kind: z.enum(['cards', 'contacts']), id: Id, intoId: Id.nullable() })
export type Removed = z.infer<typeof Removed>

/**
 * News: one for each transaction. `seq` counts the transactions of a workspace without holes: one higher than the last is
 * applied, lower is known, a gap is repaired with `GET /api/changes?since=`. `opId` is the operation that caused it, if any.
 */
export const Change = z.object({
  seq: Seq,
  opId: Id.nullable(),
  saved: Records,
  removed: z.array(Removed),
  events: z.array(Event),
})
export type Change = z.infer<typeof Change>

/** Answer of `GET /api/changes?since=N`: the present rows of everything touched since N, or `reset` when a new snapshot is cheaper. */
export const CatchUp = z.object({ seq: Seq, reset: z.boolean(), saved: Records, removed: z.array(Removed) })
export type CatchUp = z.infer<typeof CatchUp>

/** How many cards, and what is open on them by currency. */
export const CardSum = z.object({ count: z.number().int(), totals: Amounts })
export type CardSum = z.infer<typeof CardSum>

/** Answer of `GET /api/board`: all stages, and the first cards of each. */
export const BoardSnapshot = z.object({
  seq: Seq,
  workspace: Workspace,
  users: z.array(User),
  channelAccounts: z.array(ChannelAccount),
  stages: z.array(Stage),
  tags: z.array(Tag),
  cards: z.array(Card),
  /** By stage id: the rank to load on from, null when all cards of the stage are here. */
  next: z.record(z.string(), z.string().nullable()),
  /** With a filter, by stage id: what fits it beyond the cards that are here. Stages of which all are here are left out. */
  beyond: z.record(z.string(), CardSum),
})
export type BoardSnapshot = z.infer<typeof BoardSnapshot>

/** Answer of `GET /api/cards/:id/messages?before=|around=`: part of a thread, oldest first, with the notes of that time. */
export const ThreadPage = z.object({
  messages: z.array(Message),
  notes: z.array(Note),
  /** Cursor for older messages (`?before=`), null at the beginning of the thread. */
  older: z.string().nullable(),
  /** Cursor for newer messages (`?after=`), null when the newest is here. */
  newer: z.string().nullable(),
})
export type ThreadPage = z.infer<typeof ThreadPage>

/** Answer of `GET /api/search?q=`. `snippet` marks hits with U+E000 and U+E001, never with HTML. */
export const SearchResults = z.object({
  cards: z.array(Card),
  messages: z.array(
    z.object({
      messageId: Id,
      cardId: Id,
      snippet: z.string(),
      sentAt: z.number(),
      name: z.string().nullable(),
      phone: z.string().nullable(),
    }),
  ),
})
export type SearchResults = z.infer<typeof SearchResults>

/** How many there are of a kind; `isMore`: so many and more, they are not counted to the end. */
export const TodayCount = z.object({ count: z.number().int(), isMore: z.boolean() })
export type TodayCount = z.infer<typeof TodayCount>

/** `GET /api/today`: what needs somebody now, most urgent first; the first page of each kind. */
export const TodayPage = z.object({
  items: z.array(TodayItem),
  /** The cards of the items. */
  cards: z.array(Card),
  totals: z.record(TodayKind, TodayCount),
  /** By kind: what to ask the next page with, null at the end. */
  next: z.record(TodayKind, z.string().nullable()),
  /** Receipts that wait to be verified, whoever they are of. */
  toVerify: z.number().int(),
})

/** `GET /api/today/:kind?after=`: more of one kind. */
export const TodayMore = z.object({ items: z.array(TodayItem), cards: z.array(Card), next: z.string().nullable() })
export type TodayMore = z.infer<typeof TodayMore>
export type TodayPage = z.infer<typeof TodayPage>

/** Answer of every command. */
export interface CommandAnswer<O> {
  readonly output: O
  /** The news of this very change; null when nothing changed. The same news also comes over the socket. */
  readonly change: Change | null
}
