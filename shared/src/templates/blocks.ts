import type { Account } from '#account.ts'
import { activePlan, inPaidCurrency, nextInstalment, openDebts, owedOnDay, paidCurrency } from '#account-sums.ts'
import { daysBetween, type LocalDate } from '#dates.ts'
import type { Debt } from '#debt.ts'
import { dueFirst } from '#debt-parts.ts'
import { type Amounts, addAmounts, isAccountUnit, type Money } from '#money.ts'
import { paymentBlock } from '#payment-block.ts'
import type { PaymentMethod } from '#payment-method.ts'
import type { TemplateValue } from './render.ts'
import type { Writing } from './values.ts'

// Values of several lines.

/** So many debts are named; of more the rest is one line, so that the lines still add up. */
const shownDebts = 12
/** So many ways to pay are told; whoever has more puts the best first. */
const shownMethods = 3

/** Every open debt with its amount today and its day, the one that was due first on top. */
export function debtsBlock(account: Account, writing: Writing): string {
  const open = openDebts(account)
  const owed = (debt: Debt) => owedOnDay(account, debt, writing.today).balanceMinor
  const planned = new Set(activePlan(account)?.debtIds ?? [])
  const shown = open.length > shownDebts ? open.slice(0, shownDebts - 1) : open
  const rest = open.slice(shown.length)
  const lines = shown.map((debt) => {
    const { concept, currency, id, reference } = debt
    const what = reference === null ? concept : writing.words.reference(concept, reference)
    const when = planned.has(id) ? writing.words.inPlan : dueWords(dueFirst(debt, debt.balanceMinor), writing)
    return `• ${what}: ${writing.money.amount(owed(debt), currency)}, ${when}`
  })
  if (rest.length === 0) return lines.join('\n')
  const sum = addAmounts(...rest.map((debt) => ({ [debt.currency]: owed(debt) })))
  return [...lines, writing.words.andMore(rest.length, writing.amounts(sum))].join('\n')
}

/** The debts, credit, and what it comes to, with the day it is true of. */
export function statementBlock(account: Account, balance: Amounts, writing: Writing): string {
  const { words } = writing
  const plan = activePlan(account)
  const next = plan && nextInstalment(plan)
  return [
    words.statementOn(writing.day(writing.today)),
    debtsBlock(account, writing),
    Object.keys(account.credit).length > 0 ? words.credit(writing.amounts(account.credit)) : null,
    `*${words.total(writing.amounts(balance))}*`,
    plan && next
      ? words.nextInstalment(
          words.numberOf(next.number, plan.instalments.length),
          writing.money.amount(next.amountMinor - next.paidMinor, plan.currency),
          dueWords(next.dueOn, writing),
        )
      : null,
  ]
    .filter((line) => line !== null)
    .join('\n')
}

/** What is owed, and what of it is late since when. */
export function summaryBlock(
  { balance, overdue, since }: { balance: Amounts; overdue: Amounts | null; since: LocalDate | null },
  { amounts, words, today }: Writing,
): string {
  const late =
    overdue === null || since === null
      ? []
      : [words.overdue(amounts(overdue), words.days(Math.max(1, daysBetween(since, today))))]
  return [`*${words.balance(amounts(balance))}*`, ...late].join('\n')
}

/** The ways to pay with the exact amount, where that is one amount in one currency. */
export function howToPayBlock(
  about: { account: Account; methods: readonly PaymentMethod[]; due: Amounts },
  writing: Writing,
): TemplateValue {
  const methods = about.methods.filter(({ archivedAt }) => archivedAt === null).slice(0, shownMethods)
  if (methods.length === 0) return { missing: 'no_payment_method' }
  const amount = amountToPay(about, writing.today)
  if (amount === 'rate_unknown') return { stale: amount }
  const { language, locale } = writing
  const blocks = methods.map((method) => paymentBlock(method, { amount, language, locale, asksReceipt: false }))
  return { text: blocks.join('\n\n') }
}

/** Null: more than one amount, which a payment form cannot say. */
function amountToPay(
  { account, due }: { account: Account; due: Amounts },
  today: LocalDate,
): Money | 'rate_unknown' | null {
  const [one, ...others] = Object.entries(due)
  if (!one || others.length > 0) return null
  const [currency, amountMinor] = one
  if (!isAccountUnit(currency)) return { amountMinor, currency }
  const paid = inPaidCurrency(amountMinor, currency, account.rates)
  // The value of another day is another amount.
  return paid === null || paid.on !== today
    ? 'rate_unknown'
    : { amountMinor: paid.amountMinor, currency: paidCurrency(currency) }
}

function dueWords(on: LocalDate, { day, today, words }: Writing): string {
  if (on === today) return words.dueToday
  return on < today ? words.wasDue(day(on)) : words.isDue(day(on))
}
