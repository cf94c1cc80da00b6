import { type ConnectionGap, channelGap } from '@aldia/shared/channel.ts'
import type { Event } from '@aldia/shared/event.ts'
import { knownEvent } from '@aldia/shared/events.ts'
import { messageReceived, messageRecorded } from '@aldia/shared/message.ts'

/**
 * Puts outages among the events of one person (newest first): those in which this person, or our phone to them, wrote. A
 * message that came in hours late needs the explanation; an outage that touched nobody here does not.
 */
export function withGaps(events: readonly Event[], gaps: readonly ConnectionGap[]): readonly Event[] {
  const shown = gaps
    .flatMap((gap) =>
      gap.toAt !== null && events.some((event) => isWrittenIn(event, gap)) ? [asEvent(gap, gap.toAt)] : [],
    )
    .sort((a, b) => b.at - a.at)
  if (shown.length === 0) return events
  const result: Event[] = []
  for (const event of events) {
    while (shown[0] !== undefined && shown[0].at >= event.at) result.push(...shown.splice(0, 1))
    result.push(event)
  }
  return [...result, ...shown]
}

function isWrittenIn(stored: Event, { fromAt, toAt }: ConnectionGap): boolean {
  const event = knownEvent(stored)
  if (event?.type !== messageReceived.type && event?.type !== messageRecorded.type) return false
  const { sentAt } = event.data
  return sentAt !== undefined && toAt !== null && sentAt >= fromAt && sentAt <= toAt && event.at >= toAt
}

/** The gap as if it had been recorded here when it ended. */
function asEvent({ id, fromAt, toAt, reason }: ConnectionGap, at: number): Event {
  return {
    id,
    seq: 0,
    at,
    type: channelGap.type,
    actor: { kind: 'system' },
    cardId: null,
    data: { fromAt, toAt, reason },
    undoable: false,
    undoneById: null,
  }
}
