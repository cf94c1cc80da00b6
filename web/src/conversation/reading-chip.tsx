import type { HoldKind } from '@aldia/shared/contact-policy.ts'
import type { Message } from '@aldia/shared/message.ts'
import { recordPromise } from '@aldia/shared/promise.ts'
import type { Reading } from '@aldia/shared/reader/read.ts'
import { Handshake, type LucideIcon, ReceiptText, TriangleAlert } from 'lucide-react'
import { Suspense, useState } from 'react'
import { ApiFailure } from '#base/api.ts'
import { useDayWords } from '#base/day-words.ts'
import { useLocale, useText, useToday } from '#base/language.ts'
import { useMoneyWords } from '#base/money-words.ts'
import { notify } from '#base/notify.ts'
import { openMoneyDialog } from '#money/money-dialog.ts'
import { keepPromise } from '#promises/keep-promise.ts'
import { useMessageReading } from '#promises/message-reading.ts'
import { useRecords } from '#records/records.ts'
import { Dialog } from '#ui/dialog.tsx'
import { lazyPart } from '#ui/lazy-part.tsx'
import { useConversation } from './conversation-context.ts'
import { readingText } from './reading.text.ts'

/** Under the words of a debtor: what was understood, from which of them, and what can be done about it. */
export function ReadingChip({ message }: { message: Message }) {
  const { mayWork, cardId } = useConversation()
  const reading = useMessageReading(cardId, message)
  if (!mayWork || reading === null) return null
  if (reading.intent === 'promise_to_pay') {
    return reading.day === null && reading.amount === null ? null : <Offer messageId={message.id} reading={reading} />
  }
  return <Heard messageId={message.id} reading={reading} />
}

const chip =
  'figures inline-flex h-7 items-center gap-1.5 rounded-full bg-surface px-2.5 text-sm ring-1 ring-line-strong/50 ring-inset'
const pressable = 'text-accent-ink transition-colors hover:bg-accent-soft'

/** A promise: the words open the form filled in, Save keeps it as it was understood. */
function Offer({ messageId, reading: { day, amount } }: { messageId: string; reading: Reading }) {
  const text = useText(readingText)
  const days = useDayWords()
  const money = useMoneyWords()
  const today = useToday()
  const { currency } = useLocale()
  const { cardId } = useConversation()
  const [isSaving, setSaving] = useState(false)
  const next = useRecords((state) => state.drawn.cards.get(cardId)?.money?.next ?? null)
  // What was recorded is not offered again.
  if (next?.kind === 'promise' && next.dueOn === (day?.on ?? null)) return null
  const said = [day && days.day(day.on, today), amount && money.amount(amount.amountMinor, currency)]
  const words = [day?.words, amount?.words].filter((part): part is string => part !== undefined)

  async function save() {
    if (day === null || amount === null) return
    setSaving(true)
    try {
      await keepPromise(
        recordPromise.input.parse({
          ...{ cardId, messageId, amountMinor: amount.amountMinor, currency, dueOn: day.on },
          understood: { dueOn: day.on, amountMinor: amount.amountMinor },
        }),
        text.saved(money.amount(amount.amountMinor, currency), days.day(day.on, today)),
      )
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error
      notify({ text: error.message, tone: 'danger' })
    } finally {
      setSaving(false)
    }
  }

  return (
    <div className="mt-1 flex flex-wrap items-center gap-1">
      <button
        type="button"
        title={text.from(words)}
        onClick={() => openMoneyDialog({ kind: 'promise', cardId, messageId })}
        className={`${chip} ${pressable}`}
      >
        <Handshake aria-hidden size={14} />
        {text.promise(said.filter((part) => part !== null).join(', '))}
      </button>
      {day !== null && amount !== null && (
        <button type="button" disabled={isSaving} onClick={() => void save()} className={`${chip} ${pressable}`}>
          {text.save}
        </button>
      )}
      <span dir="auto" className="text-ink-faint text-sm">
        {text.from(words)}
      </span>
    </div>
  )
}

const heard: Readonly<Partial<Record<Reading['intent'], LucideIcon>>> = {
  already_paid: ReceiptText,
  dispute: TriangleAlert,
  hardship: TriangleAlert,
  wrong_number: TriangleAlert,
  stop_contact: TriangleAlert,
  ask_installments: Handshake,
}

const HoldForm = lazyPart(async () => (await import('#policy/hold-form.tsx')).HoldForm)

/** What the message asks to have rest. */
const holds: Readonly<Partial<Record<Reading['intent'], HoldKind>>> = {
  dispute: 'dispute',
  hardship: 'hardship',
  wrong_number: 'wrongNumber',
}

/** Everything else that somebody should not overlook; a payment or a plan is one touch away. */
function Heard({ messageId, reading: { intent, words } }: { messageId: string; reading: Reading }) {
  const text = useText(readingText)
  const { cardId } = useConversation()
  const Icon = heard[intent]
  if (Icon === undefined) return null
  const label = text.intents[intent]
  const kind = intent === 'already_paid' ? 'payment' : intent === 'ask_installments' ? 'plan' : null
  const hold = holds[intent] ?? null
  const [isHolding, setHolding] = useState(false)
  const content = (
    <>
      <Icon aria-hidden size={14} />
      {label}
    </>
  )
  return (
    <div className="mt-1 flex flex-wrap items-center gap-1">
      {hold !== null ? (
        <button
          type="button"
          title={text.from([words])}
          onClick={() => setHolding(true)}
          className={`${chip} ${pressable}`}
        >
          {content}
        </button>
      ) : kind === null ? (
        <span title={text.from([words])} className={`${chip} text-ink-soft`}>
          {content}
        </span>
      ) : (
        <button
          type="button"
          title={text.from([words])}
          onClick={() => openMoneyDialog({ kind, cardId, messageId })}
          className={`${chip} ${pressable}`}
        >
          {content}
        </button>
      )}
      {isHolding && hold !== null && (
        <Dialog isOpen onClose={() => setHolding(false)} title={label}>
          <Suspense>
            <HoldForm cardId={cardId} kind={hold} messageId={messageId} onDone={() => setHolding(false)} />
          </Suspense>
        </Dialog>
      )}
    </div>
  )
}
