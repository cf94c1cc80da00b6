import type { Account } from '@aldia/shared/account.ts'
import type { LocalDate } from '@aldia/shared/dates.ts'
import type { Allocation } from '@aldia/shared/payment.ts'
import type { PaymentPurpose } from '@aldia/shared/payment-purpose.ts'
import { useText } from '#base/language.ts'
import { useMoneyWords } from '#base/money-words.ts'
import { destinationOf, payableOn } from '#money/destination.ts'
import { useUnitValues } from '#money/use-unit-values.ts'
import { useWorkspace } from '#records/use-records.ts'
import { destinationText } from './destination.text.ts'

interface DestinationProps {
  account: Account
  currency: string
  /** Null while it cannot be read. */
  amountMinor: number | null
  paidOn: LocalDate
  purpose: PaymentPurpose | null
  /** By hand; null: by purpose and order. */
  wanted: readonly Allocation[] | null
}

/** Where the money will go, debt by debt, as the server will book it; seen before anything is confirmed. */
export function Destination({ account, currency, amountMinor, paidOn, purpose, wanted }: DestinationProps) {
  const text = useText(destinationText)
  const money = useMoneyWords()
  const { allocationOrder } = useWorkspace().money
  const unitValueOf = useUnitValues(account, paidOn)
  if (amountMinor === null || amountMinor <= 0 || paidOn === '') return null
  const about = { currency, on: paidOn, unitValueOf }
  const found = payableOn(account, about)
  if (found.withoutRate.length > 0) return <p className="text-ink-soft text-sm">{text.unitValueMissing}</p>
  const goes = destinationOf(account, found, { ...about, amountMinor, purpose, by: wanted ?? allocationOrder })
  // The fields of the split say what is wrong with it.
  if ('refused' in goes) return null
  const open = [...found.payable, ...found.lost]
  if (open.length === 0)
    return (
      <p role="status" className="figures text-ink-soft text-sm">
        {text.allCredit(money.amount(goes.creditMinor, currency))}
      </p>
    )
  return (
    <section aria-label={text.goesTo} className="figures space-y-1 rounded-panel bg-sunken px-3 py-2 text-sm">
      <h3 className="text-ink-faint">{text.goesTo}</h3>
      <ul>
        {goes.allocations.map((part) => {
          const to = open.find(({ id }) => id === part.debtId)
          if (to === undefined) return null
          const left = to.balanceMinor - part.amountMinor - part.discountMinor
          const outcome = goes.settles?.debtIds.includes(part.debtId)
            ? text.closed
            : found.lost.includes(to)
              ? text.lost
              : part.discountMinor > 0
                ? text.discount(money.amount(part.discountMinor, currency))
                : left === 0
                  ? text.settles
                  : text.remains(money.amount(left, currency))
          return (
            <li key={part.debtId} className="flex items-baseline justify-between gap-4">
              <span className="min-w-0 text-ink">
                {to.debt.concept} <span className="text-ink-faint">· {outcome}</span>
              </span>
              <span className="shrink-0 font-medium text-ink">{money.amount(part.amountMinor, currency)}</span>
            </li>
          )
        })}
      </ul>
      {goes.settles !== null && (
        <p role="status" className="text-good-ink">
          {text.closes(money.amount(goes.settles.costMinor, currency))}
        </p>
      )}
      {goes.creditMinor > 0 && (
        <p role="status" className="text-ink-soft">
          {text.credit(money.amount(goes.creditMinor, currency))}
        </p>
      )}
    </section>
  )
}
