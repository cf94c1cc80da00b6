import type { Message } from '@aldia/shared/message.ts'
import { describe, expect, test } from 'vitest'
import type { ThreadItem } from '#messages/thread-items.ts'
import { noRows, placeRows, type ThreadRow, threadRows, unreadLine } from './thread-rows.ts'

const zone = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Bogota', dateStyle: 'short' })
const dateKey = (at: number) => zone.format(at)

/** A thread in a notation: `in 2026-11-20T10:00 a` is an inbound message with the id `a`, in Bogotá's time. */
function thread(...lines: string[]): ThreadItem[] {
  return lines.map((line) => {
    const [direction, time, id] = line.split(' ') as [string, string, string]
    const at = Date.parse(`${time}:00-05:00`)
    const settled = { id, at, pending: false, refused: null, opId: null }
    if (direction === 'note') {
      const note = { id, seq: 1, cardId: 'c', authorId: 'ana', text: '', createdAt: at, deletedAt: null }
      return { ...settled, type: 'note', note }
    }
    return { ...settled, type: 'message', message: { direction, authorId: null } as Message }
  })
}

/** Rows back into a notation: `[2026-11-20] a b (2) c` with the unread line in brackets. */
function shown(rows: readonly ThreadRow[]): string {
  return rows
    .map((row) => {
      if (row.kind === 'day') return `[${dateKey(row.at)}]`
      return row.unreadAbove === null ? row.key : `(${row.unreadAbove}) ${row.key}`
    })
    .join(' ')
}

const rowsOf = (items: ThreadItem[], hasOlder = false) => threadRows({ items, hasOlder, dateKey, unread: null })

describe('days in a thread', () => {
  test('a separator stands before the first message of each day in the zone of the business', () => {
    const items = thread(
      'in 2026-11-19T23:59 a',
      'out 2026-11-20T00:00 b',
      'in 2026-11-20T23:30 c',
      'in 2026-11-22T08:00 d',
    )
    expect(shown(rowsOf(items))).toBe('[2026-11-19] a [2026-11-20] b c [2026-11-22] d')
  })

  test('the first loaded message has none as long as older ones may come above it', () => {
    const items = thread('in 2026-11-20T10:00 a', 'in 2026-11-21T10:00 b')
    expect(shown(rowsOf(items, true))).toBe('a [2026-11-21] b')
  })

  test('a message that a wrong clock dated back does not open an earlier day', () => {
    const items = thread('in 2026-11-20T10:00 a', 'in 2026-11-19T10:00 b', 'in 2026-11-20T11:00 c')
    expect(shown(rowsOf(items))).toBe('[2026-11-20] a b c')
  })

  test('messages of one author close in time make a run; a note, an hour or a day ends it', () => {
    const items = thread(
      'in 2026-11-20T10:00 a',
      'in 2026-11-20T10:01 b',
      'note 2026-11-20T10:02 n',
      'in 2026-11-20T10:03 c',
      'in 2026-11-20T12:00 d',
    )
    const runs = rowsOf(items).flatMap((row) => (row.kind === 'item' ? [[row.key, row.startsRun, row.endsRun]] : []))
    expect(runs).toEqual([
      ['a', true, false],
      ['b', false, true],
      ['n', true, true],
      ['c', true, true],
      ['d', true, true],
    ])
  })
})

describe('the unread line', () => {
  const items = thread(
    'in 2026-11-20T10:00 a',
    'out 2026-11-20T10:05 b',
    'in 2026-11-20T10:10 c',
    'note 2026-11-20T10:11 n',
    'in 2026-11-20T10:12 d',
  )
  const at = (index: number) => items[index]?.at ?? 0

  test('stands above the first message that nobody has seen', () => {
    expect(unreadLine(items, { unread: 2, readUpToAt: at(0) })).toEqual({ aboveId: 'c', count: 2 })
    const unread = unreadLine(items, { unread: 1, readUpToAt: at(2) })
    expect(shown(threadRows({ items, hasOlder: true, dateKey, unread }))).toBe('a b c n (1) d')
  })

  test('is absent when everything has been seen', () => {
    expect(unreadLine(items, { unread: 0, readUpToAt: at(0) })).toBeNull()
  })

  test('counts from the end when nobody ever read, or somebody marked the card as unread', () => {
    expect(unreadLine(items, { unread: 2, readUpToAt: null })).toEqual({ aboveId: 'c', count: 2 })
    expect(unreadLine(items, { unread: 1, readUpToAt: at(4) })).toEqual({ aboveId: 'd', count: 1 })
  })

  test('announces all unread messages even when only some of them are loaded', () => {
    expect(unreadLine(items, { unread: 40, readUpToAt: at(0) - 1000 })).toEqual({ aboveId: 'a', count: 40 })
  })

  test('a thread without inbound messages has none', () => {
    expect(unreadLine(thread('out 2026-11-20T10:00 a'), { unread: 1, readUpToAt: null })).toBeNull()
  })
})

describe('places of rows', () => {
  const page = rowsOf(thread('in 2026-11-20T10:00 c', 'in 2026-11-20T10:01 d'), true)

  test('older messages come above; the rows on screen keep their place', () => {
    const before = placeRows(noRows, page)
    const grown = rowsOf(
      thread('in 2026-11-19T10:00 a', 'in 2026-11-20T09:00 b', 'in 2026-11-20T10:00 c', 'in 2026-11-20T10:01 d'),
    )
    const after = placeRows(before, grown)
    const index = (place: typeof after, key: string) => place.first + place.rows.findIndex((row) => row.key === key)
    expect(index(after, 'c')).toBe(index(before, 'c'))
    expect(index(after, 'd')).toBe(index(before, 'd'))
    expect(after.generation).toBe(before.generation)
  })

  test('a new message below changes no place', () => {
    const before = placeRows(noRows, page)
    const after = placeRows(
      before,
      rowsOf(thread('in 2026-11-20T10:00 c', 'in 2026-11-20T10:01 d', 'in 2026-11-20T10:02 e'), true),
    )
    expect(after.first).toBe(before.first)
  })

  test('another part of the thread is another list', () => {
    const before = placeRows(noRows, page)
    const after = placeRows(before, rowsOf(thread('in 2026-10-01T10:00 x'), true))
    expect(after.generation).toBe(before.generation + 1)
  })
})
