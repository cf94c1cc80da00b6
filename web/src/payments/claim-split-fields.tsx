import type { Account } from '@aldia/shared/account.ts'
import type { AllocationRefused } from '@aldia/shared/allocation.ts'
import type { Debt } from '@aldia/shared/debt.ts'
import { type Payable, sortPayable } from '@aldia/shared/payable.ts'
import type { Payment, PlanExtra } from '@aldia/shared/payment.ts'
import type { PaymentPurpose } from '@aldia/shared/payment-purpose.ts'
import { useDayWords } from '#base/day-words.ts'
import { useLocale, useText, useToday } from '#base/language.ts'
import { useMoneyWords } from '#base/money-words.ts'
import { typedAmount, useReadAmount } from '#base/typed-amount.ts'
import type { Destined } from '#money/destination.ts'
import { useWorkspace } from '#records/use-records.ts'
import { Notice } from '#ui/notice.tsx'
import { SegmentedChoice } from '#ui/segmented-choice.tsx'
import { claimText } from './claim.text.ts'
import { destinationText } from './destination.text.ts'
import { PurposeChoice } from './purpose-choice.tsx'

export interface ClaimDraft {
  readonly amount: string
  readonly paidOn: string
  readonly reference: string
  readonly byHand: boolean
  readonly planExtra: PlanExtra
  /** What it is for; null: nothing in particular. */
  readonly purpose: PaymentPurpose | null
  /** By debt id, as typed. */
  readonly parts: ReadonlyMap<string, string>
}

interface ClaimSplitProps {
  account: Account
  payment: Payment
  found: Payable<Debt>
  /** Where it goes; null while something cannot be read. */
  goes: Destined | AllocationRefused | null
  draft: ClaimDraft
  isDisabled: boolean
  error: string | null
  onChange: (next: Partial<ClaimDraft>) => void
}

/** The open debts with what each of them gets, by the order of the business or by hand. */
export function ClaimSplit({ account, payment, found, goes, draft, isDisabled, error, onChange }: ClaimSplitProps) {
  const text = useText(claimText)
  const lines = useText(destinationText)
  const { locale } = useLocale()
  const money = useMoneyWords()
  const days = useDayWords()
  const today = useToday()
  const read = useReadAmount()
  const order = useWorkspace().money.allocationOrder
  const { currency } = payment
  const booked = goes === null || 'refused' in goes ? null : goes
  const isGiven = (id: string) => booked?.allocations.some(({ debtId }) => debtId === id) ?? false
  // What was given up is seen when money goes there, or may.
  const debts = [...sortPayable(found.payable, order), ...found.lost.filter(({ id }) => draft.byHand || isGiven(id))]
  const toHand = () => {
    // By hand begins with what the order would do.
    const begin = new Map(
      (booked?.allocations ?? []).map((one) => [one.debtId, typedAmount(one.amountMinor, currency, locale)]),
    )
    onChange({ byHand: true, parts: draft.parts.size > 0 ? draft.parts : begin })
  }
  if (debts.length === 0) return <Notice>{found.withoutRate.length > 0 ? text.unitRateMissing : text.allCredit}</Notice>
  return (
    <section className="space-y-2">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h3 className="font-medium text-ink">{text.goesTo}</h3>
        {!isDisabled && (
          <SegmentedChoice
            label={text.goesTo}
            choices={[
              { id: 'order', label: text.byOrder },
              { id: 'hand', label: text.byHand },
            ]}
            value={draft.byHand ? 'hand' : 'order'}
            onChange={(how) => (how === 'hand' ? toHand() : onChange({ byHand: false }))}
          />
        )}
      </div>
      {!draft.byHand && (
        <PurposeChoice
          account={account}
          currency={currency}
          value={draft.purpose}
          isDisabled={isDisabled}
          onChange={(purpose) => onChange({ purpose })}
        />
      )}
      <ul className="divide-y divide-line border-line border-y">
        {debts.map(({ id, debt, dueOn, balanceMinor }) => {
          const given = booked?.allocations.find(({ debtId }) => debtId === id)
          const title = debt.reference === null ? debt.concept : `${debt.reference} · ${debt.concept}`
          return (
            <li key={id} className="flex items-center gap-4 py-2">
              <span className="min-w-0 flex-1">
                <span className="block truncate text-ink">{title}</span>
                <span className="figures block text-ink-faint text-sm">
                  {text.open(money.amount(balanceMinor, currency))} ·{' '}
                  {found.lost.some((one) => one.id === id)
                    ? lines.lost
                    : text.due(days.day(dueOn, today), dueOn < today)}
                  {given !== undefined && given.discountMinor > 0 && (
                    <> · {text.discount(money.amount(given.discountMinor, currency))}</>
                  )}
                </span>
              </span>
              {draft.byHand ? (
                <input
                  aria-label={title}
                  value={draft.parts.get(id) ?? ''}
                  inputMode="decimal"
                  disabled={isDisabled}
                  aria-invalid={partOf(draft.parts.get(id) ?? '', currency, read) === null}
                  placeholder="0"
                  onChange={(event) => onChange({ parts: new Map(draft.parts).set(id, event.target.value) })}
                  className="figures h-9 w-32 rounded-control bg-surface px-3 text-right text-ink ring-1 ring-line-strong/70 ring-inset focus:outline-2 focus:outline-focus focus:-outline-offset-1 aria-invalid:ring-bad max-sm:h-11 max-sm:text-lg"
                />
              ) : (
                <span className={given === undefined ? 'figures text-ink-faint' : 'figures font-medium text-ink'}>
                  {given === undefined ? '–' : money.amount(given.amountMinor, currency)}
                </span>
              )}
            </li>
          )
        })}
      </ul>
      {booked?.settles != null && (
        <p className="figures text-good-ink text-sm">
          {lines.closes(money.amount(booked.settles.costMinor, currency))}
        </p>
      )}
      {booked !== null && booked.creditMinor > 0 && (
        <p className="figures text-ink-soft text-sm">{text.credit(money.amount(booked.creditMinor, currency))}</p>
      )}
      {error !== null && (
        <p role="alert" className="text-bad-ink text-sm">
          {error}
        </p>
      )}
    </section>
  )
}

/** An empty field is nothing; null: it cannot be read. */
export function partOf(typed: string, currency: string, read: ReturnType<typeof useReadAmount>): number | null {
  const plain = typed.trim()
  if (plain === '' || plain === '0') return 0
  return read(plain, currency).amountMinor
}
