import { Suspense, useEffect } from 'react'
import { useSurvivor } from '#records/use-records.ts'
import { lazyPart } from '#ui/lazy-part.tsx'

const ConversationDrawer = lazyPart(
  async () => (await import('#conversation/conversation-drawer.tsx')).ConversationDrawer,
)

interface CardDrawerProps {
  cardId: string
  /** Shows another card, or none. */
  onOpen: (cardId: string | null) => void
  /** The cards above and below; null at the ends. */
  previous: string | null
  next: string | null
}

/** One person over whatever page it was opened from. A card that was merged away leads to the one that took it in. */
export function CardDrawer({ cardId, onOpen, previous, next }: CardDrawerProps) {
  const survivorId = useSurvivor(cardId)
  useEffect(() => {
    if (survivorId !== cardId) onOpen(survivorId)
  }, [survivorId, cardId, onOpen])
  return (
    <Suspense>
      <ConversationDrawer
        cardId={survivorId}
        onClose={() => onOpen(null)}
        {...(previous === null ? {} : { onPrevious: () => onOpen(previous) })}
        {...(next === null ? {} : { onNext: () => onOpen(next) })}
      />
    </Suspense>
  )
}
