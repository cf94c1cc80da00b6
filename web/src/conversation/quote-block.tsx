import type { Quote } from '@aldia/shared/message.ts'
import { useText } from '#base/language.ts'
import { useConversation } from './conversation-context.ts'
import { messageText } from './message.text.ts'
import { lineInWords } from './message-words.ts'

/** What a message answers; leads there when it is stored here. */
export function QuoteBlock({ quote }: { quote: Quote }) {
  const text = useText(messageText)
  const { personName, jumpTo } = useConversation()
  const { messageId } = quote
  const words = (
    <>
      <bdi className="block truncate font-medium text-accent-ink text-sm">
        {quote.direction === 'in' ? personName : text.quoteUs}
      </bdi>
      <span dir="auto" className="line-clamp-2 text-ink-soft text-sm [overflow-wrap:anywhere]">
        {lineInWords(quote.kind, quote.preview, text)}
      </span>
    </>
  )
  const look = 'mb-1 block w-full rounded-control border-accent border-s-3 bg-ink/5 px-2.5 py-1.5 text-start'
  if (messageId === null) return <div className={look}>{words}</div>
  return (
    <button type="button" title={text.quoteOpen} onClick={() => jumpTo(messageId)} className={`${look} hover:bg-ink/8`}>
      <span className="sr-only">{text.quoteOpen}: </span>
      {words}
    </button>
  )
}
