import type { ConnectionGap } from '@aldia/shared/channel.ts'
import type { Event } from '@aldia/shared/event.ts'
import { expect, test } from 'vitest'
import { withGaps } from './timeline-gaps.ts'

const written = (id: string, at: number, sentAt: number): Event => ({
  id,
  seq: at,
  at,
  type: 'message.received',
  actor: { kind: 'contact' },
  cardId: 'c',
  data: { sentAt },
  undoable: false,
  undoneById: null,
})
const gap = (id: string, fromAt: number, toAt: number | null): ConnectionGap => ({
  id,
  fromAt,
  toAt,
  reason: 'network',
  recovered: toAt === null ? null : 1,
  unreadable: toAt === null ? null : 0,
})
const ids = (events: readonly Event[]) => events.map((event) => event.id)

test('an outage stands below what was written in it and came in afterwards', () => {
  const events = [written('later', 900, 900), written('during', 510, 450), written('before', 300, 300)]
  expect(ids(withGaps(events, [gap('outage', 400, 500)]))).toEqual(['later', 'during', 'outage', 'before'])
})

test('an outage in which nobody wrote here is left out, and one that is not over too', () => {
  const events = [written('today', 900, 900)]
  expect(ids(withGaps(events, [gap('over', 400, 500), gap('ongoing', 950, null)]))).toEqual(['today'])
})

test('the outage needs to have held the message up: written in it, and here only after it', () => {
  const outage = gap('outage', 400, 500)
  const isExplained = (at: number, sentAt: number) => ids(withGaps([written('m', at, sentAt)], [outage])).length === 2
  expect(isExplained(500, 400)).toBe(true)
  expect(isExplained(500, 500)).toBe(true)
  expect(isExplained(600, 399)).toBe(false)
  expect(isExplained(600, 501)).toBe(false)
  // It came in by another number while this one was away.
  expect(isExplained(499, 450)).toBe(false)
})

test('several are told newest first, also below the oldest event', () => {
  const events = [written('second', 810, 750), written('first', 510, 450)]
  expect(ids(withGaps(events, [gap('older', 400, 500), gap('newer', 700, 800)]))).toEqual([
    'second',
    'newer',
    'first',
    'older',
  ])
})
