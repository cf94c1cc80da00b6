import { z } from 'zod'
import type { Account } from './account.ts'
import { LocalDate } from './dates.ts'
import type { Debt } from './debt.ts'
import { type DebtOn, debtOn } from './debt-on.ts'
import { dueFirst, lateMinor } from './debt-parts.ts'
import { Id } from './ids.ts'
import {
  Amounts,
  accountUnits,
  addAmounts,
  isAccountUnit,
  maxAmountMinor,
  minorDigits,
  negated,
  partOf,
} from './money.ts'
import type { Instalment, Plan } from './plan.ts'
import { restedByPlans } from './plan-rest.ts'
import type { PaymentPromise } from './promise.ts'
import type { UnitRate } from './unit-rate.ts'

// What an account comes to. Pure; amounts in minor units.

/** Debts on which something is open, the one that was due first on top. */
export function openDebts({ debts }: Pick<Account, 'debts'>): Debt[] {
  const dueOn = (debt: Debt) => dueFirst(debt, debt.balanceMinor)
  return debts
    .filter((debt) => debt.balanceMinor > 0 && debt.cancelledAt === null)
    .sort((a, b) => (dueOn(a) === dueOn(b) ? (a.id < b.id ? -1 : 1) : dueOn(a) < dueOn(b) ? -1 : 1))
}

/** What is open, less credit, by currency. */
export function balancesOf({ debts, credit }: Pick<Account, 'debts' | 'credit'>): Amounts {
  const open = debts
    .filter((debt) => debt.cancelledAt === null)
    .map(({ currency, balanceMinor }) => ({ [currency]: balanceMinor }))
  return addAmounts(...open, negated(credit))
}

/** Receipts that wait to be verified and may go to a debt; one that named debts goes to these alone. `but`: the one being judged. */
export function claimsOn(
  payments: Account['payments'],
  debt: Pick<Debt, 'id' | 'currency'>,
  but: string | null = null,
): { on: LocalDate; amountMinor: number }[] {
  return payments
    .filter(({ id, state, currency }) => state === 'claimed' && currency === paidCurrency(debt.currency) && id !== but)
    .flatMap(({ paidOn, amountMinor, currency, allocations }) => {
      const named = allocations.find(({ debtId }) => debtId === debt.id)
      if (allocations.length > 0 && named === undefined) return []
      // In the money of a unit of account it may be all of it.
      return [
        { on: paidOn, amountMinor: currency === debt.currency ? (named?.amountMinor ?? amountMinor) : maxAmountMinor },
      ]
    })
}

/** What a debt comes to at the end of a day: interest that runs and is not booked yet included. */
export function owedOnDay(
  { entries, plans, payments }: Pick<Account, 'entries' | 'plans' | 'payments'>,
  debt: Debt,
  day: LocalDate,
): DebtOn {
  const claims = claimsOn(payments, debt)
  const own = entries.filter(({ debtId }) => debtId === debt.id)
  // What is sold from a later day on is on the account already.
  const on = day > debt.issuedOn ? day : debt.issuedOn
  return debtOn({ debt, entries: own, rested: restedByPlans(plans).get(debt.id) ?? [], claims }, on)
}

/** What one debt comes to at the end of a day; what was not sold by then, or was cancelled since, is left out. */
export const OwedDebt = z.object({
  debtId: Id,
  currency: z.string(),
  balanceMinor: z.number().int(),
  principalMinor: z.number().int(),
  feesMinor: z.number().int(),
  interestMinor: z.number().int(),
})

/** `GET /api/cards/:id/owed?on=`: what somebody owes at the end of a day, a past one or one to come, as far as is known now. */
export const OwedAsOf = z.object({
  on: LocalDate,
  debts: z.array(OwedDebt),
  /** By currency, positive: what had been paid beyond all debts by then. */
  credit: Amounts,
  /** By currency: the debts less the credit. */
  totals: Amounts,
})
export type OwedAsOf = z.infer<typeof OwedAsOf>

export function owedAsOf(account: Pick<Account, 'debts' | 'entries' | 'plans' | 'payments'>, on: LocalDate): OwedAsOf {
  const debts = account.debts
    .filter(({ cancelledAt, issuedOn }) => cancelledAt === null && issuedOn <= on)
    .map((debt) => {
      const { balanceMinor, principalMinor, feesMinor, interestMinor } = owedOnDay(account, debt, on)
      return { debtId: debt.id, currency: debt.currency, balanceMinor, principalMinor, feesMinor, interestMinor }
    })
    .filter(({ balanceMinor }) => balanceMinor !== 0)
  const credit = negated(
    addAmounts(
      ...account.entries
        .filter((entry) => entry.debtId === null && entry.on <= on)
        .map(({ currency, amountMinor }) => ({ [currency]: amountMinor })),
    ),
  )
  const owed = debts.map(({ currency, balanceMinor }) => ({ [currency]: balanceMinor }))
  return { on, debts, credit, totals: addAmounts(...owed, negated(credit)) }
}

/** Of what is owed at the end of a day the part that no entry says yet, by currency: interest that runs. */
export function runningOf(account: Pick<Account, 'debts' | 'entries' | 'plans' | 'payments'>, day: LocalDate): Amounts {
  const standing = account.debts.filter(({ cancelledAt }) => cancelledAt === null)
  return addAmounts(...standing.map((debt) => ({ [debt.currency]: owedOnDay(account, debt, day).runningMinor })))
}

export const activePlan = ({ plans }: Pick<Account, 'plans'>): Plan | undefined =>
  plans.find((plan) => plan.status === 'active')

export const proposedPlan = ({ plans }: Pick<Account, 'plans'>): Plan | undefined =>
  plans.find((plan) => plan.status === 'proposed')

export const pendingPromise = ({ promises }: Pick<Account, 'promises'>): PaymentPromise | undefined =>
  promises.find((promise) => promise.status === 'pending')

/**
 * How many promises were kept of those that came to an end (collections-facts.md 4): kept in part or late counts as not kept, replaced and
 * cancelled ones do not count. null: none has ended.
 */
export function keptPromises({ promises }: Pick<Account, 'promises'>): { kept: number; of: number } | null {
  const ended = promises.filter(({ status }) => status !== 'pending' && status !== 'replaced' && status !== 'cancelled')
  const kept = ended.filter(({ status }) => status === 'kept').length
  return ended.length === 0 ? null : { kept, of: ended.length }
}

/** The first instalment that is not paid in full. */
export const nextInstalment = (plan: Plan): Instalment | undefined =>
  plan.instalments.find((instalment) => instalment.paidMinor < instalment.amountMinor)

/** The day from which lateness counts: of debts in a live plan that of its next instalment. Null when nothing is open. */
export function lateSince(account: Pick<Account, 'debts' | 'plans'>): LocalDate | null {
  const plan = activePlan(account)
  const inPlan = new Set(plan?.debtIds ?? [])
  const days = openDebts(account)
    .filter((debt) => !inPlan.has(debt.id))
    .map((debt) => dueFirst(debt, debt.balanceMinor))
  const next = plan === undefined ? undefined : nextInstalment(plan)
  if (next !== undefined) days.push(next.dueOn)
  return days.sort()[0] ?? null
}

/** The currency in which a debt is paid: a unit of account in the money of its country. */
export const paidCurrency = (currency: string): string => (isAccountUnit(currency) ? accountUnits[currency] : currency)

/** What an amount is in the money it is paid in, by the last known value of the unit; null without one. */
export function inPaidCurrency(
  amountMinor: number,
  currency: string,
  rates: readonly UnitRate[],
): { amountMinor: number; currency: string; on: LocalDate } | null {
  if (!isAccountUnit(currency)) return null
  const rate = rates.find((one) => one.unit === currency)
  if (rate === undefined) return null
  const paid = accountUnits[currency]
  const toMinor = BigInt(rate.valueE6) * 10n ** BigInt(minorDigits(paid))
  const from = 10n ** BigInt(minorDigits(currency) + 6)
  return { amountMinor: partOf(amountMinor, toMinor, from), currency: paid, on: rate.on }
}

/** What is open in each currency in which it can be paid, less credit; units are converted, and left out where no value is known. */
export function payableOf(account: Pick<Account, 'debts' | 'credit' | 'rates'>): Amounts {
  const open = openDebts(account).map(({ currency, balanceMinor }) => {
    if (!isAccountUnit(currency)) return { [currency]: balanceMinor }
    const paid = inPaidCurrency(balanceMinor, currency, account.rates)
    return paid === null ? {} : { [paid.currency]: paid.amountMinor }
  })
  return addAmounts(...open, negated(account.credit))
}

/** What is past its day in each currency in which it can be paid; of a live plan the instalments that are. Never more than is open. */
export function overdueOf(account: Pick<Account, 'debts' | 'credit' | 'rates' | 'plans'>, today: LocalDate): Amounts {
  const plan = activePlan(account)
  const planned = new Set(plan?.debtIds ?? [])
  const late = openDebts(account).flatMap((debt) => {
    const balanceMinor = planned.has(debt.id) ? 0 : lateMinor(debt, debt.balanceMinor, today)
    return balanceMinor > 0 ? [{ ...debt, balanceMinor }] : []
  })
  const missed = (plan?.instalments ?? [])
    .filter(({ dueOn, paidMinor, amountMinor }) => dueOn < today && paidMinor < amountMinor)
    .map((part) => ({ [plan?.currency ?? '']: part.amountMinor - part.paidMinor }))
  const all = payableOf(account)
  const sum = addAmounts(...missed, payableOf({ ...account, debts: late, credit: {} }))
  return Object.fromEntries(
    Object.entries(sum).flatMap(([currency, amountMinor]) => {
      const atMost = Math.min(amountMinor, all[currency] ?? 0)
      return atMost > 0 ? [[currency, atMost]] : []
    }),
  )
}

/** The currencies that somebody may pay in here, the one with open debts first. */
export function payableCurrencies(account: Pick<Account, 'debts'>, own: string): string[] {
  return [...new Set([...openDebts(account).map((debt) => paidCurrency(debt.currency)), own])]
}
