import type { Account } from '@aldia/shared/account.ts'
import { claimsOn } from '@aldia/shared/account-sums.ts'
import type { AllocatedPayment, AllocationRefused } from '@aldia/shared/allocation.ts'
import type { LocalDate } from '@aldia/shared/dates.ts'
import type { Debt } from '@aldia/shared/debt.ts'
import type { AllocationOrder } from '@aldia/shared/money-settings.ts'
import { firstOf, type Payable, payableDebts, shareOut, type UnitValueOf } from '@aldia/shared/payable.ts'
import type { Allocation } from '@aldia/shared/payment.ts'
import {
  type MeantFor,
  meantByDebt,
  meantByPlan,
  meantByPromise,
  meantBySettlement,
  type PaymentPurpose,
  settlementReached,
} from '@aldia/shared/payment-purpose.ts'
import { restedByPlans } from '@aldia/shared/plan-rest.ts'

// Where a payment would go: the account as it is here, put through the functions that the server books with. Pure.

/** The money that is asked about. */
export interface MoneyToCome {
  readonly currency: string
  readonly on: LocalDate
  readonly unitValueOf: UnitValueOf
  /** The receipt that is being judged; others that wait keep charges away. */
  readonly claimId?: string
}

/** What is open for such money. */
export function payableOn(account: Account, about: MoneyToCome): Payable<Debt> {
  const { debts, entries, plans, payments } = account
  const claims = new Map(debts.map((debt) => [debt.id, claimsOn(payments, debt, about.claimId)]))
  const { unitValueOf } = about
  return payableDebts({ debts, entries, rested: restedByPlans(plans), claims, unitValueOf }, about)
}

/** For which debts money is meant; null: for none in particular, or for what is gone by now. */
function meantIn(
  account: Account,
  payment: {
    readonly purpose: PaymentPurpose | null
    readonly on: LocalDate
    readonly amountMinor: number
    readonly currency: string
  },
): MeantFor | null {
  const { purpose, on } = payment
  switch (purpose?.kind) {
    case 'debt':
      return meantByDebt(purpose.debtId)
    case 'plan': {
      const plan = account.plans.find(({ id }) => id === purpose.planId)
      return plan === undefined ? null : meantByPlan(plan, on)
    }
    case 'promise': {
      const promise = account.promises.find(({ id }) => id === purpose.promiseId)
      return promise === undefined ? null : meantByPromise(promise)
    }
    case 'settlement': {
      const settlement = account.settlements.find(({ id }) => id === purpose.settlementId)
      return settlement === undefined ? null : meantBySettlement(settlement, on)
    }
    case undefined: {
      const reached = settlementReached(account.settlements, payment)
      return reached === null ? null : meantBySettlement(reached, on)
    }
  }
}

/** Where a payment goes. `settles`: the settlement that it keeps takes that much off these debts, in the payment's currency. */
export type Destined = AllocatedPayment & {
  readonly settles: { readonly debtIds: readonly string[]; readonly costMinor: number } | null
}

/** Where a payment goes: as somebody wants it, or to its purpose and then in the order of the business. */
export function destinationOf(
  account: Account,
  found: Payable<Debt>,
  payment: MoneyToCome & {
    readonly amountMinor: number
    readonly purpose: PaymentPurpose | null
    readonly by: AllocationOrder | readonly Allocation[]
  },
): Destined | AllocationRefused {
  const meant = meantIn(account, payment)
  const first = meant && firstOf(meant, payment)
  const goes = shareOut(payment.amountMinor, found, payment.by, first)
  if ('refused' in goes) return goes
  if (first?.closes !== true) return { ...goes, settles: null }
  const isNamed = (id: string) => first.debtIds.includes(id)
  const given = goes.allocations.filter(({ debtId }) => isNamed(debtId)).reduce((sum, one) => sum + one.amountMinor, 0)
  const open = found.payable.filter(({ id }) => isNamed(id)).reduce((sum, one) => sum + one.balanceMinor, 0)
  const isKept = given >= (first.atMostMinor ?? given)
  return { ...goes, settles: isKept ? { debtIds: first.debtIds, costMinor: open - given } : null }
}
