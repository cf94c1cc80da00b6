import { useDroppable } from '@dnd-kit/core'
import type { ReactNode } from 'react'

interface DropListProps {
  stageId: string
  heightPx: number
  children: ReactNode
}

/** The list of a column as a place to land; the library scrolls it while a card is held at its edge. Alone in a component, because it is drawn anew with every step of a drag. */
export function DropList({ stageId, heightPx, children }: DropListProps) {
  const { setNodeRef } = useDroppable({ id: stageId })
  return (
    <ul ref={setNodeRef} data-column-list={stageId} className="relative min-h-full" style={{ height: heightPx }}>
      {children}
    </ul>
  )
}
