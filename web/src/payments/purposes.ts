import type { Account } from '@aldia/shared/account.ts'
import {
  activePlan,
  nextInstalment,
  openDebts,
  overdueOf,
  paidCurrency,
  payableOf,
  pendingPromise,
} from '@aldia/shared/account-sums.ts'
import type { LocalDate } from '@aldia/shared/dates.ts'
import type { Debt } from '@aldia/shared/debt.ts'
import { openParts } from '@aldia/shared/debt-parts.ts'
import type { PaymentPurpose } from '@aldia/shared/payment-purpose.ts'
import type { Instalment, Plan } from '@aldia/shared/plan.ts'
import type { PaymentPromise } from '@aldia/shared/promise.ts'
import type { Settlement } from '@aldia/shared/settlement.ts'
import { openSettlements } from '#money/settles-today.ts'

// What a payment may be made for, and the amounts that are expected for it. Pure.

/** An amount that is expected just now, with what it is for. */
export interface UsualAmount {
  readonly kind: 'overdue' | 'instalment' | 'promised' | 'settled' | 'all'
  /** Minor units of the payment's currency. */
  readonly amountMinor: number
  readonly purpose: PaymentPurpose | null
}

/** Of amounts that are alike the one with a purpose stays: the instalment, not "what is overdue". */
export function usualAmounts(account: Account, currency: string, today: LocalDate): UsualAmount[] {
  const plan = activePlan(account)
  const due = plan?.currency === currency ? nextInstalment(plan) : undefined
  const promise = pendingPromise(account)
  const all = payableOf(account)[currency] ?? 0
  const late = overdueOf(account, today)[currency] ?? 0
  const usual: UsualAmount[] = []
  if (late > 0 && late < all) usual.push({ kind: 'overdue', amountMinor: late, purpose: null })
  if (plan !== undefined && due !== undefined)
    usual.push({
      kind: 'instalment',
      amountMinor: due.amountMinor - due.paidMinor,
      purpose: { kind: 'plan', planId: plan.id },
    })
  const sold = openDebts(account).find((debt) => debt.parts.length > 0 && debt.currency === currency)
  const part = sold && !plan?.debtIds.includes(sold.id) ? openParts(sold, sold.balanceMinor)[0] : undefined
  if (sold !== undefined && part !== undefined)
    usual.push({ kind: 'instalment', amountMinor: part.openMinor, purpose: { kind: 'debt', debtId: sold.id } })
  if (promise?.currency === currency)
    usual.push({ kind: 'promised', amountMinor: promise.amountMinor - promise.paidMinor, purpose: promised(promise) })
  const settlement = openSettlements(account, today).find((one) => one.currency === currency)
  if (settlement !== undefined)
    usual.push({
      kind: 'settled',
      amountMinor: settlement.amountMinor - settlement.paidMinor,
      purpose: { kind: 'settlement', settlementId: settlement.id },
    })
  usual.push({ kind: 'all', amountMinor: all, purpose: null })
  const isSaidBetter = (one: UsualAmount, i: number) =>
    usual.some(
      (other, j) =>
        other.amountMinor === one.amountMinor &&
        (one.purpose === null ? other.purpose !== null || j < i : other.purpose !== null && j < i),
    )
  return usual.filter((one, i) => one.amountMinor > 0 && !isSaidBetter(one, i))
}

/** A promise that names no debts is kept by any money. */
const promised = ({ id, debtIds }: PaymentPromise): PaymentPurpose | null =>
  debtIds.length === 0 ? null : { kind: 'promise', promiseId: id }

/** Something that a payment may be made for, with what is said of it. */
export type PurposeOption =
  | { readonly purpose: PaymentPurpose & { kind: 'plan' }; readonly plan: Plan; readonly due: Instalment }
  | { readonly purpose: PaymentPurpose & { kind: 'promise' }; readonly promise: PaymentPromise }
  | { readonly purpose: PaymentPurpose & { kind: 'settlement' }; readonly settlement: Settlement }
  | { readonly purpose: PaymentPurpose & { kind: 'debt' }; readonly debt: Debt }

/** What money in this currency may be meant for; empty when there is nothing to choose. */
export function purposeOptions(account: Account, currency: string): PurposeOption[] {
  const debts = openDebts(account).filter((debt) => paidCurrency(debt.currency) === currency)
  const options: PurposeOption[] = []
  const plan = activePlan(account)
  const due = plan === undefined ? undefined : nextInstalment(plan)
  if (plan !== undefined && due !== undefined && paidCurrency(plan.currency) === currency)
    options.push({ purpose: { kind: 'plan', planId: plan.id }, plan, due })
  const promise = pendingPromise(account)
  if (promise !== undefined && promise.debtIds.length > 0 && paidCurrency(promise.currency) === currency)
    options.push({ purpose: { kind: 'promise', promiseId: promise.id }, promise })
  for (const settlement of account.settlements)
    if (settlement.status === 'open' && paidCurrency(settlement.currency) === currency)
      options.push({ purpose: { kind: 'settlement', settlementId: settlement.id }, settlement })
  if (debts.length < 2 && !options.some((option) => 'settlement' in option)) return []
  return [...options, ...debts.map((debt) => ({ purpose: { kind: 'debt' as const, debtId: debt.id }, debt }))]
}

/** One text for each purpose, to tell them apart. */
export function purposeKey(purpose: PaymentPurpose | null): string {
  switch (purpose?.kind) {
    case 'plan':
      return `plan ${purpose.planId}`
    case 'promise':
      return `promise ${purpose.promiseId}`
    case 'settlement':
      return `settlement ${purpose.settlementId}`
    case 'debt':
      return `debt ${purpose.debtId}`
    case undefined:
      return 'order'
  }
}
