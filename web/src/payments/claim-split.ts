import type { Account } from '@aldia/shared/account.ts'
import {
  type AllocatedPayment,
  type AllocationRefused,
  allocate,
  type OpenDebt,
  sortDebts,
} from '@aldia/shared/allocation.ts'
import type { LocalDate } from '@aldia/shared/dates.ts'
import type { Debt, LedgerEntry } from '@aldia/shared/debt.ts'
import { earlyDiscount, earlyTaken } from '@aldia/shared/early-discount.ts'
import { debtSums } from '@aldia/shared/ledger.ts'
import { isAccountUnit } from '@aldia/shared/money.ts'
import type { AllocationOrder } from '@aldia/shared/money-settings.ts'
import type { Allocation } from '@aldia/shared/payment.ts'
import { paidIn, unitsAsMoney } from '@aldia/shared/unit-value.ts'

// To which debts a claimed payment would go, as the server will book it. Pure.

/** A debt that the payment can go to, with its balance in the payment's currency. */
export interface PayableDebt extends OpenDebt {
  readonly debt: Debt
}

/** The open debts that are paid in this currency, in the order of the business. Units without a known value are left out. */
export function payableDebts(
  { debts, entries, rates }: Pick<Account, 'debts' | 'entries' | 'rates'>,
  about: { currency: string; on: LocalDate; order: AllocationOrder },
): readonly PayableDebt[] {
  const payable = debts.flatMap((debt): PayableDebt[] => {
    if (debt.balanceMinor <= 0 || debt.cancelledAt !== null || paidIn(debt.currency) !== about.currency) return []
    const { id, dueOn } = debt
    if (!isAccountUnit(debt.currency)) {
      return [{ id, dueOn, debt, balanceMinor: debt.balanceMinor, discountMinor: discountOf(debt, entries, about.on) }]
    }
    const rate = rates.find(({ unit }) => unit === debt.currency)
    if (rate === undefined) return []
    return [{ id, dueOn, debt, balanceMinor: unitsAsMoney(debt.balanceMinor, debt.currency, rate.valueE6) }]
  })
  return sortDebts(payable, about.order)
}

/** What is taken off for paying it all by that day. */
function discountOf(debt: Debt, entries: readonly LedgerEntry[], on: LocalDate): number {
  const own = entries.filter(({ debtId }) => debtId === debt.id)
  return earlyDiscount(debt, debtSums(own), on, earlyTaken(own))?.amountMinor ?? 0
}

/** By debt id: what is typed for it in minor units; null where it cannot be read. */
export type TypedSplit = ReadonlyMap<string, number | null>

/** What somebody wants to go where; null while something cannot be read. Nothing typed is nothing wanted. */
export function wantedSplit(typed: TypedSplit): Allocation[] | null {
  const wanted: Allocation[] = []
  for (const [debtId, amountMinor] of typed) {
    if (amountMinor === null) return null
    if (amountMinor > 0) wanted.push({ debtId, amountMinor })
  }
  return wanted
}

/** What would be booked: by the order of the business, or as wanted. */
export function splitOf(
  amountMinor: number,
  debts: readonly PayableDebt[],
  by: AllocationOrder | readonly Allocation[],
): AllocatedPayment | AllocationRefused {
  return allocate(amountMinor, debts, by)
}
