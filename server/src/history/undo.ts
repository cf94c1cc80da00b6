import { cardAssigned, cardMoved, eventUndone, undoEvent } from '@aldia/shared/card.ts'
import { contactMerged } from '@aldia/shared/contact.ts'
import { contactHeld, contactHoldLifted } from '@aldia/shared/contact-policy.ts'
import { contactConfirmed, contactTied, contactUntied } from '@aldia/shared/contact-tie.ts'
import { debtAdded, debtWrittenOff } from '@aldia/shared/debt.ts'
import { readData } from '@aldia/shared/event.ts'
import type { AnyEvent, EventType } from '@aldia/shared/events.ts'
import { paymentClaimed, paymentConfirmed, paymentRejected } from '@aldia/shared/payment.ts'
import { planAccepted, planProposed } from '@aldia/shared/plan.ts'
import { promiseCancelled, promiseRecorded } from '@aldia/shared/promise.ts'
import { settlementAgreed, settlementCancelled } from '@aldia/shared/settlement.ts'
import { stageArchived, stageUpdated } from '@aldia/shared/stage.ts'
import { contactTagged, contactUntagged, tagMerged, tagRemoved, tagUpdated } from '@aldia/shared/tag.ts'
import { type UndoableType, undoRights } from '@aldia/shared/undo-rights.ts'
import { mayDo, type Right } from '@aldia/shared/user.ts'
import { type HandledCommand, handle } from '#base/commands.ts'
import { eventsOfChange, findEvent, markUndone } from '#base/events.store.ts'
import { fail } from '#base/failure.ts'
import type { Past, Work } from '#base/work.ts'
import { takeBackMoves } from '#board/card-balance.ts'
import { undoTagged, undoUntagged } from '#board/card-tags.ts'
import { undoAssign, undoMove } from '#board/cards.ts'
import { undoStageArchive, undoStageUpdate } from '#board/stages.ts'
import { takeBackDebt, takeBackWriteOff } from '#debts/debts.ts'
import { undoMerge } from '#history/separate-people.ts'
import { undoClaimed, undoConfirmed, undoRejected } from '#payments/payments.ts'
import { takeBackAcceptance, takeBackProposal } from '#plans/plans.ts'
import { bringBackHold, takeBackHold } from '#policy/contact-rules.ts'
import { bringBackTie, takeBackConfirmation, takeBackTie } from '#policy/ties.ts'
import { bringBackPromise, takeBackPromise } from '#promises/promises.ts'
import { bringBackSettlement, takeBackSettlement } from '#settlements/settlements.ts'
import { undoTagMerge, undoTagRemoval, undoTagUpdate } from '#tags/tags.ts'

interface Inverse {
  readonly type: EventType
  readonly needs: Right
  readonly run: (work: Work, event: Stored) => Promise<void>
}

/** A stored event: its own id, and the number of the change in which it happened. */
interface Stored {
  readonly id: string
  readonly seq: number
  readonly contactId: string | null
  readonly data: Record<string, unknown>
}

/** Ties a kind of event to the verb that takes it back, under today's checks. */
function undoes<E extends AnyEvent & { type: UndoableType }>(
  definition: E,
  run: (work: Work, event: Past<E> & Pick<Stored, 'id' | 'seq'>) => Promise<void>,
): Inverse {
  return {
    type: definition.type,
    needs: undoRights[definition.type],
    run: (work, { data, ...event }) => run(work, { ...event, data: readData(definition, data) }),
  }
}

export const inverses: ReadonlyMap<string, Inverse> = new Map(
  [
    undoes(cardMoved, undoMove),
    undoes(cardAssigned, undoAssign),
    undoes(stageUpdated, undoStageUpdate),
    undoes(stageArchived, undoStageArchive),
    undoes(tagUpdated, undoTagUpdate),
    undoes(tagMerged, undoTagMerge),
    undoes(tagRemoved, undoTagRemoval),
    undoes(contactTagged, undoTagged),
    undoes(contactUntagged, undoUntagged),
    undoes(contactMerged, undoMerge),
    undoes(contactHeld, takeBackHold),
    undoes(contactHoldLifted, bringBackHold),
    undoes(contactConfirmed, takeBackConfirmation),
    undoes(contactTied, takeBackTie),
    undoes(contactUntied, bringBackTie),
    undoes(debtAdded, takeBackDebt),
    undoes(debtWrittenOff, takeBackWriteOff),
    undoes(paymentConfirmed, undoConfirmed),
    undoes(paymentClaimed, undoClaimed),
    undoes(paymentRejected, undoRejected),
    undoes(promiseRecorded, takeBackPromise),
    undoes(promiseCancelled, bringBackPromise),
    undoes(planProposed, takeBackProposal),
    undoes(planAccepted, takeBackAcceptance),
    undoes(settlementAgreed, takeBackSettlement),
    undoes(settlementCancelled, bringBackSettlement),
  ].map((inverse) => [inverse.type, inverse]),
)

/** Undo is a command like any other: it reads an event, runs the inverse verb, and is itself recorded. */
export const undoCommands: readonly HandledCommand[] = [
  handle(undoEvent, 'work_cards', async (work, input, by) => {
    const event = await findEvent(work.tx, work.workspaceId, input.eventId)
    const inverse = event?.undoable ? inverses.get(event.type) : undefined
    if (!event || !inverse) fail('not_found', 'event')
    if (!mayDo(by.role, inverse.needs)) fail('forbidden', 'role')
    if (event.undoneById !== null) fail('conflict', 'event')
    await inverse.run(work, event)
    if (event.contactId !== null && event.type !== cardMoved.type)
      await takeBackMovesOf(work, event.contactId, event.seq)
    const undoId = work.record(eventUndone, {
      contactId: event.contactId,
      data: { eventId: event.id, type: event.type },
    })
    await markUndone(work.tx, [event.id], undoId)
    return { eventId: event.id }
  }),
]

/** The moves that the system made in the same change because of what is now taken back. */
async function takeBackMovesOf(work: Work, contactId: string, seq: number): Promise<void> {
  const moves = await eventsOfChange(work.tx, cardMoved, { workspaceId: work.workspaceId, seq, contactId })
  await takeBackMoves(
    work,
    contactId,
    moves.filter(({ actorKind }) => actorKind === 'system'),
  )
}
