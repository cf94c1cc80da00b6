import { type KeyboardEvent, type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import type { VirtuosoHandle } from 'react-virtuoso'
import type { ThreadItem } from '#messages/thread-items.ts'
import { noRows, placeRows, type RowPlace, type ThreadRow } from './thread-rows.ts'

/** Where the thread should go next: to a message, or to its end. A new object is a new wish. */
export type ScrollWish = { readonly to: 'newest' } | { readonly to: 'message'; readonly id: string }

const markedMs = 1600

/** The rows with their place in the endless list. */
export function useRowPlace(rows: readonly ThreadRow[]): RowPlace {
  const place = useRef(noRows)
  if (place.current.rows !== rows) place.current = placeRows(place.current, rows)
  return place.current
}

/** Where a list begins: at what was asked for, else at the unread line, else at its end. */
export function firstSight(rows: readonly ThreadRow[], wish: ScrollWish | null) {
  const wished = wish?.to === 'message' ? rows.findIndex((row) => row.key === wish.id) : -1
  if (wished >= 0) return { index: wished, align: 'center' } as const
  const unread = rows.findIndex((row) => row.kind === 'item' && row.unreadAbove !== null)
  if (unread >= 0 && wish === null) return { index: unread, align: 'start' } as const
  return { index: Math.max(0, rows.length - 1), align: 'end' } as const
}

/** Goes where one wishes as soon as it is among the rows; answers the message that stands out for a moment. */
export function useScrollWish(
  wish: ScrollWish | null,
  rows: readonly ThreadRow[],
  list: RefObject<VirtuosoHandle | null>,
): string | null {
  const done = useRef<ScrollWish | null>(null)
  const [markedId, setMarkedId] = useState<string | null>(null)
  useEffect(() => {
    if (wish === null || done.current === wish) return
    const index = wish.to === 'newest' ? rows.length - 1 : rows.findIndex((row) => row.key === wish.id)
    if (index < 0) return
    done.current = wish
    // After the list has taken in its rows; before that it would scroll by sizes it has only guessed.
    const later = requestAnimationFrame(() => {
      list.current?.scrollToIndex(wish.to === 'newest' ? { index: 'LAST', align: 'end' } : { index, align: 'center' })
    })
    if (wish.to === 'message') setMarkedId(wish.id)
    return () => cancelAnimationFrame(later)
  }, [wish, rows, list])
  useEffect(() => {
    if (markedId === null) return
    const timer = setTimeout(() => setMarkedId(null), markedMs)
    return () => clearTimeout(timer)
  }, [markedId])
  return markedId
}

/** Arrows move from message to message; the whole thread is one stop for the Tab key. */
export function useRowFocus(
  rows: readonly ThreadRow[],
  list: RefObject<VirtuosoHandle | null>,
  frame: RefObject<HTMLElement | null>,
) {
  const [focusedId, setFocusedId] = useState<string | null>(null)
  const lastId = rows.at(-1)?.key ?? null
  const tabStopId = focusedId !== null && rows.some((row) => row.key === focusedId) ? focusedId : lastId

  function move(step: 1 | -1, from: string | null) {
    const at = from === null ? rows.length : rows.findIndex((row) => row.key === from)
    let index = at + step
    while (rows[index]?.kind === 'day') index += step
    const row = rows[index]
    if (row === undefined) return
    setFocusedId(row.key)
    list.current?.scrollIntoView({
      index,
      done: () =>
        frame.current
          ?.querySelector<HTMLElement>(`[data-item-id="${CSS.escape(row.key)}"]`)
          ?.focus({ preventScroll: true }),
    })
  }

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (!(event.target instanceof HTMLElement) || event.altKey || event.ctrlKey || event.metaKey) return
    const itemId = event.target.dataset.itemId ?? null
    if (itemId === null && event.target.getAttribute('role') !== 'log') return
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
    event.preventDefault()
    move(event.key === 'ArrowUp' ? -1 : 1, itemId)
  }
  return { tabStopId, onKeyDown: useStable(onKeyDown) }
}

function useStable<A extends unknown[]>(run: (...args: A) => void): (...args: A) => void {
  const latest = useRef(run)
  latest.current = run
  return useCallback((...args: A) => latest.current(...args), [])
}

/** How many messages of theirs came since the end was last in sight. */
export function useFreshCount(items: readonly ThreadItem[], atEnd: boolean): number {
  const [seenAt, setSeenAt] = useState(0)
  const newestAt = items.at(-1)?.at ?? 0
  useEffect(() => {
    if (atEnd) setSeenAt(newestAt)
  }, [atEnd, newestAt])
  if (atEnd || seenAt === 0) return 0
  return items.filter((item) => item.at > seenAt && item.type === 'message' && item.message.direction === 'in').length
}

/** Answers whether the newest row is one that I have just written: then the thread follows wherever it stood. */
export function useOwnNews(items: readonly ThreadItem[]): () => boolean {
  const last = items.at(-1)
  const lastOwn = useRef<string | null>(null)
  return () => {
    const isNew = last?.pending === true && lastOwn.current !== last.id
    if (isNew) lastOwn.current = last.id
    return isNew
  }
}
