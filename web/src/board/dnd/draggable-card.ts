import { useDraggable, useDroppable } from '@dnd-kit/core'
import { useCardActions } from '#board/card-actions.ts'

/** Makes a card something that can be lifted; only for those who may move cards. */
export function useDraggableCard(cardId: string) {
  const { mayWork } = useCardActions()
  const { setNodeRef, listeners, attributes } = useDraggable({ id: cardId, disabled: !mayWork })
  return { setNodeRef, listeners, attributes }
}

/** Makes a column a place to land; the library scrolls it while a card is held at its edge. */
export function useDroppableColumn(stageId: string) {
  return useDroppable({ id: stageId }).setNodeRef
}
