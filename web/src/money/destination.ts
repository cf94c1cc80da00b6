import type { Account } from '@aldia/shared/account.ts'
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
  type PaymentPurpose,
} from '@aldia/shared/payment-purpose.ts'
import { restedByPlans } from '@aldia/shared/plan-rest.ts'

// Where a payment would go: the account as it is here, put through the functions that the server books with. Pure.

/** The money that is asked about. */
export interface MoneyToCome {
  readonly currency: string
  readonly on: LocalDate
  readonly unitValueOf: UnitValueOf
}

/** What is open for such money. */
export function payableOn(account: Account, about: MoneyToCome): Payable<Debt> {
  const { debts, entries, plans } = account
  return payableDebts({ debts, entries, rested: restedByPlans(plans), unitValueOf: about.unitValueOf }, about)
}

/** For which debts money of a day is meant; null: for none in particular, or for what is gone by now. */
export function meantIn(account: Account, purpose: PaymentPurpose | null, on: LocalDate): MeantFor | null {
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
    case undefined:
      return null
  }
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
): AllocatedPayment | AllocationRefused {
  const meant = meantIn(account, payment.purpose, payment.on)
  return shareOut(payment.amountMinor, found, payment.by, meant && firstOf(meant, payment))
}
