import type { Message } from '@aldia/shared/message.ts'
import { Handshake } from 'lucide-react'
import { useDayWords } from '#base/day-words.ts'
import { useText, useToday } from '#base/language.ts'
import { useMessagePromise } from '#base/message-promise.ts'
import { openMoneyDialog } from '#base/money-dialog.ts'
import { useCard } from '#base/use-records.ts'
import { conversationText } from './conversation.text.ts'
import { useConversation } from './conversation-context.ts'

/** Under a message that names a day to come: one touch opens the promise, filled in. */
export function PromiseChip({ message }: { message: Message }) {
  const text = useText(conversationText)
  const days = useDayWords()
  const today = useToday()
  const { cardId, mayWork } = useConversation()
  const hint = useMessagePromise(message)
  const next = useCard(cardId)?.money?.next ?? null
  const dueOn = hint?.dueOn ?? null
  const isRecorded = next?.kind === 'promise' && next.dueOn === dueOn
  if (!mayWork || dueOn === null || isRecorded) return null
  return (
    <button
      type="button"
      onClick={() => openMoneyDialog({ kind: 'promise', cardId, messageId: message.id })}
      className="figures mt-1 inline-flex h-7 items-center gap-1.5 rounded-full bg-surface px-2.5 text-accent-ink text-sm ring-1 ring-line-strong/50 ring-inset transition-colors hover:bg-accent-soft"
    >
      <Handshake aria-hidden size={14} />
      {text.promiseOn(days.day(dueOn, today))}
    </button>
  )
}
