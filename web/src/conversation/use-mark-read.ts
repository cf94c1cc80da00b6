import { type Card, markCardRead } from '@aldia/shared/card.ts'
import { useEffect, useRef } from 'react'
import { enqueue } from '#records/command-queue.ts'

/**
 * Marks the conversation as read while somebody looks at it. Asks once for each newest message: a refusal is not repeated,
 * and a colleague who marks the card as unread is not contradicted by whoever has it open.
 */
export function useMarkRead(card: Card, isSeen: boolean): void {
  const askedFor = useRef<string | null>(null)
  const newest = card.lastMessage?.id ?? ''
  useEffect(() => {
    if (!isSeen || card.unread === 0 || askedFor.current === newest) return
    askedFor.current = newest
    enqueue(markCardRead, { cardId: card.id })
  }, [isSeen, card.unread, card.id, newest])
}
