import type { Message } from '@aldia/shared/message.ts'
import { Ban, CircleHelp, EyeOff } from 'lucide-react'
import type { ReactNode } from 'react'
import { useText } from '#base/language.ts'
import { conversationText } from './conversation.text.ts'
import { FileLine } from './file-line.tsx'
import { Details } from './message-details.tsx'
import { MessageText } from './message-text.tsx'
import { Film, Photo, Sticker } from './picture.tsx'
import { Voice } from './voice-player.tsx'

interface MessageBodyProps {
  message: Message
  /** Who wrote it, for accessible names. */
  from: string
  /** Time and ticks; stand at the end of the last line. */
  meta: ReactNode
}

/** What a message says or carries, by kind. */
export function MessageBody({ message, from, meta }: MessageBodyProps) {
  const text = useText(conversationText)
  if (message.deletedAt !== null) return <Aside icon={<Ban aria-hidden size={14} />} words={text.deleted} meta={meta} />
  if (message.kind === 'unsupported') {
    return <Aside icon={<CircleHelp aria-hidden size={14} />} words={text.unsupported} meta={meta} />
  }
  if (message.kind === 'unreadable') {
    return <Aside icon={<EyeOff aria-hidden size={14} />} words={text.unreadable} meta={meta} />
  }
  const carried = carriedBy(message, from)
  return (
    <>
      {carried}
      {message.text === null ? (
        <div className="mt-0.5 flex justify-end">{meta}</div>
      ) : (
        <div className={carried === null ? undefined : 'mt-1 max-w-75'}>
          <MessageText text={message.text} end={meta} />
        </div>
      )}
    </>
  )
}

function carriedBy(message: Message, from: string): ReactNode {
  switch (message.kind) {
    case 'image':
      return <Photo message={message} from={from} />
    case 'video':
      return <Film message={message} from={from} />
    case 'sticker':
      return <Sticker message={message} from={from} />
    case 'voice':
    case 'audio':
      return <Voice message={message} from={from} />
    case 'document':
      return <FileLine message={message} />
    case 'location':
    case 'contact':
    case 'poll':
    case 'call':
      return <Details message={message} />
    default:
      return null
  }
}

/** What stands in place of a message that cannot be shown. */
function Aside({ icon, words, meta }: { icon: ReactNode; words: string; meta: ReactNode }) {
  return (
    <div className="flow-root text-ink-soft italic">
      <span className="me-1.5 inline-block align-[-2px]">{icon}</span>
      {words}
      <span className="float-end ms-2 translate-y-1 not-italic">{meta}</span>
    </div>
  )
}
