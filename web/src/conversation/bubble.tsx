import type { Message } from '@aldia/shared/message.ts'
import { useRef } from 'react'
import { plainLine } from '#base/bidi.ts'
import { useFormats, useText } from '#base/language.ts'
import type { ThreadItem } from '#messages/thread-items.ts'
import { useMe, useUser } from '#records/use-records.ts'
import { classNames } from '#ui/class-names.ts'
import { useConversation } from './conversation-context.ts'
import { messageText } from './message.text.ts'
import { MessageActions } from './message-actions.tsx'
import { MessageBody } from './message-body.tsx'
import { MessageMeta } from './message-meta.tsx'
import { QuoteBlock } from './quote-block.tsx'
import { Reactions } from './reactions.tsx'
import { ReadingChip } from './reading-chip.tsx'
import { Refused, SendOutcome } from './send-outcome.tsx'
import { WaitLine } from './wait-line.tsx'

interface BubbleProps {
  item: ThreadItem & { readonly type: 'message' }
  startsRun: boolean
  isTabStop: boolean
  /** Just jumped to: stands out for a moment. */
  isMarked: boolean
}

/** One message: theirs at the start of the line, ours at the end. */
export function Bubble({ item, startsRun, isTabStop, isMarked }: BubbleProps) {
  const { message } = item
  const label = useAuthorLabel(message)
  const menuButton = useRef<HTMLButtonElement>(null)
  const isOurs = message.direction === 'out'
  const isBare = message.kind === 'sticker' && message.deletedAt === null && message.quote === null
  const isPictureAlone = message.kind === 'image' && message.text === null && message.attachment?.state === 'ready'
  return (
    <article
      tabIndex={-1}
      aria-label={label}
      data-item-id={item.id}
      onKeyDown={(event) => {
        if (event.target === event.currentTarget && (event.key === 'Enter' || event.key === 'ContextMenu')) {
          event.preventDefault()
          menuButton.current?.click()
        }
      }}
      className={classNames(
        'group/bubble flex gap-1 px-3 py-px outline-none sm:px-5',
        isOurs ? 'flex-row-reverse' : 'flex-row',
        isMarked && 'bg-accent/15 transition-colors',
      )}
    >
      <div
        className={classNames('flex min-w-0 max-w-[84%] flex-col sm:max-w-[78%]', isOurs ? 'items-end' : 'items-start')}
      >
        <div
          className={classNames(
            'relative min-w-0 max-w-full rounded-panel px-2.5 py-1.5 text-ink',
            isPictureAlone && 'pb-1',
            'group-focus-visible/bubble:outline-2 group-focus-visible/bubble:outline-focus',
            isBare ? '' : isOurs ? 'bg-chat-ours' : 'bg-chat-theirs',
            !isBare && 'shadow-[0_1px_1px_rgb(40_32_20/0.06)]',
            startsRun && !isBare && (isOurs ? 'rounded-se-[3px]' : 'rounded-ss-[3px]'),
          )}
        >
          {message.quote !== null && message.deletedAt === null && <QuoteBlock quote={message.quote} />}
          <MessageBody
            message={message}
            from={label}
            meta={<MessageMeta message={message} onPicture={isBare || isPictureAlone} />}
          />
          {message.wait !== null && item.refused === null && <WaitLine message={message} wait={message.wait} />}
          {item.refused === null ? isOurs && <SendOutcome message={message} /> : <Refused item={item} />}
        </div>
        {message.deletedAt === null && <Reactions message={message} />}
        {!isOurs && message.deletedAt === null && <ReadingChip message={message} />}
      </div>
      {message.deletedAt === null && !item.pending && item.refused === null && (
        <MessageActions message={message} isTabStop={isTabStop} buttonRef={menuButton} />
      )}
    </article>
  )
}

function useAuthorLabel(message: Message): string {
  const text = useText(messageText)
  const formats = useFormats()
  const { personName } = useConversation()
  const me = useMe()
  const author = useUser(message.authorId)
  const time = formats.time(message.sentAt)
  if (message.direction === 'in') return text.fromThem(personName, time)
  if (message.byRule) return text.fromRule(time)
  if (message.authorId === null) return text.fromPhone(time)
  return message.authorId === me.id ? text.fromYou(time) : text.fromColleague(plainLine(author?.name ?? '…'), time)
}
