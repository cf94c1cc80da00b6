import { cardAssigned, cardCreated, cardMoved, eventUndone } from '@aldia/shared/card.ts'
import { channelGap } from '@aldia/shared/channel.ts'
import {
  contactAdded,
  contactLearned,
  contactMerged,
  contactRenamed,
  contactResembles,
  contactSeparated,
  contactsDiffer,
  noteAdded,
  noteDeleted,
} from '@aldia/shared/contact.ts'
import type { Event } from '@aldia/shared/event.ts'
import { isEvent, type KnownEvent, knownEvent } from '@aldia/shared/events.ts'
import type { Language } from '@aldia/shared/language.ts'
import {
  conversationMerged,
  messageDeleted,
  messageDeletionAsked,
  messageFailed,
  messageMoved,
  messageReceived,
  messageRecorded,
  messageRestored,
  messageRetried,
  messageRewritten,
  messageSent,
  messageTakenBack,
  messageToneOverridden,
  type SendFailure,
} from '@aldia/shared/message.ts'
import type { timelineText } from './timeline.text.ts'
import { contactInWords } from './timeline-contact.ts'
import type { timelineLadderText } from './timeline-ladder.text.ts'
import { ladderInWords } from './timeline-ladder.ts'
import type { timelineMoneyText } from './timeline-money.text.ts'
import { type MoneyNames, moneyInWords, moneyUndoing, moveReason } from './timeline-money.ts'

type Lines = (typeof timelineText)[Language] & {
  readonly money: (typeof timelineMoneyText)[Language]
  readonly ladder: (typeof timelineLadderText)[Language]
}

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
  const undone = new Set(events.map((event) => (event.type === eventUndone.type ? event.data.eventId : null)))
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

const isMessage = (event: Event) => isEvent(event, messageReceived, messageRecorded, messageSent)

function isSameRun(event: Event, next: Event | undefined, dateKey: (at: number) => string): boolean {
  return (
    next !== undefined &&
    next.type === event.type &&
    JSON.stringify(next.actor) === JSON.stringify(event.actor) &&
    dateKey(next.at) === dateKey(event.at)
  )
}

/** Null for kinds that are not about one person, or that this version does not know: a kind's own name is never shown. */
function eventInWords(stored: Event, count: number, names: Names, lines: Lines): string | null {
  const event = knownEvent(stored)
  if (event === null) return null
  const who = actorName(event, names, lines)
  switch (event.type) {
    case cardCreated.type:
      return lines.created(stageName(event.data.stageId, names, lines))
    case cardMoved.type: {
      const to = stageName(event.data.toStageId, names, lines)
      if (event.data.fromStageId === event.data.toStageId) return lines.movedInside(who, to)
      const moved = lines.moved(who, stageName(event.data.fromStageId, names, lines), to)
      const because = moveReason(event.data.because, lines.money)
      return because === null ? moved : `${moved}: ${because}`
    }
    case cardAssigned.type:
      return assignment(event, who, names, lines)
    case messageReceived.type:
      return lines.received(names.person, count)
    case messageRecorded.type:
      return lines.sent(lines.phone, count)
    case messageSent.type:
      return lines.sent(who, count)
    case messageFailed.type:
      return failure(event.data.failure, who, lines)
    case messageRetried.type:
      return lines.retried(who)
    case messageRewritten.type:
      return lines.rewritten(who)
    case messageToneOverridden.type:
      return lines.toneOverridden(who, event.data.reason ?? '')
    case messageTakenBack.type:
      return lines.takenBack(who)
    case messageMoved.type:
      return lines.rescheduled(who)
    case messageRestored.type:
      return lines.restored(who)
    case messageDeletionAsked.type:
      return lines.deletionAsked(who)
    case messageDeleted.type:
      return lines.deleted
    case contactAdded.type:
      return lines.contactAdded(who)
    case contactRenamed.type:
      return typeof event.data.after === 'string' ? lines.renamed(who, event.data.after) : lines.unnamed(who)
    case contactMerged.type:
      return lines.merged(who)
    case contactResembles.type:
      return lines.resembles
    case contactsDiffer.type:
      return lines.differs(who)
    case contactSeparated.type:
      return lines.separated(who)
    case contactLearned.type:
      return lines.learned
    case noteAdded.type:
      return lines.noteAdded(who)
    case noteDeleted.type:
      return lines.noteDeleted(who)
    case conversationMerged.type:
      return lines.conversationsMerged
    case channelGap.type: {
      const { from, to } = names.times({ fromAt: event.data.fromAt ?? Number.NaN, toAt: event.data.toAt ?? Number.NaN })
      return lines.gap(from, to)
    }
    case eventUndone.type:
      return undoing(event.data.type, who, lines)
    default:
      return (
        contactInWords(event, who, lines) ??
        ladderInWords(event, who, lines.ladder) ??
        moneyInWords(event, who, names, lines.money)
      )
  }
}

function failure(why: SendFailure | null | undefined, who: string, lines: Lines): string {
  if (!why) return lines.failed
  if (why === 'cancelled' || why === 'taken_back') return lines.cancelled(who)
  if (why === 'not_confirmed') return lines.unconfirmed
  return `${lines.failed}: ${lines.failures[why]}`
}

function undoing(type: string | undefined, who: string, lines: Lines): string {
  if (type === cardMoved.type) return lines.undidMove(who)
  if (type === contactMerged.type) return lines.undidMerge(who)
  if (type === cardAssigned.type) return lines.undidAssignment(who)
  return moneyUndoing(type, who, lines.money) ?? lines.undid(who)
}

function assignment(event: KnownEvent<typeof cardAssigned>, who: string, names: Names, lines: Lines): string {
  const { toAssigneeId } = event.data
  if (!toAssigneeId) return lines.unassigned(who)
  if (event.actor.kind === 'user' && event.actor.userId === toAssigneeId) return lines.assignedSelf(who)
  return lines.assigned(who, names.user(toAssigneeId) ?? lines.someone)
}

function actorName({ actor }: Pick<Event, 'actor'>, names: Names, lines: Lines): string {
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

function stageName(id: string | undefined, names: Names, lines: Lines): string {
  return (id === undefined ? null : names.stage(id)) ?? lines.goneStage
}
