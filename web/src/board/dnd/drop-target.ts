import { useDroppable } from '@dnd-kit/core'
import { useEffect } from 'react'

/** The element of a column's list; `null` while it is not in the page. */
export function listOf(stageId: string): HTMLElement | null {
  return document.querySelector(`[data-column-list="${CSS.escape(stageId)}"]`)
}

/** Makes a column a place to land; the library scrolls it while a card is held at its edge. Draws nothing. */
export function DropTarget({ stageId }: { stageId: string }) {
  const { setNodeRef } = useDroppable({ id: stageId })
  useEffect(() => {
    setNodeRef(listOf(stageId))
    return () => setNodeRef(null)
  }, [stageId, setNodeRef])
  return null
}
