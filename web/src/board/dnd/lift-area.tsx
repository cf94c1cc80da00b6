import { useDraggable } from '@dnd-kit/core'
import { type ComponentProps, createContext, type RefObject, type SyntheticEvent, useContext, useRef } from 'react'

type Begin = 'onMouseDown' | 'onTouchStart' | 'onKeyDown'

/** Hands an event on a card to the library. */
export type Take = (name: Begin, event: SyntheticEvent) => void

/** What the library knows of the thing that is carried: which card it is this time. */
export interface Lifted {
  readonly cardId: RefObject<string | null>
}

/** Explains lifting to screen readers; every card refers to it. */
export const liftInstructionsId = 'lift-instructions'

export const TakeContext = createContext<RefObject<Take>>({ current: () => {} })

/** The part of the page in which cards can be lifted. */
export function LiftArea({ onKeyDown, ...rest }: ComponentProps<'section'>) {
  const take = useContext(TakeContext)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a region; what is lifted in it are its cards, by their own buttons
    <section
      {...rest}
      onMouseDown={(event) => take.current('onMouseDown', event)}
      onTouchStart={(event) => take.current('onTouchStart', event)}
      onKeyDown={(event) => {
        take.current('onKeyDown', event)
        onKeyDown?.(event)
      }}
    />
  )
}

/**
 * For the library there is one thing to drag, and it is whichever card is touched: as many things as cards would all be
 * drawn anew at every pickup.
 */
export function Lifter({ take, enabled }: { take: RefObject<Take>; enabled: boolean }) {
  const cardId = useRef<string | null>(null)
  const { setNodeRef, listeners } = useDraggable({ id: 'card', data: { cardId } satisfies Lifted, disabled: !enabled })
  take.current = (name, event) => {
    const card = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-card-id]') : null
    if (card === null) return
    cardId.current = card.dataset.cardId ?? null
    setNodeRef(card)
    listeners?.[name]?.(event)
  }
  return null
}
