import { undoEvent } from '@aldia/shared/card.ts'
import type { Change } from '@aldia/shared/change.ts'
import { type AnyEvent, isEvent } from '@aldia/shared/events.ts'
import { wasUndone, whenUndone } from '#base/after-undo.ts'
import { ApiFailure } from '#base/api.ts'
import { baseText } from '#base/base.text.ts'
import { notify } from '#base/notify.ts'
import { pageLanguage } from '#base/page-language.ts'
import { runCommand } from './commands.ts'

/**
 * Says that something was done; with Undo when the change recorded an event of that kind that can be taken back. `undone` runs
 * when it is, here or in the timeline.
 */
export function notifyDone(text: string, change: Change | null, kind: AnyEvent, undone?: () => void): void {
  const event = change?.events.find((one) => isEvent(one, kind) && one.undoable)
  if (event !== undefined && undone !== undefined) whenUndone(event.id, undone)
  const lines = baseText[pageLanguage()]
  notify({
    text,
    tone: 'good',
    ...(event === undefined ? {} : { action: { label: lines.undo, run: () => void undo(event.id) } }),
  })
}

async function undo(eventId: string): Promise<void> {
  try {
    await runCommand(undoEvent, { eventId })
    wasUndone(eventId)
    notify({ text: baseText[pageLanguage()].undone })
  } catch (error) {
    if (!(error instanceof ApiFailure)) throw error
    notify({ text: error.message, tone: 'danger' })
  }
}
