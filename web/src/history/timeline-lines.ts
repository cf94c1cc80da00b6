import type { Event } from '@aldia/shared/event.ts'
import type { Language } from '@aldia/shared/language.ts'
import { SendFailure } from '@aldia/shared/message.ts'
import type { timelineText } from './timeline.text.ts'
import type { timelineMoneyText } from './timeline-money.text.ts'
import { type MoneyNames, moneyInWords, moneyUndoing, moveReason } from './timeline-money.ts'

type Lines = (typeof timelineText)[Language] & { readonly money: (typeof timelineMoneyText)[Language] }

/** What the ids in an event are called; null for what is not known (any more). */
export interface Names extends MoneyNames {
  /** The person of the card. */
  readonly person: string
  readonly user: (id: string) => string | null
  readonly stage: (id: string) => string | null
  /** Beginning and end of a span, as people read them. */
  readonly times: (span: { fromAt: number; toAt: number }) => { from: string; to: string }
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

const messageTypes: ReadonlySet<string> = new Set(['message.received', 'message.recorded', 'message.sent'])
const isMessage = (event: Event) => messageTypes.has(event.type)

function isSameRun(event: Event, next: Event | undefined, dateKey: (at: number) => string): boolean {
  return (
    next !== undefined &&
    next.type === event.type &&
    JSON.stringify(next.actor) === JSON.stringify(event.actor) &&
    dateKey(next.at) === dateKey(event.at)
  )
}

/** Null for kinds that are not about one person, or that this version does not know: a kind's own name is never shown. */
function eventInWords(event: Event, count: number, names: Names, lines: Lines): string | null {
  const who = actorName(event, names, lines)
  const { data } = event
  switch (event.type) {
    case 'card.created':
      return lines.created(stageName(data.stageId, names, lines))
    case 'card.moved': {
      const to = stageName(data.toStageId, names, lines)
      if (data.fromStageId === data.toStageId) return lines.movedInside(who, to)
      const moved = lines.moved(who, stageName(data.fromStageId, names, lines), to)
      const because = moveReason(data.because, lines.money)
      return because === null ? moved : `${moved}: ${because}`
    }
    case 'card.assigned':
      return assignment(event, who, names, lines)
    case 'message.received':
      return lines.received(names.person, count)
    case 'message.recorded':
      return lines.sent(lines.phone, count)
    case 'message.sent':
      return lines.sent(who, count)
    case 'message.failed':
      return failure(data.failure, who, lines)
    case 'message.retried':
      return lines.retried(who)
    case 'message.deletionAsked':
      return lines.deletionAsked(who)
    case 'message.deleted':
      return lines.deleted
    case 'contact.added':
      return lines.contactAdded(who)
    case 'contact.renamed':
      return typeof data.after === 'string' ? lines.renamed(who, data.after) : lines.unnamed(who)
    case 'contact.merged':
      return lines.merged(who)
    case 'contact.resembles':
      return lines.resembles
    case 'contact.learned':
      return lines.learned
    case 'note.added':
      return lines.noteAdded(who)
    case 'note.deleted':
      return lines.noteDeleted(who)
    case 'conversation.merged':
      return lines.conversationsMerged
    case 'channel.gap': {
      const { from, to } = names.times({ fromAt: Number(data.fromAt), toAt: Number(data.toAt) })
      return lines.gap(from, to)
    }
    case 'event.undone':
      return undoing(data.type, who, lines)
    default:
      return moneyInWords(event, who, names, lines.money)
  }
}

function failure(why: unknown, who: string, lines: Lines): string {
  const known = SendFailure.safeParse(why)
  if (!known.success) return lines.failed
  if (known.data === 'cancelled') return lines.cancelled(who)
  if (known.data === 'not_confirmed') return lines.unconfirmed
  return `${lines.failed}: ${lines.failures[known.data]}`
}

function undoing(type: unknown, who: string, lines: Lines): string {
  if (type === 'card.moved') return lines.undidMove(who)
  if (type === 'card.assigned') return lines.undidAssignment(who)
  return moneyUndoing(type, who, lines.money) ?? lines.undid(who)
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
