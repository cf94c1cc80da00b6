import { cardMoved } from '@aldia/shared/card.ts'
import type { Event } from '@aldia/shared/event.ts'
import type { movesText } from '#board/moves.text.ts'

/** Why a card went by itself. */
export type Because = keyof (typeof movesText)['es']['because']

export interface FollowedMove {
  readonly toStageId: string
  readonly because: Because
  readonly cardIds: readonly string[]
}

const reasons: Readonly<Record<Because, true>> = {
  debt_overdue: true,
  promise_recorded: true,
  promise_broken: true,
  promise_partly_kept: true,
  plan_accepted: true,
  plan_defaulted: true,
  settled: true,
  debt_added: true,
  reopened: true,
  debt_not_due: true,
  agreement_over: true,
  written_off: true,
}
const isReason = (value: unknown): value is Because => typeof value === 'string' && value in reasons

/** The moves that the facts made, those to the same column for the same reason together: at midnight there are many. */
export function followedMoves(events: readonly Event[]): readonly FollowedMove[] {
  const found = new Map<string, { toStageId: string; because: Because; cardIds: string[] }>()
  for (const { type, actor, cardId, data } of events) {
    const { because, toStageId } = data
    if (type !== cardMoved.type || actor.kind !== 'system' || cardId === null) continue
    if (!isReason(because) || typeof toStageId !== 'string' || toStageId === data.fromStageId) continue
    const key = `${toStageId} ${because}`
    const move = found.get(key) ?? { toStageId, because, cardIds: [] }
    move.cardIds.push(cardId)
    found.set(key, move)
  }
  return [...found.values()]
}

/** What this person recorded about money in the change, and may take back. */
export function recordedBy(events: readonly Event[], userId: string): readonly Event[] {
  return events.filter(
    ({ actor, undoable, type }) =>
      undoable && aboutMoney.test(type) && actor.kind === 'user' && actor.userId === userId,
  )
}

const aboutMoney = /^(debt|payment|promise|plan)\./
