import type { Account } from '@aldia/shared/account.ts'
import { payableCurrencies, payableOf } from '@aldia/shared/account-sums.ts'
import type { LocalDate } from '@aldia/shared/dates.ts'
import type { DebtFile } from '@aldia/shared/debt.ts'
import type { Allocation, PaidBy, PlanExtra } from '@aldia/shared/payment.ts'
import type { PaymentPurpose } from '@aldia/shared/payment-purpose.ts'
import type { Workspace } from '@aldia/shared/workspace.ts'
import { typedAmount } from '#base/typed-amount.ts'
import { openSettlements, settlesOn } from '#money/settles-today.ts'

/** What stands in the form of a payment. */
export interface PaymentDraft {
  readonly currency: string
  /** As typed. */
  readonly amount: string
  readonly paidOn: LocalDate
  readonly paidBy: PaidBy
  readonly reference: string
  readonly note: string
  readonly state: 'confirmed' | 'claimed'
  readonly receipt: DebtFile | null
  /** By debt, as typed; null: by the order of the business. */
  readonly split: Readonly<Record<string, string>> | null
  readonly planExtra: PlanExtra
  /** What it is for; null: nothing in particular. */
  readonly purpose: PaymentPurpose | null
}

/** The form as it opens: paid today in the usual way; with `settlesAll` the amount is all that is open. Pure. */
export function openPaymentDraft(
  account: Account,
  workspace: Pick<Workspace, 'currency' | 'country'>,
  locale: string,
  { today, settlesAll }: { today: LocalDate; settlesAll: boolean },
): PaymentDraft {
  const currency = payableCurrencies(account, workspace.currency)[0] ?? workspace.currency
  const all = payableOf(account)[currency] ?? 0
  const deal = settlesAll ? openSettlements(account, today).find((one) => one.currency === currency) : undefined
  const amountMinor = !settlesAll ? 0 : deal === undefined ? all : allWith(account, { currency, today, all })
  return {
    currency,
    amount: amountMinor > 0 ? typedAmount(amountMinor, currency, locale) : '',
    paidOn: today,
    paidBy: workspace.country === 'BR' ? 'pix' : 'transfer',
    reference: '',
    note: '',
    state: 'confirmed',
    receipt: null,
    split: null,
    planExtra: 'oldest_first',
    purpose: deal === undefined ? null : { kind: 'settlement', settlementId: deal.id },
  }
}

/** All that is to be paid where an open settlement makes it less, credit taken off. */
function allWith(account: Account, about: { currency: string; today: LocalDate; all: number }): number {
  const today = settlesOn(account, about.today).find(({ currency }) => currency === about.currency)
  return today === undefined ? about.all : Math.max(0, today.amountMinor - (account.credit[about.currency] ?? 0))
}

/** What the command gets of it. `read` answers minor units, null for what is no amount. Pure. */
export function paymentInput(draft: PaymentDraft, read: (typed: string) => number | null) {
  const { amount, split, receipt, reference, note, ...asItIs } = draft
  return {
    ...asItIs,
    amountMinor: read(amount),
    reference: emptyAsNull(reference),
    note: emptyAsNull(note),
    fileId: receipt?.id ?? null,
    allocations: wantedOf(split, read),
  }
}

/** What is typed for each debt; null where nothing is divided by hand. */
export function wantedOf(split: PaymentDraft['split'], read: (typed: string) => number | null): Allocation[] | null {
  if (split === null) return null
  return Object.entries(split)
    .map(([debtId, typed]) => ({ debtId, amountMinor: read(typed) ?? 0 }))
    .filter(({ amountMinor }) => amountMinor > 0)
}

const emptyAsNull = (typed: string) => (typed.trim() === '' ? null : typed.trim())
