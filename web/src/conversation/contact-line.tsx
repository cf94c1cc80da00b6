import type { Card } from '@aldia/shared/card.ts'
import { copyText } from '#base/clipboard.ts'
import { useNow } from '#base/clock.ts'
import { useFormats, useText } from '#base/language.ts'
import { formatPhone } from '#contacts/person-name.ts'
import { useContactPresence } from '#records/live.ts'
import { conversationText } from './conversation.text.ts'
import { drawerText } from './drawer.text.ts'

/** Under the name: the number, and what WhatsApp tells of the person just now. */
export function ContactLine({ card }: { card: Card }) {
  const text = useText(drawerText)
  const common = useText(conversationText)
  const { phone, name } = card
  const presence = usePresenceWords(card.id)
  // Without a name the number is the heading already.
  const number = phone !== null && name !== null ? formatPhone(phone) : null
  return (
    <p className="flex min-w-0 items-center gap-1.5 text-ink-faint text-sm">
      {number !== null && phone !== null && (
        <button
          type="button"
          title={text.copyNumber}
          onClick={() => void copyText(phone, common)}
          className="figures min-h-6 shrink-0 rounded-[3px] hover:text-ink hover:underline"
        >
          <span className="sr-only">{text.copyNumber}: </span>
          <bdi>{number}</bdi>
        </button>
      )}
      {number !== null && presence !== null && <span aria-hidden>·</span>}
      {presence !== null && (
        <span className={presence.isActive ? 'truncate font-medium text-accent-ink' : 'truncate'}>
          {presence.words}
        </span>
      )}
    </p>
  )
}

function usePresenceWords(cardId: string): { words: string; isActive: boolean } | null {
  const text = useText(drawerText)
  const formats = useFormats()
  const now = useNow()
  const presence = useContactPresence(cardId)
  switch (presence?.state) {
    case 'typing':
      return { words: text.typing, isActive: true }
    case 'recording':
      return { words: text.recording, isActive: true }
    case 'online':
      return { words: text.online, isActive: true }
    case 'offline': {
      const { lastSeenAt } = presence
      if (lastSeenAt === null) return null
      return { words: text.lastSeen(`${formats.day(lastSeenAt, now)} ${formats.time(lastSeenAt)}`), isActive: false }
    }
    default:
      return null
  }
}
