import type { Card } from '@aldia/shared/card.ts'
import { useEffect, useRef, useState } from 'react'
import type { ThreadItem } from '#messages/thread-items.ts'
import { type UnreadLine, unreadLine } from './thread-rows.ts'

/**
 * The unread line of an open conversation: set when it is opened and then left where it is, although the messages count as
 * read from now on. Somebody who looks away for a while finds a new one above what came meanwhile.
 */
export function useUnreadLine(card: Card, items: readonly ThreadItem[], isReady: boolean, isAttended: boolean) {
  const [line, setLine] = useState<UnreadLine | null | undefined>(undefined)
  if (line === undefined && isReady) setLine(unreadLine(items, card))

  const newest = useRef<string | null>(null)
  const last = items.at(-1)
  useEffect(() => {
    const known = newest.current
    newest.current = last?.id ?? null
    if (last === undefined || isAttended || known === null || known === last.id) return
    if (last.type !== 'message' || last.message.direction !== 'in') return
    setLine((before) => before ?? { aboveId: last.id, count: 1 })
  }, [last, isAttended])

  return { line: line ?? null, clear: () => setLine(null) }
}
