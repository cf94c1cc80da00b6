import { create } from 'zustand'
import { dropColumns } from '#board/board-columns.ts'
import type { Direction } from '#board/dnd/drop-place.ts'
import { useRecords } from '#records/records.ts'

/** Which card the keyboard is on. `wanted` counts the wishes to really put the focus there (a card may have to scroll in first). */
export const useBoardFocus = create<{ cardId: string | null; wanted: number }>()(() => ({ cardId: null, wanted: 0 }))

/** Remembers a card that got the focus by itself (by mouse or Tab). */
export function noteFocus(cardId: string): void {
  if (useBoardFocus.getState().cardId !== cardId) useBoardFocus.setState({ cardId })
}

/** Brings the focus to a card, scrolling it into sight. */
export function focusCard(cardId: string): void {
  useBoardFocus.setState(({ wanted }) => ({ cardId, wanted: wanted + 1 }))
}

/** The card one step away. Sideways it looks for the nearest column with cards and keeps the height. */
export function neighbour(cardId: string, direction: Direction): string | null {
  const card = useRecords.getState().drawn.cards.get(cardId)
  if (card === undefined) return null
  const columns = dropColumns('')
  const at = columns.findIndex((column) => column.stageId === card.stageId)
  const index = columns[at]?.cardIds.indexOf(cardId) ?? -1
  if (index < 0) return null
  if (direction === 'up' || direction === 'down') {
    return columns[at]?.cardIds[index + (direction === 'up' ? -1 : 1)] ?? null
  }
  const step = direction === 'left' ? -1 : 1
  for (let column = at + step; column >= 0 && column < columns.length; column += step) {
    const { cardIds } = columns[column]!
    if (cardIds.length > 0) return cardIds[Math.min(index, cardIds.length - 1)] ?? null
  }
  return null
}

/** The card before or after this one in its column, for stepping through with the drawer open. */
export function cardBeside(cardId: string, step: -1 | 1): string | null {
  return neighbour(cardId, step === -1 ? 'up' : 'down')
}
