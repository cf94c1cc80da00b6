import type { LocalDate } from './dates.ts'
import type { AllocationOrder } from './money-settings.ts'
import type { Allocation } from './payment.ts'

// To which debts a payment goes. Pure, so that the dialog shows beforehand what the server will book.

/** What is open on a debt, in minor units of the payment's currency. */
export interface OpenDebt {
  readonly id: string
  readonly dueOn: LocalDate
  readonly balanceMinor: number
  /** Taken off when the rest of the balance is paid with this payment (early payment); less than the balance. */
  readonly discountMinor?: number
}

/** `discountMinor` above zero: the payment settles the debt with that much taken off. */
export interface Allocated extends Allocation {
  readonly discountMinor: number
}

export interface AllocatedPayment {
  readonly allocations: Allocated[]
  /** What no debt takes. */
  readonly creditMinor: number
}

export interface AllocationRefused {
  readonly refused: 'allocation_too_much' | 'allocation_over_debt' | 'debt_not_theirs'
  /** Which of the wanted allocations is at fault; null: all together. */
  readonly at: number | null
}

/** Where a payment is to go before anywhere else. */
export interface FirstOf {
  readonly debtIds: readonly string[]
  /** How much of the payment is meant for them together, in its minor units; null: as much as is open. */
  readonly atMostMinor: number | null
  /** That much closes them: once they have it they take no more. */
  readonly closes?: boolean
}

/**
 * Distributes a payment: in an order, debt by debt until it is used up, or as somebody wants it. What is left is credit. A
 * payment that reaches a balance less its discount settles that debt. Every sum is exact and no debt gets more than its balance.
 * `first`: the debts that it was made for take their part before the order begins.
 */
export function allocate(
  amountMinor: number,
  debts: readonly OpenDebt[],
  by: AllocationOrder | readonly Allocation[],
  first: FirstOf | null = null,
): AllocatedPayment | AllocationRefused {
  return typeof by === 'string' ? inOrder(amountMinor, debts, by, first) : asWanted(amountMinor, debts, by)
}

/** The least that settles the debt. */
const needed = (debt: OpenDebt): number => Math.max(1, debt.balanceMinor - (debt.discountMinor ?? 0))

function inOrder(
  amountMinor: number,
  debts: readonly OpenDebt[],
  order: AllocationOrder,
  first: FirstOf | null,
): AllocatedPayment {
  const given = new Map<string, number>()
  const sorted = sortDebts(debts, order).filter(({ balanceMinor }) => balanceMinor > 0)
  let left = amountMinor
  const pay = (to: readonly OpenDebt[], atMostMinor: number) => {
    let may = Math.min(left, atMostMinor)
    for (const debt of to) {
      const part = Math.min(may, needed(debt) - (given.get(debt.id) ?? 0))
      if (part <= 0) continue
      given.set(debt.id, (given.get(debt.id) ?? 0) + part)
      may -= part
      left -= part
    }
  }
  if (first) {
    const named = sorted.filter(({ id }) => first.debtIds.includes(id))
    const before = left
    pay(named, first.atMostMinor ?? left)
    const isClosed = first.closes === true && before - left === first.atMostMinor
    pay(isClosed ? sorted.filter((debt) => !named.includes(debt)) : sorted, left)
  } else pay(sorted, left)
  const byId = new Map(sorted.map((debt) => [debt.id, debt]))
  const allocations = [...given].flatMap(([debtId, sum]): Allocated[] => {
    const debt = byId.get(debtId)
    if (!debt) return []
    return [{ debtId, amountMinor: sum, discountMinor: sum === needed(debt) ? debt.balanceMinor - sum : 0 }]
  })
  return { allocations, creditMinor: left }
}

function asWanted(
  amountMinor: number,
  debts: readonly OpenDebt[],
  wanted: readonly Allocation[],
): AllocatedPayment | AllocationRefused {
  const byId = new Map(debts.map((debt) => [debt.id, debt]))
  const given = new Map<string, number>()
  let left = amountMinor
  for (const [at, want] of wanted.entries()) {
    const debt = byId.get(want.debtId)
    if (!debt) return { refused: 'debt_not_theirs', at }
    const sum = (given.get(debt.id) ?? 0) + want.amountMinor
    if (sum > debt.balanceMinor) return { refused: 'allocation_over_debt', at }
    given.set(debt.id, sum)
    left -= want.amountMinor
  }
  if (left < 0) return { refused: 'allocation_too_much', at: null }
  const allocations = [...given].flatMap(([debtId, sum]) => {
    const debt = byId.get(debtId)
    if (!debt || sum === 0) return []
    return [{ debtId, amountMinor: sum, discountMinor: sum >= needed(debt) ? debt.balanceMinor - sum : 0 }]
  })
  return { allocations, creditMinor: left }
}

/** In the order in which a payment goes to them; ids sort by age and decide between equals. */
export function sortDebts<D extends Pick<OpenDebt, 'id' | 'dueOn' | 'balanceMinor'>>(
  debts: readonly D[],
  order: AllocationOrder,
): D[] {
  const older = (a: D, b: D) => compare(a.dueOn, b.dueOn) || compare(a.id, b.id)
  const orders: Record<AllocationOrder, (a: D, b: D) => number> = {
    oldest_due: older,
    newest_due: (a, b) => compare(b.dueOn, a.dueOn) || compare(a.id, b.id),
    smallest: (a, b) => a.balanceMinor - b.balanceMinor || older(a, b),
    largest: (a, b) => b.balanceMinor - a.balanceMinor || older(a, b),
  }
  return [...debts].sort(orders[order])
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
