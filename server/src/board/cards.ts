import { cardAnswered, cardSetApart } from '@aldia/shared/cadence-commands.ts'
import { cardAssigned, cardCreated, cardMoved } from '@aldia/shared/card.ts'
import type { Contact, contactMerged } from '@aldia/shared/contact.ts'
import type {
  Message,
  messageLeft,
  messageReceived,
  messageRecorded,
  messageSent,
  messageTakenBack,
} from '@aldia/shared/message.ts'
import { type Amounts, addAmounts, isOwed, negated } from '@aldia/shared/money.ts'
import { rankBetween } from '@aldia/shared/rank.ts'
import { isSetApart, type Stage, type StageKind } from '@aldia/shared/stage.ts'
import { fail } from '#base/failure.ts'
import type { Past, Recorded, Work } from '#base/work.ts'
import {
  type CardRow,
  deleteCard,
  findCard,
  findCardOfContact,
  firstStageOfKind,
  insertCard,
  loadStages,
  noStage,
  noteMessage,
  rankAfter,
  rankBefore,
  recount,
  type StageChange,
  saveCard,
  touchCardsShowing,
} from '#board/board.store.ts'
import { noFacts } from '#board/column-by-facts.ts'
import { liveOrRefuse, liveStageOrRefuse } from '#board/stages.ts'
import { noteBefore } from '#contacts/merge-parts.ts'
import { countUnanswered, isAnsweredOnPhone } from '#conversations/answers.ts'
import { newestMessageOf } from '#conversations/merge-conversations.ts'
import { setTagsOfContact } from '#tags/tags.ts'

/** A card with what it shows of its person and of the last message. */
export interface CardShows {
  card: CardRow
  person: Pick<Contact, 'name' | 'pushName' | 'phone'>
  line: (LastLine & { deletedAt: number | null }) | null
}
type LastLine = Pick<Message, 'id' | 'direction' | 'kind' | 'text' | 'status' | 'sentAt' | 'editUnreadable'>

declare module '#base/work.ts' {
  interface HandedIn {
    /** What is left out is taken from the contact and the message, where those are in hand. */
    cards: Pick<CardShows, 'card'> & Partial<CardShows>
  }
}

/** Where a card is to go: the stage, whoever it is to stand below, and the rank of whoever will stand below it. */
export interface Destination {
  stage: Pick<Stage, 'id' | 'archivedAt' | 'kind' | 'totals'> | null
  neighbour: Pick<CardRow, 'stageId' | 'rank'> | null
  nextRank: string | null
}

export interface Move {
  cardId: string
  fromStageId: string
  toStageId: string
  /** null: on top. */
  afterCardId: string | null
}

/** Reads all that a move needs; null when there is no such card. Handed in by app.ts, for cards show parts of other features. */
export type LookAtMove = (
  tx: Work['tx'],
  about: Omit<Move, 'fromStageId'> & { workspaceId: string },
) => Promise<{ shown: CardShows; fromTotals: Amounts; to: Destination } | null>

/** A card of the workspace that still stands on the board. */
export async function cardOrRefuse(work: Work, cardId: string): Promise<CardRow> {
  const card = await findCard(work.tx, work.workspaceId, cardId)
  if (!card || card.mergedIntoId !== null) fail('not_found', 'card')
  return card
}

/** Moves a card; stage and rank are all that changes. The mover must have seen the card where it stands. */
export async function move(work: Work, lookAt: LookAtMove, input: Move): Promise<void> {
  const { cardId, toStageId, afterCardId } = input
  const found = await lookAt(work.tx, { workspaceId: work.workspaceId, cardId, toStageId, afterCardId })
  if (!found || found.shown.card.mergedIntoId !== null) fail('not_found', 'card')
  const { shown, to } = found
  const { card } = shown
  if (card.stageId !== input.fromStageId) fail('conflict', 'card_moved')
  if (toStageId !== card.stageId) liveOrRefuse(to.stage)
  if (to.stage?.kind === 'paid' && toStageId !== card.stageId && isOwed(card.money?.balances ?? {}))
    fail('conflict', 'stage_needs_payment')
  const facts = card.facts ?? noFacts
  const placed = await place(
    work,
    card,
    {
      stageId: toStageId,
      kind: to.stage?.kind ?? null,
      rank: rankBetween(rankAbove(input, to), to.nextRank),
      // Inside a column only the order changes.
      heldSince: toStageId === card.stageId ? card.heldSince : to.stage?.kind === facts.kind ? null : facts,
    },
    { from: found.fromTotals, to: to.stage?.totals ?? {} },
  )
  work.touch('cards', card.id, { ...shown, card: placed })
  work.record(cardMoved, {
    contactId: card.contactId,
    data: {
      fromStageId: card.stageId,
      toStageId,
      fromRank: card.rank,
      fromHeld: card.heldSince,
      stageSince: card.stageSince,
      version: placed.version,
    },
    undoable: true,
  })
}

/** A neighbour that has left meanwhile is no reason to refuse: the card then goes on top. */
function rankAbove({ cardId, afterCardId, toStageId }: Move, { neighbour }: Destination): string | null {
  if (afterCardId === null) return null
  if (afterCardId === cardId) fail('invalid', 'after_card', { field: 'afterCardId' })
  if (!neighbour) fail('not_found', 'after_card', { field: 'afterCardId' })
  return neighbour.stageId === toStageId ? neighbour.rank : null
}

/** Puts a card into a place. `totals`: those of both stages, where they are known. Answers the row as it is now. */
export async function place(
  work: Work,
  card: CardRow,
  { stageId, kind, rank, heldSince }: Pick<CardRow, 'stageId' | 'rank' | 'heldSince'> & { kind: StageKind | null },
  totals?: { from: Amounts; to: Amounts },
): Promise<CardRow> {
  const changesStage = stageId !== card.stageId
  const stageSince = changesStage ? work.now : card.stageSince
  const change = { stageId, rank, heldSince, version: card.version + 1, seq: work.seq, stageSince }
  await saveCard(work.tx, card.id, change)
  work.touch('cards', card.id)
  if (changesStage) {
    const sum = card.money?.balances ?? {}
    const known = totals ?? (await totalsOf(work, sum, card.stageId, stageId))
    await countCards(
      work,
      new Map([
        [card.stageId, { cards: -1, totals: plus(known.from, negated(sum)) }],
        [stageId, { cards: 1, totals: plus(known.to, sum) }],
      ]),
    )
  }
  // Said at no cost: card and column are in hand.
  if (changesStage && card.hasReadySteps && kind !== null && isSetApart(kind))
    work.record(cardSetApart, { contactId: card.contactId, data: { stageId } })
  return { ...card, ...change }
}

/** Undefined where nothing is added: the stage then keeps its totals without being written. */
const plus = (totals: Amounts, more: Amounts): Amounts | undefined =>
  Object.keys(more).length === 0 ? undefined : addAmounts(totals, more)

async function totalsOf(
  work: Work,
  sum: Amounts,
  fromId: string,
  toId: string,
): Promise<{ from: Amounts; to: Amounts }> {
  if (Object.keys(sum).length === 0) return { from: {}, to: {} }
  const found = await loadStages(work.tx, work.workspaceId, [fromId, toId])
  const of = (id: string) => found.find((stage) => stage.id === id)?.totals ?? {}
  return { from: of(fromId), to: of(toId) }
}

/** A card's balance changed where it stands: its stage's totals follow. */
export async function addToTotals(work: Work, stageId: string, more: Amounts): Promise<void> {
  if (stageId === noStage || Object.keys(more).length === 0) return
  const { from } = await totalsOf(work, more, stageId, stageId)
  await countCards(work, new Map([[stageId, { cards: 0, totals: plus(from, more) }]]))
}

export async function countCards(work: Work, changes: ReadonlyMap<string, StageChange>): Promise<void> {
  for (const stage of await recount(work.tx, work.seq, changes)) work.touch('stages', stage.id, stage)
}

/** Puts a moved card back where it was, unless it was moved or assigned again since. */
export async function undoMove(work: Work, event: Past<typeof cardMoved>): Promise<void> {
  const { toStageId, version } = event.data
  const card = await cardOfContactOrRefuse(work, event.contactId)
  if (card.stageId !== toStageId || card.version !== version) fail('conflict', 'undo_later_change')
  await placeBack(work, card, event.data)
}

/** Puts a card back to the stage and rank that a move took it from. */
export async function placeBack(work: Work, card: CardRow, moved: Past<typeof cardMoved>['data']): Promise<void> {
  const stage = await liveStageOrRefuse(work, moved.fromStageId ?? fail('not_found', 'stage'))
  if (stage.kind === 'paid' && stage.id !== card.stageId && isOwed(card.money?.balances ?? {}))
    fail('conflict', 'stage_needs_payment')
  const rank = await freeRankNear(work, stage.id, moved.fromRank ?? card.rank, card.id)
  await place(work, card, { stageId: stage.id, kind: stage.kind, rank, heldSince: moved.fromHeld ?? null })
  if (moved.stageSince !== undefined) await saveCard(work.tx, card.id, { stageSince: moved.stageSince, seq: work.seq })
}

/** The rank itself when nobody stands there by now, else one right before whoever does. */
export async function freeRankNear(work: Work, stageId: string, rank: string, cardId: string): Promise<string> {
  const before = await rankBefore(work.tx, stageId, rank)
  const next = await rankAfter(work.tx, stageId, before, cardId)
  return next === rank ? rankBetween(before, rank) : rank
}

/** Gives a card to somebody of the team, or to nobody. `isOnTeam` says whether that person may work. */
export async function assign(work: Work, cardId: string, assigneeId: string | null): Promise<void> {
  const card = await cardOrRefuse(work, cardId)
  await saveCard(work.tx, card.id, { assigneeId, version: card.version + 1, seq: work.seq })
  work.touch('cards', card.id)
  work.record(cardAssigned, {
    contactId: card.contactId,
    data: { fromAssigneeId: card.assigneeId, toAssigneeId: assigneeId, version: card.version + 1 },
    undoable: true,
  })
}

export async function undoAssign(work: Work, event: Past<typeof cardAssigned>): Promise<void> {
  const card = await cardOfContactOrRefuse(work, event.contactId)
  if (card.assigneeId !== event.data.toAssigneeId) fail('conflict', 'undo_later_change')
  await saveCard(work.tx, card.id, {
    assigneeId: event.data.fromAssigneeId ?? null,
    version: card.version + 1,
    seq: work.seq,
  })
  work.touch('cards', card.id)
}

async function cardOfContactOrRefuse(work: Work, contactId: string | null): Promise<CardRow> {
  const card = contactId === null ? null : await findCardOfContact(work.tx, contactId)
  if (!card || card.workspaceId !== work.workspaceId || card.mergedIntoId !== null) fail('not_found', 'card')
  return card
}

/** Everything received so far has been seen. Answers the instant up to which it had been seen before. */
export async function markRead(work: Work, cardId: string): Promise<{ card: CardRow; readBefore: number | null }> {
  const card = await cardOrRefuse(work, cardId)
  const newest = await newestMessageOf(work.tx, work.workspaceId, card.contactId)
  const isHonest = (card.readUpToAt ?? 0) <= work.now + maxClockLeadMs
  await saveCard(work.tx, card.id, {
    unread: 0,
    readUpToAt: Math.max(isHonest ? (card.readUpToAt ?? 0) : 0, newest?.sentAt ?? 0),
    seq: work.seq,
  })
  work.touch('cards', card.id)
  return { card, readBefore: card.readUpToAt }
}

/** A reminder to oneself: shows the card as unread again. */
export async function markUnread(work: Work, cardId: string): Promise<void> {
  const card = await cardOrRefuse(work, cardId)
  await saveCard(work.tx, card.id, { unread: Math.max(card.unread, 1), seq: work.seq })
  work.touch('cards', card.id)
}

/** Clocks differ by seconds; one that is further ahead (ms) was set wrong, and must not hide what comes later. */
const maxClockLeadMs = 86_400_000

type StoredMessage = Recorded<typeof messageReceived | typeof messageRecorded | typeof messageSent>
type Said = StoredMessage['data']

/** Reaction: a message of this contact was stored. The card takes it as its last line; a person without a card gets one in the inbox. */
export async function cardTakesMessage(work: Work, event: StoredMessage): Promise<void> {
  const { contactId } = event
  if (contactId === null) return
  const said = event.data
  const { messageId, sentAt, countsUnread, direction, origin } = said
  const note = {
    contactId,
    seq: work.seq,
    messageId,
    sentAt,
    unread: countsUnread ? 1 : 0,
    // Every piece of history tells the same number of unread ones; only the newest piece means its own messages.
    countsOnlyNewest: origin === 'history',
    arrivesNow: origin === 'live' || origin === 'app',
    honestUpToAt: work.now + maxClockLeadMs,
    // Whoever answers, here or on the phone, has seen what came before.
    readUpToAt: direction === 'out' && origin !== 'history' ? sentAt : null,
    // An answer on the phone may be heard of late, and says nothing about what was written after it.
    stillUnread: origin === 'phone' ? await countUnanswered(work.tx, { contactId, messageId, sentAt }) : 0,
  }
  let card = await noteMessage(work.tx, note)
  if (!card) {
    await openCard(work, contactId, null)
    card = await noteMessage(work.tx, note)
  }
  if (card && (await isUnseenThoughOlder(work, card, said))) {
    card = { ...card, unread: card.unread + 1 }
    await saveCard(work.tx, card.id, { unread: card.unread, seq: work.seq })
  }
  if (card) work.touch('cards', card.id, { card })
  // Said at no cost: the card is in hand.
  if (card?.hasReadySteps && direction === 'in' && origin !== 'history')
    work.record(cardAnswered, { contactId, actor: { kind: 'contact' }, data: { messageId } })
}

/** Reaction: a message that had waited left. It is the last line now, and says nothing about what anybody has seen. */
export async function cardTakesLeft(work: Work, event: Recorded<typeof messageLeft>): Promise<void> {
  const { contactId } = event
  if (contactId === null) return
  const card = await noteMessage(work.tx, {
    contactId,
    seq: work.seq,
    messageId: event.data.messageId,
    sentAt: event.data.sentAt,
    unread: 0,
    countsOnlyNewest: false,
    arrivesNow: true,
    honestUpToAt: work.now + maxClockLeadMs,
    readUpToAt: null,
    stillUnread: 0,
  })
  if (card) work.touch('cards', card.id, { card })
}

/** Reaction: a message was taken back before it left. What was said before it is the last line again. */
export async function cardForgetsMessage(work: Work, event: Recorded<typeof messageTakenBack>): Promise<void> {
  const { contactId } = event
  const card = contactId === null ? null : await findCardOfContact(work.tx, contactId)
  if (!card || contactId === null || card.lastMessageId !== event.data.messageId) return
  const newest = await newestMessageOf(work.tx, work.workspaceId, contactId)
  await saveCard(work.tx, card.id, {
    lastMessageId: newest?.id ?? null,
    lastMessageAt: newest?.sentAt ?? null,
    seq: work.seq,
  })
  work.touch('cards', card.id)
}

/**
 * What WhatsApp kept for us may be older than what was read or answered here meanwhile: nobody has seen it all the same, unless
 * the owner has gone on writing on the phone.
 */
async function isUnseenThoughOlder(work: Work, card: CardRow, said: Said): Promise<boolean> {
  if (said.origin !== 'replay' || !said.countsUnread) return false
  const readUpToAt = card.readUpToAt ?? -1
  const isCounted = readUpToAt < said.sentAt || readUpToAt > work.now + maxClockLeadMs
  return !isCounted && !(await isAnsweredOnPhone(work.tx, card.contactId, said.sentAt))
}

/** Messages that a card may show as its last line changed (ticks, edits, deletions). */
export async function cardsShowMessages(work: Work, messageIds: readonly string[]): Promise<void> {
  for (const id of await touchCardsShowing(work.tx, work.workspaceId, work.seq, messageIds)) work.touch('cards', id)
}

/** Reaction: what the card shows of its person changed. */
export async function cardShowsPerson(work: Work, event: Pick<Recorded, 'contactId'>): Promise<void> {
  const card = event.contactId === null ? null : await findCardOfContact(work.tx, event.contactId)
  if (!card || card.mergedIntoId !== null) return
  await saveCard(work.tx, card.id, { seq: work.seq })
  work.touch('cards', card.id)
}

/** The one card of a contact, on top of a stage (the inbox unless told). */
export async function openCard(work: Work, contactId: string, stageId: string | null): Promise<string> {
  const existing = await findCardOfContact(work.tx, contactId)
  if (existing) return existing.id
  const stage =
    stageId === null
      ? ((await firstStageOfKind(work.tx, work.workspaceId, 'inbox')) ?? fail('not_found', 'stage'))
      : await liveStageOrRefuse(work, stageId)
  const id = work.newId()
  await insertCard(work.tx, {
    id,
    workspaceId: work.workspaceId,
    seq: work.seq,
    version: 1,
    contactId,
    stageId: stage.id,
    rank: rankBetween(null, await rankAfter(work.tx, stage.id, null, id)),
    unread: 0,
    stageSince: work.now,
    createdAt: work.now,
  })
  await countCards(work, new Map([[stage.id, { cards: 1 }]]))
  work.touch('cards', id)
  work.record(cardCreated, { contactId, data: { stageId: stage.id }, actor: { kind: 'system' } })
  return id
}

/** Takes the card of somebody off the board, as if it had never been opened; only where nothing is on it. */
export async function removeCard(work: Work, contactId: string): Promise<void> {
  const card = await findCardOfContact(work.tx, contactId)
  if (!card || card.mergedIntoId !== null) return
  await deleteCard(work.tx, card.id)
  await setTagsOfContact(work.tx, contactId, [])
  await countCards(work, new Map([[card.stageId, { cards: -1 }]]))
  work.remove({ kind: 'cards', id: card.id, intoId: null })
}

/** Reaction: a contact was found to be another one. Two cards become one; the survivor keeps its place and the newer last line. */
export async function mergeCards(work: Work, { id, data }: Recorded<typeof contactMerged>): Promise<void> {
  const { fromContactId: from, intoContactId: into } = data
  const gone = await findCardOfContact(work.tx, from)
  if (!gone || gone.mergedIntoId !== null) return
  const survivorId = await openCard(work, into, null)
  const survivor = await cardOrRefuse(work, survivorId)
  await noteBefore(
    work,
    id,
    'cardBefore',
    [gone, survivor].map((card) => ({ id: card.contactId, data: card })),
  )
  // Of a message that both had, one copy is gone by now; so the last line is looked up anew.
  const newest = await newestMessageOf(work.tx, work.workspaceId, into)
  const together = [...new Set([...survivor.tagIds, ...gone.tagIds])]
  await setTagsOfContact(work.tx, into, together)
  await setTagsOfContact(work.tx, from, [])
  await saveCard(work.tx, survivor.id, {
    seq: work.seq,
    unread: survivor.unread + gone.unread,
    assigneeId: survivor.assigneeId ?? gone.assigneeId,
    lateReason: survivor.lateReason ?? gone.lateReason,
    tagIds: together,
    lastMessageId: newest?.id ?? null,
    lastMessageAt: newest?.sentAt ?? null,
  })
  await saveCard(work.tx, gone.id, {
    seq: work.seq,
    mergedIntoId: survivor.id,
    stageId: noStage,
    rank: gone.id,
    unread: 0,
    money: null,
    checkOn: null,
    overdueSince: null,
    fallsDueOn: null,
    facts: null,
    heldSince: null,
    tagIds: [],
  })
  await countCards(work, new Map([[gone.stageId, { cards: -1 }]]))
  await addToTotals(work, gone.stageId, negated(gone.money?.balances ?? {}))
  work.touch('cards', survivor.id)
  work.remove({ kind: 'cards', id: gone.id, intoId: survivor.id })
}

export { contactIdsOfCards } from '#board/board.store.ts'
