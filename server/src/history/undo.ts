import { undoEvent } from '@aldia/shared/card.ts'
import { mayDo } from '@aldia/shared/user.ts'
import { type HandledCommand, handle } from '#base/commands.ts'
import { eventsOfChange, findEvent, markUndone } from '#base/events.store.ts'
import { fail } from '#base/failure.ts'
import type { Work } from '#base/work.ts'
import { takeBackMoves } from '#board/card-balance.ts'
import { undoAssign, undoMove } from '#board/cards.ts'
import { bringBackStage, changeStage } from '#board/stages.ts'
import { takeBackDebt, takeBackWriteOff } from '#debts/debts.ts'
import { undoClaimed, undoConfirmed, undoRejected } from '#payments/payments.ts'
import { takeBackAcceptance, takeBackProposal } from '#plans/plans.ts'
import { bringBackPromise, takeBackPromise } from '#promises/promises.ts'

interface Past {
  contactId: string | null
  data: Record<string, unknown>
}

/** By event type: the verb that takes the change back, under today's checks. */
const inverses: Readonly<Record<string, (work: Work, event: Past) => Promise<void>>> = {
  'card.moved': undoMove,
  'card.assigned': undoAssign,
  'stage.updated': (work, event) => changeStage(work, String(event.data.stageId), event.data.before as object),
  'debt.added': takeBackDebt,
  'debt.writtenOff': takeBackWriteOff,
  'payment.confirmed': undoConfirmed,
  'payment.claimed': undoClaimed,
  'payment.rejected': undoRejected,
  'promise.recorded': takeBackPromise,
  'promise.cancelled': bringBackPromise,
  'plan.proposed': takeBackProposal,
  'plan.accepted': takeBackAcceptance,
  'stage.archived': (work, event) => bringBackStage(work, String(event.data.stageId)),
}

/** Undo is a command like any other: it reads an event, runs the inverse verb, and is itself recorded. */
export const undoCommands: readonly HandledCommand[] = [
  handle(undoEvent, 'work_cards', async (work, input, by) => {
    const event = await findEvent(work.tx, work.workspaceId, input.eventId)
    const inverse = event?.undoable ? inverses[event.type] : undefined
    if (!event || !inverse) fail('not_found', 'event')
    if (event.type.startsWith('stage.') && !mayDo(by.role, 'manage_board')) fail('forbidden', 'role')
    if (event.undoneById !== null) fail('conflict', 'event')
    await inverse(work, event)
    if (event.contactId !== null && event.type !== 'card.moved') await takeBackMovesOf(work, event.contactId, event.seq)
    const undoId = work.record({
      type: 'event.undone',
      contactId: event.contactId,
      data: { eventId: event.id, type: event.type },
    })
    await markUndone(work.tx, [event.id], undoId)
    return { eventId: event.id }
  }),
]

/** The moves that the system made in the same change because of what is now taken back. */
async function takeBackMovesOf(work: Work, contactId: string, seq: number): Promise<void> {
  const about = { workspaceId: work.workspaceId, seq, type: 'card.moved', contactId }
  const moves = await eventsOfChange(work.tx, about)
  await takeBackMoves(
    work,
    contactId,
    moves.filter(({ actorKind }) => actorKind === 'system'),
  )
}
