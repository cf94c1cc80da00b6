import type { Event } from '@aldia/shared/event.ts'
import type { Language } from '@aldia/shared/language.ts'
import type { timelineText } from './timeline.text.ts'

type Lines = (typeof timelineText)[Language]

/** What the ids in an event are called; null for what is not known (any more). */
export interface Names {
  /** The person of the card. */
  readonly person: string
  readonly user: (id: string) => string | null
  readonly stage: (id: string) => string | null
}

/** One line of the history. `event` is the newest of those it stands for. */
export interface TimelineLine {
  readonly event: Event
  readonly words: string
  readonly isUndone: boolean
}

/** Puts events (newest first) into words. Messages of one author that follow each other within a day become one line. */
export function timelineLines(
  events: readonly Event[],
  names: Names,
  lines: Lines,
  dateKey: (at: number) => string,
): TimelineLine[] {
  const result: TimelineLine[] = []
  // What has just been undone is told by the undoing; the event itself was loaded before.
  const undone = new Set(events.map((event) => (event.type === 'event.undone' ? event.data.eventId : null)))
  let index = 0
  while (index < events.length) {
    const event = events[index]!
    let count = 1
    if (isMessage(event)) {
      while (isSameRun(event, events[index + count], dateKey)) count += 1
    }
    const words = eventInWords(event, count, names, lines)
    if (words !== null) {
      result.push({ event, words, isUndone: event.undoneById !== null || undone.has(event.id) })
    }
    index += count
  }
  return result
}

const isMessage = (event: Event) => event.type === 'message.received' || event.type === 'message.sent'

function isSameRun(event: Event, next: Event | undefined, dateKey: (at: number) => string): boolean {
  return (
    next !== undefined &&
    next.type === event.type &&
    JSON.stringify(next.actor) === JSON.stringify(event.actor) &&
    dateKey(next.at) === dateKey(event.at)
  )
}

/** Null for kinds that say nothing to people (inner book-keeping) or that this version does not know. */
function eventInWords(event: Event, count: number, names: Names, lines: Lines): string | null {
  const who = actorName(event, names, lines)
  const { data } = event
  switch (event.type) {
    case 'card.created':
      return lines.created(stageName(data.stageId, names, lines))
    case 'card.moved': {
      const to = stageName(data.toStageId, names, lines)
      if (data.fromStageId === data.toStageId) return lines.movedInside(who, to)
      return lines.moved(who, stageName(data.fromStageId, names, lines), to)
    }
    case 'card.assigned':
      return assignment(event, who, names, lines)
    case 'message.received':
      return event.actor.kind === 'phone' ? lines.sent(lines.phone, count) : lines.received(names.person, count)
    case 'message.sent':
      return lines.sent(who, count)
    case 'contact.added':
      return lines.contactAdded(who)
    case 'contact.renamed':
      return typeof data.after === 'string' ? lines.renamed(who, data.after) : lines.unnamed(who)
    case 'contact.merged':
      return lines.merged(who)
    case 'contact.learned':
      return lines.learned
    case 'note.added':
      return lines.noteAdded(who)
    case 'note.deleted':
      return lines.noteDeleted(who)
    case 'event.undone':
      return lines.undid(who)
    default:
      return null
  }
}

function assignment(event: Event, who: string, names: Names, lines: Lines): string {
  const { toAssigneeId } = event.data
  if (typeof toAssigneeId !== 'string') return lines.unassigned(who)
  if (event.actor.kind === 'user' && event.actor.userId === toAssigneeId) return lines.assignedSelf(who)
  return lines.assigned(who, names.user(toAssigneeId) ?? lines.someone)
}

function actorName({ actor }: Event, names: Names, lines: Lines): string {
  switch (actor.kind) {
    case 'user':
      return names.user(actor.userId) ?? lines.someone
    case 'contact':
      return names.person
    case 'phone':
      return lines.phone
    case 'system':
      return lines.system
  }
}

function stageName(id: unknown, names: Names, lines: Lines): string {
  return (typeof id === 'string' ? names.stage(id) : null) ?? lines.goneStage
}
