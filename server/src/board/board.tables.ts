import type { CardMoney } from '@aldia/shared/account.ts'
import type { CardFacts } from '@aldia/shared/card.ts'
import type { LateReason } from '@aldia/shared/debt.ts'
import type { Amounts } from '@aldia/shared/money.ts'
import type { StageColour, StageKind } from '@aldia/shared/stage.ts'
import { gt, sql } from 'drizzle-orm'
import {
  count,
  flag,
  index,
  instant,
  json,
  primaryKey,
  rank,
  table,
  text,
  uniqueIndex,
} from '#base/database/dialect.ts'

export const stages = table(
  'stages',
  {
    id: text('id').primaryKey(),
    workspaceId: text('workspace_id').notNull(),
    seq: count('seq').notNull(),
    kind: text('kind').$type<StageKind>().notNull(),
    name: text('name').notNull(),
    colour: text('colour').$type<StageColour>().notNull(),
    rank: rank('rank').notNull(),
    /** Kept with every move, so that a header costs the same with ten cards and with a million. */
    cardCount: count('card_count').notNull(),
    /** What is open on its cards, by currency; kept with every move and every change of a balance. */
    totals: json<Amounts>('totals').notNull().default({}),
    archivedAt: instant('archived_at'),
  },
  (t) => [index('stages_by_rank').on(t.workspaceId, t.rank)],
)

export const cards = table(
  'cards',
  {
    id: text('id').primaryKey(),
    workspaceId: text('workspace_id').notNull(),
    seq: count('seq').notNull(),
    version: count('version').notNull(),
    contactId: text('contact_id').notNull(),
    stageId: text('stage_id').notNull(),
    rank: rank('rank').notNull(),
    assigneeId: text('assignee_id'),
    unread: count('unread').notNull(),
    readUpToAt: instant('read_up_to_at'),
    lastMessageId: text('last_message_id'),
    lastMessageAt: instant('last_message_at'),
    stageSince: instant('stage_since').notNull(),
    mergedIntoId: text('merged_into_id'),
    /** What the card shows of its person's money; derived from the ledger, null while there is none. */
    money: json<CardMoney>('money'),
    /** Tags of its person as they were put on, a copy of `contact_tags`. */
    tagIds: json<string[]>('tag_ids').notNull().default([]),
    /** What the board knows of its money: the column that it asks for, and why; see `column-by-facts.ts`. */
    facts: json<CardFacts>('facts'),
    /** What was true when a person put the card where it stands; null while it stands where the facts put it. */
    heldSince: json<CardFacts>('held_since'),
    lateReason: text('late_reason').$type<LateReason>(),
    /** The next day (`YYYY-MM-DD`) on which the calendar alone changes something about its money. */
    checkOn: text('check_on'),
    /** The day on which something of it first became overdue, for the page *Hoy*; null while nothing is. */
    overdueSince: text('overdue_since'),
    /** The next day, today included, on which an open debt outside a plan is due, for the page *Hoy*. */
    fallsDueOn: text('falls_due_on'),
    /** Whether a step of its person's ladder may be ready to leave (`cadences`): then an answer has it looked for. */
    hasReadySteps: flag('has_ready_steps').notNull().default(false),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    uniqueIndex('cards_by_contact').on(t.contactId),
    uniqueIndex('cards_by_rank').on(t.stageId, t.rank),
    index('cards_by_last_message').on(t.lastMessageId),
    index('cards_by_seq').on(t.workspaceId, t.seq),
    index('cards_by_check').on(t.workspaceId, t.checkOn),
    index('cards_waiting')
      .on(t.workspaceId, t.lastMessageAt)
      .where(gt(t.unread, sql.raw('0'))),
    index('cards_by_overdue').on(t.workspaceId, t.overdueSince),
    index('cards_by_due').on(t.workspaceId, t.fallsDueOn),
  ],
)

/** What is open of a person by the card: each debt and all together, so that an amount finds them. Derived with the card's money. */
export const openAmounts = table(
  'open_amounts',
  {
    contactId: text('contact_id').notNull(),
    currency: text('currency').notNull(),
    amountMinor: count('amount_minor').notNull(),
    workspaceId: text('workspace_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.contactId, t.currency, t.amountMinor] }),
    index('open_amounts_by_amount').on(t.workspaceId, t.amountMinor),
  ],
)
