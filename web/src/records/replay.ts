import { assignCard, type Card, type LastMessage, markCardRead, markCardUnread, moveCard } from '@aldia/shared/card.ts'
import type { CommandDefinition, InputOf } from '@aldia/shared/command.ts'
import { sendMessage } from '@aldia/shared/message.ts'
import { addAmounts, negated } from '@aldia/shared/money.ts'
import { rankBetween } from '@aldia/shared/rank.ts'
import type { Stage } from '@aldia/shared/stage.ts'
import { livingTag, tagCard, untagCard } from '@aldia/shared/tag.ts'
import { type Confirmed, placeIn, putIn, takeOut } from './confirmed.ts'

/** A command of mine without an answer. `refused` is kept only where words would be lost (messages, notes). */
export interface PendingCommand {
  readonly opId: string
  readonly name: string
  readonly input: unknown
  readonly queuedAt: number
  readonly refused: string | null
}

/** What is drawn: the confirmed picture with my pending commands on top. */
export interface Drawn {
  readonly cards: ReadonlyMap<string, Card>
  readonly columns: ReadonlyMap<string, readonly Card[]>
  readonly stages: ReadonlyMap<string, Stage>
}

/** Narrows a pending command to one definition. */
export function inputIf<C extends CommandDefinition>(pending: PendingCommand, command: C): InputOf<C> | null {
  return pending.name === command.name ? (pending.input as InputOf<C>) : null
}

/**
 * Plays the pending commands over the confirmed picture. A command that the server will refuse (the card stands elsewhere
 * by now, the stage is gone) has no effect, so the picture is already the one that the refusal will leave.
 */
export function replay(confirmed: Confirmed, pending: readonly PendingCommand[]): Drawn {
  let drawn: Drawn = { cards: confirmed.cards, columns: confirmed.columns, stages: confirmed.stages }
  for (const command of pending) if (command.refused === null) drawn = play(drawn, command, confirmed)
  return drawn
}

function play(drawn: Drawn, command: PendingCommand, { tags }: Pick<Confirmed, 'tags'>): Drawn {
  const move = inputIf(command, moveCard)
  if (move !== null) return playMove(drawn, move, command.queuedAt)
  const assign = inputIf(command, assignCard)
  if (assign !== null) return change(drawn, assign.cardId, (card) => ({ ...card, assigneeId: assign.assigneeId }))
  const read = inputIf(command, markCardRead)
  if (read !== null) return change(drawn, read.cardId, (card) => ({ ...card, unread: 0 }))
  const unread = inputIf(command, markCardUnread)
  if (unread !== null) return change(drawn, unread.cardId, (card) => ({ ...card, unread: Math.max(1, card.unread) }))
  const tag = inputIf(command, tagCard)
  if (tag !== null) return change(drawn, tag.cardId, (card) => ({ ...card, tagIds: withTag(card.tagIds, tag.tagId) }))
  const untag = inputIf(command, untagCard)
  if (untag !== null) {
    const isOther = (id: string) => livingTag(tags, id)?.id !== untag.tagId
    return change(drawn, untag.cardId, (card) => ({ ...card, tagIds: card.tagIds.filter(isOther) }))
  }
  const send = inputIf(command, sendMessage)
  if (send !== null) {
    return change(drawn, send.cardId, (card) => ({ ...card, lastMessage: queuedLine(send, command.queuedAt) }))
  }
  return drawn
}

const withTag = (tagIds: readonly string[], tagId: string): string[] => [...new Set([...tagIds, tagId])]

function playMove(drawn: Drawn, move: InputOf<typeof moveCard>, at: number): Drawn {
  const card = drawn.cards.get(move.cardId)
  const target = drawn.stages.get(move.toStageId)
  if (card === undefined || target === undefined || target.archivedAt !== null) return drawn
  if (card.stageId !== move.fromStageId) return drawn
  const columns = new Map(drawn.columns)
  columns.set(card.stageId, takeOut(columns.get(card.stageId) ?? [], card))
  const column = columns.get(move.toStageId) ?? []
  const after = move.afterCardId === null ? undefined : drawn.cards.get(move.afterCardId)
  const place = after === undefined || after.stageId !== move.toStageId ? 0 : placeIn(column, after) + 1
  const moved: Card = {
    ...card,
    stageId: move.toStageId,
    rank: rankAt(column, place),
    stageSince: card.stageId === move.toStageId ? card.stageSince : at,
  }
  columns.set(move.toStageId, putIn(column, moved))
  return {
    cards: new Map(drawn.cards).set(card.id, moved),
    columns,
    stages: card.stageId === target.id ? drawn.stages : recount(drawn.stages, card, target.id),
  }
}

/** The order key for a place in a column, made from its neighbours as the server does. */
function rankAt(column: readonly { rank: string }[], place: number): string {
  const before = column[place - 1]?.rank ?? null
  const after = column[place]?.rank ?? null
  return rankBetween(before, before !== null && after !== null && after <= before ? null : after)
}

function recount(stages: ReadonlyMap<string, Stage>, card: Card, toId: string): ReadonlyMap<string, Stage> {
  const counted = new Map(stages)
  const from = stages.get(card.stageId)
  const to = stages.get(toId)
  const sum = card.money?.balances ?? {}
  if (from !== undefined)
    counted.set(from.id, {
      ...from,
      cardCount: Math.max(0, from.cardCount - 1),
      totals: addAmounts(from.totals, negated(sum)),
    })
  if (to !== undefined) counted.set(toId, { ...to, cardCount: to.cardCount + 1, totals: addAmounts(to.totals, sum) })
  return counted
}

function change(drawn: Drawn, cardId: string, edit: (card: Card) => Card): Drawn {
  const card = drawn.cards.get(cardId)
  if (card === undefined) return drawn
  const edited = edit(card)
  const column = drawn.columns.get(card.stageId) ?? []
  const place = placeIn(column, card)
  return {
    ...drawn,
    cards: new Map(drawn.cards).set(cardId, edited),
    columns:
      column[place]?.id === cardId
        ? new Map(drawn.columns).set(card.stageId, column.with(place, edited))
        : drawn.columns,
  }
}

function queuedLine(send: InputOf<typeof sendMessage>, at: number): LastMessage {
  return {
    id: send.messageId,
    direction: 'out',
    kind: send.as ?? 'text',
    preview: send.text === '' ? null : send.text.slice(0, 140),
    status: 'queued',
    deleted: false,
    corrected: false,
    sentAt: at,
  }
}
