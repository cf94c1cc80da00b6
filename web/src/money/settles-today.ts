import type { Account } from '@aldia/shared/account.ts'
import { claimsOn } from '@aldia/shared/account-sums.ts'
import { owedOn } from '@aldia/shared/charges.ts'
import type { LocalDate } from '@aldia/shared/dates.ts'
import { earlyDiscount, earlyTaken } from '@aldia/shared/early-discount.ts'
import { debtSums } from '@aldia/shared/ledger.ts'
import { restedByPlans } from '@aldia/shared/plan-rest.ts'
import type { Settlement } from '@aldia/shared/settlement.ts'

/** What closes all debts of one currency when it is paid on a day, in its minor units. */
export interface SettlesOn {
  readonly currency: string
  /** Interest until that day included, discounts that can still be had taken off. */
  readonly amountMinor: number
  /** What open settlements take off. */
  readonly costMinor: number
  /** The first day on which one of them ends. */
  readonly until: LocalDate | null
}

/** Settlements that can still be paid on a day. */
export const openSettlements = ({ settlements }: Pick<Account, 'settlements'>, on: LocalDate): Settlement[] =>
  settlements.filter(({ status, until }) => status === 'open' && on <= until)

/** What closes everything on a day, by the currency of the debts; currencies in which nothing is owed are left out. Pure. */
export function settlesOn(
  account: Pick<Account, 'debts' | 'entries' | 'plans' | 'payments' | 'settlements'>,
  on: LocalDate,
): SettlesOn[] {
  const rested = restedByPlans(account.plans)
  const entries = Map.groupBy(account.entries, ({ debtId }) => debtId)
  const owed = account.debts.flatMap((debt) => {
    if (debt.cancelledAt !== null) return []
    const own = entries.get(debt.id) ?? []
    const beside = { rested: rested.get(debt.id) ?? [], claims: claimsOn(account.payments, debt) }
    const { balanceMinor } = owedOn({ debt, entries: own, ...beside }, on)
    if (balanceMinor <= 0) return []
    const early = earlyDiscount(debt, { ...debtSums(own), balanceMinor }, on, earlyTaken(own))
    return [{ debt, balanceMinor, neededMinor: balanceMinor - (early?.amountMinor ?? 0) }]
  })
  const open = openSettlements(account, on)
  return [...Map.groupBy(owed, ({ debt }) => debt.currency)].map(([currency, own]) => {
    const covered = new Set<string>()
    let [amountMinor, costMinor] = [0, 0]
    const lastDays: LocalDate[] = []
    for (const settlement of open) {
      const of = own.filter(({ debt }) => settlement.debtIds.includes(debt.id) && !covered.has(debt.id))
      const needed = of.reduce((sum, one) => sum + one.neededMinor, 0)
      const missing = settlement.amountMinor - settlement.paidMinor
      if (of.length === 0 || missing >= needed) continue
      for (const { debt } of of) covered.add(debt.id)
      amountMinor += missing
      costMinor += of.reduce((sum, one) => sum + one.balanceMinor, 0) - missing
      lastDays.push(settlement.until)
    }
    for (const one of own) if (!covered.has(one.debt.id)) amountMinor += one.neededMinor
    return { currency, amountMinor, costMinor, until: lastDays.sort()[0] ?? null }
  })
}
