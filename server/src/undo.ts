import { undoEvent } from '@aldia/shared/card.ts'
import { mayDo } from '@aldia/shared/user.ts'
import { type HandledCommand, handle } from '#base/commands.ts'
import { findEvent, markUndone } from '#base/events.store.ts'
import { fail } from '#base/failure.ts'
import type { Work } from '#base/work.ts'
import { undoAssign, undoMove } from '#board/cards.ts'
import { bringBackStage, changeStage } from '#board/stages.ts'

interface Past {
  contactId: string | null
  data: Record<string, unknown>
}

/** By event type: the verb that takes the change back, under today's checks. */
const inverses: Readonly<Record<string, (work: Work, event: Past) => Promise<void>>> = {
  'card.moved': undoMove,
  'card.assigned': undoAssign,
  'stage.updated': (work, event) => changeStage(work, String(event.data.stageId), event.data.before as object),
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
    const undoId = work.record({
      type: 'event.undone',
      contactId: event.contactId,
      data: { eventId: event.id, type: event.type },
    })
    await markUndone(work.tx, [event.id], undoId)
    return { eventId: event.id }
  }),
]
