import type { Message } from '@aldia/shared/message.ts'
import { Ban, CircleHelp, EyeOff } from 'lucide-react'
import type { ReactNode } from 'react'
import { useText } from '#base/language.ts'
import { FileLine } from './file-line.tsx'
import { messageText } from './message.text.ts'
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
  const lines = useText(messageText)
  if (message.deletedAt !== null)
    return <Aside icon={<Ban aria-hidden size={14} />} words={lines.deleted} meta={meta} />
  if (message.kind === 'unsupported') {
    return <Aside icon={<CircleHelp aria-hidden size={14} />} words={lines.unsupported} meta={meta} />
  }
  if (message.kind === 'unreadable') {
    return <Aside icon={<EyeOff aria-hidden size={14} />} words={lines.unreadable} meta={meta} />
  }
  const carried = carriedBy(message, from)
  // Where there are details the text only repeats them, for lists and search.
  const text = message.details === null ? message.text : null
  return (
    <>
      {carried}
      {text === null ? (
        <div className={`flex justify-end ${metaPlace(message)}`}>{meta}</div>
      ) : (
        <div className={carried === null ? undefined : 'mt-1 max-w-75'}>
          <MessageText text={text} end={meta} />
        </div>
      )}
    </>
  )
}

/** Beside the length of a voice note there is room; over a picture the time lies on it; else it gets its own line. */
function metaPlace({ kind, attachment }: Message): string {
  if (attachment?.state !== 'ready') return 'mt-0.5'
  if (kind === 'voice' || kind === 'audio') return 'pointer-events-none -mt-4.5'
  return kind === 'image' ? 'pointer-events-none absolute end-2 bottom-2' : 'mt-0.5'
}

function carriedBy(message: Message, from: string): ReactNode {
  switch (message.kind) {
    case 'image':
      return (
        <div className="-mx-1.5 -mt-0.5">
          <Photo message={message} from={from} />
        </div>
      )
    case 'video':
      return (
        <div className="-mx-1.5 -mt-0.5">
          <Film message={message} from={from} />
        </div>
      )
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
