import { z } from 'zod'
import { CardMoney } from './account.ts'
import { command } from './command.ts'
import { LocalDate } from './dates.ts'
import { event } from './event.ts'
import { Id, IdRef, Instant, Seq } from './ids.ts'
import { MessageDirection, MessageKind, MessageStatus } from './message.ts'
import { StageKind } from './stage.ts'

/** The last line of the conversation as the card shows it. */
export const LastMessage = z.object({
  id: Id,
  direction: MessageDirection,
  kind: MessageKind,
  /** At most 140 characters of the text or caption; null where there is none (the screen names the kind). */
  preview: z.string().nullable(),
  status: MessageStatus.nullable(),
  deleted: z.boolean(),
  /** It was corrected, and what it says now is known to the phone alone; there is no preview then. */
  corrected: z.boolean(),
  sentAt: Instant,
})
export type LastMessage = z.infer<typeof LastMessage>

/** What stands on the board: the one collection case of one contact. `rank` orders it inside its stage (compare with `<`). */
export const Card = z.object({
  id: Id,
  seq: Seq,
  /** Counts changes of the card's own fields (stage, rank, assignee). */
  version: z.number().int(),
  contactId: Id,
  stageId: Id,
  rank: z.string(),
  assigneeId: Id.nullable(),
  /** The name the team gave, else the one WhatsApp showed, else null (the screen shows the number). */
  name: z.string().nullable(),
  /** E.164, null when WhatsApp never revealed it. */
  phone: z.string().nullable(),
  unread: z.number().int(),
  /** Inbound messages up to this instant have been seen by somebody of the team. */
  readUpToAt: Instant.nullable(),
  lastMessage: LastMessage.nullable(),
  /** null: never had a debt, a promise or a payment. */
  money: CardMoney.nullable(),
  /** Tags in the order of putting on; what they mean today `livingTags` says. */
  tagIds: z.array(Id),
  stageSince: Instant,
  createdAt: Instant,
})
export type Card = z.infer<typeof Card>

/** `fromStageId` is the stage the person saw: if the card stands elsewhere by now the move is refused with `conflict`/`card_moved`. `afterCardId` null: on top. */
export const moveCard = command('card.move', {
  input: z.object({ cardId: Id, fromStageId: Id, toStageId: Id, afterCardId: Id.nullable() }),
  output: Card,
})
export const assignCard = command('card.assign', {
  input: z.object({ cardId: Id, assigneeId: Id.nullable() }),
  output: Card,
})
/** Marks everything received so far as seen, and tells WhatsApp so (blue ticks on the debtor's phone). */
export const markCardRead = command('card.markRead', { input: z.object({ cardId: Id }), output: Card })
export const markCardUnread = command('card.markUnread', { input: z.object({ cardId: Id }), output: Card })

/** Takes back the change that an event recorded, under today's checks; the undoing is itself an event. */
export const undoEvent = command('event.undo', { input: z.object({ eventId: Id }), output: z.object({ eventId: Id }) })

/** One page of a column. `next` is the rank to ask the following page with (`?after=`), null at the end. */
export const CardPage = z.object({ cards: z.array(Card), next: z.string().nullable() })
export type CardPage = z.infer<typeof CardPage>

/** Why the system moved a card: what became true of its person's money. */
export const MoveReason = z.enum([
  'debt_added',
  'debt_overdue',
  'debt_not_due',
  'promise_recorded',
  'promise_broken',
  'promise_partly_kept',
  'agreement_over',
  'plan_accepted',
  'plan_defaulted',
  'settled',
  'written_off',
  'reopened',
])
export type MoveReason = z.infer<typeof MoveReason>

/** What a card keeps of its person's account: the column that it asks for and what a later state is compared with. */
export const CardFacts = z.object({
  /** null: nothing is known about money. */
  kind: StageKind.nullable(),
  /** Of the plan, the promise or the failed agreement that it is about. */
  aboutId: IdRef.nullable(),
  failed: z.enum(['broken', 'partly_kept', 'defaulted']).nullable(),
  newestDebtId: IdRef.nullable(),
  /** The latest due date among what is late. */
  lateOn: LocalDate.nullable(),
})
export type CardFacts = z.infer<typeof CardFacts>

/** A person came onto the board. */
export const cardCreated = event('card.created', z.object({ stageId: IdRef }))
/** `fromRank` and `stageSince` (epoch ms) are what undo puts back; `version` is the card's after the move. */
export const cardMoved = event(
  'card.moved',
  z.object({
    fromStageId: IdRef,
    toStageId: IdRef,
    fromRank: z.string(),
    /** What was true when a person had put it there; null: the facts had. */
    fromHeld: CardFacts.nullable().optional(),
    stageSince: z.number(),
    version: z.number(),
    /** Only of a move that the system made. */
    because: MoveReason.optional(),
  }),
)
export const cardAssigned = event(
  'card.assigned',
  z.object({ fromAssigneeId: IdRef.nullable(), toAssigneeId: IdRef.nullable(), version: z.number() }),
)
/** `type`: of the event that was taken back. */
export const eventUndone = event('event.undone', z.object({ eventId: IdRef, type: z.string() }))
