import type { Message } from '@aldia/shared/message.ts'
import { Bot, Smartphone } from 'lucide-react'
import { useFormats, useText } from '#base/language.ts'
import { useUser } from '#records/use-records.ts'
import { initialsOf } from '#ui/initials.ts'
import { Ticks } from '#ui/ticks.tsx'
import { conversationText } from './conversation.text.ts'
import { messageText } from './message.text.ts'
import { NumberMarkOf } from './number-mark.tsx'

/** Time, ticks, "edited", and who of us wrote it: at the end of a bubble's text. */
export function MessageMeta({ message, onPicture = false }: { message: Message; onPicture?: boolean }) {
  const ofMessage = useText(messageText)
  const text = useText(conversationText)
  const formats = useFormats()
  const author = useUser(message.authorId)
  const isOurs = message.direction === 'out'
  const mark = message.byRule ? ofMessage.ruleMark : ofMessage.phoneMark
  return (
    <span
      className={`figures inline-flex select-none items-center gap-1 align-bottom text-[0.6875rem] leading-4 ${
        onPicture ? 'rounded-full bg-surface/90 px-1.5 text-ink-soft' : 'text-ink-faint'
      }`}
    >
      {message.editUnreadable && message.deletedAt === null && (
        <span className="text-ink-soft italic">{ofMessage.editUnreadable}</span>
      )}
      {message.editedAt !== null && !message.editUnreadable && message.deletedAt === null && (
        <span title={ofMessage.editedAt(formats.fullDate(message.editedAt))}>{ofMessage.edited}</span>
      )}
      {isOurs && author !== undefined && (
        <abbr title={author.name} className="no-underline">
          {initialsOf(author.name)}
        </abbr>
      )}
      {isOurs && message.authorId === null && (
        <span role="img" aria-label={mark} title={mark} className="inline-flex">
          {message.byRule ? <Bot aria-hidden size={12} /> : <Smartphone aria-hidden size={12} />}
        </span>
      )}
      <NumberMarkOf message={message} />
      <time dateTime={new Date(message.sentAt).toISOString()} title={formats.fullDate(message.sentAt)}>
        {formats.time(message.sentAt)}
      </time>
      {isOurs && message.status !== null && message.deletedAt === null && (
        <Ticks state={message.status} label={text.status[message.status]} />
      )}
    </span>
  )
}
