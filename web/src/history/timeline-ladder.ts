import {
  approvalWithdrawn,
  ladderChanged,
  ladderStopped,
  stepApproved,
  stepDropped,
  stepSent,
  stepSkipped,
  taskFinished,
} from '@aldia/shared/cadence-commands.ts'
import type { KnownEvent } from '@aldia/shared/events.ts'
import type { Language } from '@aldia/shared/language.ts'
import type { timelineLadderText } from './timeline-ladder.text.ts'

/** What happened with the reminders of a person, in words; null for events about something else. */
export function ladderInWords(
  event: KnownEvent,
  who: string,
  lines: (typeof timelineLadderText)[Language],
): string | null {
  const reasons: Readonly<Record<string, string>> = lines.reasons
  switch (event.type) {
    case stepApproved.type:
      return lines.approved(who)
    case approvalWithdrawn.type:
      return lines.withdrawn(who)
    case stepSkipped.type:
      return lines.skipped(who)
    case taskFinished.type:
      return lines.finished(who)
    case stepSent.type:
      return lines.sent
    case stepDropped.type:
      return lines.dropped(reasons[event.data.reason ?? ''] ?? '')
    case ladderChanged.type:
      return lines.changed(event.data.from ?? null, event.data.to ?? null)
    case ladderStopped.type:
      return lines.stopped(event.data.steps ?? 0, reasons[event.data.why ?? ''] ?? '')
    default:
      return null
  }
}
