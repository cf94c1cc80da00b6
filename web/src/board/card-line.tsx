import type { LastMessage } from '@aldia/shared/card.ts'
import {
  Ban,
  BarChart3,
  Camera,
  CircleHelp,
  FileText,
  type LucideIcon,
  MapPin,
  Mic,
  Music,
  Phone,
  Sticker,
  User,
  Video,
} from 'lucide-react'
import { useText } from '#base/language.ts'
import { Ticks } from '#ui/ticks.tsx'
import { cardText } from './card.text.ts'

const icons: Partial<Record<LastMessage['kind'], LucideIcon>> = {
  image: Camera,
  video: Video,
  voice: Mic,
  audio: Music,
  document: FileText,
  sticker: Sticker,
  location: MapPin,
  contact: User,
  poll: BarChart3,
  call: Phone,
  unsupported: CircleHelp,
  unreadable: CircleHelp,
}

/** The last message of the conversation in words: what a screen reader hears and what stands on the card. */
export function useLineWords(): (line: LastMessage | null) => string {
  const text = useText(cardText)
  return (line) => {
    if (line === null) return text.noLine
    if (line.deleted) return text.deleted
    if (line.corrected) return text.corrected
    return line.preview ?? text.kinds[line.kind]
  }
}

/** Direction, ticks, kind and words of the last message, in one line. */
export function CardLine({ line }: { line: LastMessage | null }) {
  const text = useText(cardText)
  const wordsOf = useLineWords()
  const Icon = line === null ? undefined : line.deleted ? Ban : icons[line.kind]
  return (
    <span className="flex min-w-0 flex-1 items-center gap-1">
      {line?.direction === 'out' && line.status !== null && !line.deleted && (
        <Ticks state={line.status} label={text.status[line.status]} />
      )}
      {Icon && <Icon aria-hidden size={16} className="shrink-0 text-ink-faint" />}
      <bdi className="min-w-0 truncate">{wordsOf(line)}</bdi>
    </span>
  )
}
