import { useDraggable } from '@dnd-kit/core'
import { type ComponentProps, type RefObject, type SyntheticEvent, useRef } from 'react'
import { useCardActions } from '#board/card-actions.ts'

/** What the library knows of the thing that is carried: which card it is this time. */
export interface Lifted {
  readonly cardId: RefObject<string | null>
}

/** Explains lifting to screen readers; every card refers to it. */
export const liftInstructionsId = 'lift-instructions'

/**
 * The part of the page in which cards can be lifted. For the library there is one thing to drag, and it is whichever card
 * is touched: as many things as cards would all be drawn anew at every pickup.
 */
export function LiftArea({ onKeyDown, ...rest }: ComponentProps<'section'>) {
  const { mayWork } = useCardActions()
  const cardId = useRef<string | null>(null)
  const { setNodeRef, listeners } = useDraggable({ id: 'card', data: { cardId } satisfies Lifted, disabled: !mayWork })
  const take = (name: 'onMouseDown' | 'onTouchStart' | 'onKeyDown') => (event: SyntheticEvent) => {
    const card = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-card-id]') : null
    if (card === null) return
    cardId.current = card.dataset.cardId ?? null
    setNodeRef(card)
    listeners?.[name]?.(event)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a region; what is lifted in it are its cards, by their own buttons
    <section
      {...rest}
      onMouseDown={take('onMouseDown')}
      onTouchStart={take('onTouchStart')}
      onKeyDown={(event) => {
        take('onKeyDown')(event)
        onKeyDown?.(event)
      }}
    />
  )
}
