import type { LocalDate } from '@aldia/shared/dates.ts'
import type { Message } from '@aldia/shared/message.ts'
import { Handshake } from 'lucide-react'
import { useDayWords } from '#base/day-words.ts'
import { useText, useToday } from '#base/language.ts'
import { openMoneyDialog } from '#money/money-dialog.ts'
import { useMessagePromise } from '#promises/message-promise.ts'
import { useRecords } from '#records/records.ts'
import { useConversation } from './conversation-context.ts'
import { messageActionsText } from './message-actions.text.ts'

/** Under a message that names a day to come: one touch opens the promise, filled in. */
export function PromiseChip({ message }: { message: Message }) {
  const { mayWork } = useConversation()
  const dueOn = useMessagePromise(message)?.dueOn ?? null
  return mayWork && dueOn !== null ? <Offer messageId={message.id} dueOn={dueOn} /> : null
}

/** Apart, because hundreds of bubbles name no day and need not follow the card. */
function Offer({ messageId, dueOn }: { messageId: string; dueOn: LocalDate }) {
  const text = useText(messageActionsText)
  const days = useDayWords()
  const today = useToday()
  const { cardId } = useConversation()
  const next = useRecords((state) => state.drawn.cards.get(cardId)?.money?.next ?? null)
  // What was recorded is not offered again.
  if (next?.kind === 'promise' && next.dueOn === dueOn) return null
  return (
    <button
      type="button"
      onClick={() => openMoneyDialog({ kind: 'promise', cardId, messageId })}
      className="figures mt-1 inline-flex h-7 items-center gap-1.5 rounded-full bg-surface px-2.5 text-accent-ink text-sm ring-1 ring-line-strong/50 ring-inset transition-colors hover:bg-accent-soft"
    >
      <Handshake aria-hidden size={14} />
      {text.promiseOn(days.day(dueOn, today))}
    </button>
  )
}
