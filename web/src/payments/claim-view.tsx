import type { Payment } from '@aldia/shared/payment.ts'
import { useNow } from '#base/clock.ts'
import { useDayWords } from '#base/day-words.ts'
import { useFormats, useText, useToday } from '#base/language.ts'
import { useMoneyWords } from '#base/money-words.ts'
import { usePersonName } from '#contacts/person-name.ts'
import { useAccount } from '#money/account.ts'
import { useCard } from '#records/use-records.ts'
import { Button } from '#ui/button.tsx'
import { Fold } from '#ui/fold.tsx'
import { claimText } from './claim.text.ts'
import { ClaimForm } from './claim-form.tsx'
import { paymentWays } from './payment-ways.text.ts'
import { ReceiptView } from './receipt-view.tsx'

/** The last movements are enough to see whether this one was booked already. */
const ledgerShown = 8

interface ClaimViewProps {
  payment: Payment
  onOpenCard: (cardId: string) => void
  /** It was confirmed or rejected here. */
  onSettled: () => void
}

/** One claimed payment: the receipt beside what is known of the person, and what to make of it. */
export function ClaimView({ payment, onOpenCard, onSettled }: ClaimViewProps) {
  const text = useText(claimText)
  const ways = useText(paymentWays)
  const nameOf = usePersonName()
  const formats = useFormats()
  const now = useNow()
  const card = useCard(payment.cardId ?? '')
  const name = card === undefined ? '' : nameOf(card)
  return (
    <div className="grid gap-6 p-4 sm:p-6 lg:grid-cols-[minmax(0,5fr)_minmax(0,6fr)]">
      <div className="min-w-0 lg:sticky lg:top-6 lg:self-start">
        <ReceiptView key={payment.receipt?.id ?? ''} payment={payment} name={name} />
      </div>
      <div className="min-w-0 space-y-5">
        <header className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
          <div className="min-w-0">
            <h2 className="truncate font-semibold text-ink text-xl">
              <bdi>{name}</bdi>
            </h2>
            <p className="text-ink-soft" title={formats.fullDate(payment.createdAt)}>
              {ways[payment.paidBy]} · {text.claimedAt(formats.ago(payment.createdAt, now))}
            </p>
          </div>
          {card !== undefined && (
            <Button size="small" onPress={() => onOpenCard(card.id)}>
              {text.openPerson}
            </Button>
          )}
        </header>
        {payment.note && <p className="whitespace-pre-wrap text-ink">{payment.note}</p>}
        <ClaimForm key={payment.id} payment={payment} name={name} onSettled={onSettled} />
        {payment.cardId !== null && <Ledger cardId={payment.cardId} />}
      </div>
    </div>
  )
}

/** What was booked last, to see whether this payment is among it already. */
function Ledger({ cardId }: { cardId: string }) {
  const text = useText(claimText)
  const money = useMoneyWords()
  const days = useDayWords()
  const today = useToday()
  const { account } = useAccount(cardId)
  if (account === null) return null
  return (
    <Fold title={text.ledger} openAtFirst>
      {account.entries.length === 0 ? (
        <p className="text-ink-soft">{text.noLedger}</p>
      ) : (
        <ul className="figures divide-y divide-line">
          {account.entries.slice(0, ledgerShown).map((entry) => (
            <li key={entry.id} className="flex items-baseline gap-4 py-1.5">
              <span className="w-24 shrink-0 text-ink-faint text-sm" title={days.fullDay(entry.on)}>
                {days.day(entry.on, today)}
              </span>
              <span className="min-w-0 flex-1 truncate text-ink-soft">{text.ledgerKinds[entry.kind]}</span>
              <span className="text-ink">{money.amount(entry.amountMinor, entry.currency)}</span>
            </li>
          ))}
        </ul>
      )}
    </Fold>
  )
}
