import type { ThreadItem } from '#messages/thread-items.ts'

/** One row of the thread as it is drawn. `endsRun`: the next row is from somebody else or far off, so some air follows. */
export type ThreadRow =
  | { readonly kind: 'day'; readonly key: string; readonly at: number }
  | {
      readonly kind: 'item'
      readonly key: string
      readonly item: ThreadItem
      readonly startsRun: boolean
      readonly endsRun: boolean
      /** Above this row stands the line "n unread messages". */
      readonly unreadAbove: number | null
    }

interface RowsInput {
  readonly items: readonly ThreadItem[]
  /** Whether the thread goes on above what is loaded. */
  readonly hasOlder: boolean
  /** Equal for instants of the same day in the workspace's zone. */
  readonly dateKey: (at: number) => string
  readonly unread: UnreadLine | null
}

/** Messages of one author within this time stand close together. */
const runGapMs = 10 * 60_000

/**
 * Puts day separators between the items. The first loaded item gets one only when nothing older can follow, so that loading
 * older messages puts rows above and never changes a row that is already there (that would be a jump).
 */
export function threadRows({ items, hasOlder, dateKey, unread }: RowsInput): ThreadRow[] {
  const rows: ThreadRow[] = []
  let day = hasOlder && items[0] !== undefined ? dateKey(items[0].at) : ''
  items.forEach((item, index) => {
    const itemDay = dateKey(item.at)
    const previous = items[index - 1]
    const next = items[index + 1]
    // A clock that was wrong can put a later row on an earlier day: no separator goes back in time.
    const begins = itemDay > day
    if (begins) {
      rows.push({ kind: 'day', key: `day ${itemDay}`, at: item.at })
      day = itemDay
    }
    rows.push({
      kind: 'item',
      key: item.id,
      item,
      startsRun: begins || unread?.aboveId === item.id || previous === undefined || !isRun(previous, item),
      endsRun: next === undefined || !isRun(item, next),
      unreadAbove: unread?.aboveId === item.id ? unread.count : null,
    })
  })
  return rows
}

function isRun(before: ThreadItem, after: ThreadItem): boolean {
  return authorOf(before) === authorOf(after) && after.at - before.at < runGapMs
}

function authorOf(item: ThreadItem): string {
  return item.type === 'note'
    ? `note ${item.note.authorId}`
    : `${item.message.direction} ${item.message.authorId ?? ''}`
}

/** Above which item the unread line stands, and how many messages it announces. */
export interface UnreadLine {
  readonly aboveId: string
  readonly count: number
}

/**
 * The line above the first message that nobody of the team has seen. `readUpToAt` decides; where it says nothing (never
 * read, or marked as unread by hand) the last `unread` inbound messages count. Null when there is none among the loaded ones.
 */
export function unreadLine(
  items: readonly ThreadItem[],
  { unread, readUpToAt }: { unread: number; readUpToAt: number | null },
): UnreadLine | null {
  if (unread === 0) return null
  const inbound = items.filter((item) => item.type === 'message' && item.message.direction === 'in')
  const unseen = readUpToAt === null ? [] : inbound.filter((item) => item.at > readUpToAt)
  const above = unseen.length > 0 ? unseen : inbound.slice(-unread)
  const first = above[0]
  return first === undefined ? null : { aboveId: first.id, count: Math.max(unread, above.length) }
}

/** Where rows stand in the endless list: `first` is the index of the first row; a new `generation` is another list. */
export interface RowPlace {
  readonly rows: readonly ThreadRow[]
  readonly first: number
  readonly generation: number
}

/** So far down that no thread ever counts up to zero. */
const firstIndex = 100_000_000

export const noRows: RowPlace = { rows: [], first: firstIndex, generation: 0 }

/** Numbers new rows so that those already shown keep their number. Nothing in common: another list begins. */
export function placeRows(before: RowPlace, rows: readonly ThreadRow[]): RowPlace {
  const oldFirst = before.rows[0]?.key
  const newFirst = rows[0]?.key
  if (oldFirst !== undefined) {
    const above = rows.findIndex((row) => row.key === oldFirst)
    if (above >= 0) return { ...before, rows, first: before.first - above }
    const lost = before.rows.findIndex((row) => row.key === newFirst)
    if (lost >= 0) return { ...before, rows, first: before.first + lost }
  }
  return { rows, first: firstIndex, generation: before.generation + 1 }
}
