import type { Account } from '#account.ts'
import {
  activePlan,
  balancesOf,
  lateSince,
  nextInstalment,
  openDebts,
  owedOnDay,
  proposedPlan,
  runningOf,
} from '#account-sums.ts'
import { addDays, dayIn, daysBetween, type LocalDate, startOfDay } from '#dates.ts'
import { lateMinor, openParts } from '#debt-parts.ts'
import { type Language, localeOf } from '#language.ts'
import { type Amounts, addAmounts, formatMoney } from '#money.ts'
import type { PaymentMethod } from '#payment-method.ts'
import { planLines } from '#plan-message.ts'
import { spokenDays } from '#spoken-day.ts'
import { spokenName } from '#spoken-name.ts'
import { templateWordsText } from '#text/template-words-text.ts'
import { debtsBlock, howToPayBlock, statementBlock, summaryBlock } from './blocks.ts'
import type { TemplateValue, TemplateValues } from './render.ts'

/** Everything that the values are made of. */
export interface TemplateFacts {
  readonly account: Account
  readonly contact: { readonly name: string | null; readonly pushName: string | null }
  readonly workspace: { readonly name: string; readonly country: string; readonly timeZone: string }
  /** What the debtor reads. */
  readonly language: Language
  /** How the business can be paid, archived ways left out or not. */
  readonly methods: readonly PaymentMethod[]
  /** Who signs; null where nobody does. */
  readonly agentName: string | null
  /** Epoch ms. */
  readonly now: number
}

/** So long after they were read (ms) figures are read anew. */
const freshMs = 10 * 60_000

/** How amounts, days and lists are written for this debtor. */
export function writingFor({ language, workspace }: Pick<TemplateFacts, 'language' | 'workspace'>, today: LocalDate) {
  const locale = localeOf(language, workspace.country)
  const days = spokenDays(locale)
  const list = new Intl.ListFormat(locale, { type: 'conjunction' })
  const amount = (amountMinor: number, currency: string) => formatMoney({ amountMinor, currency }, locale)
  return {
    language,
    locale,
    today,
    words: templateWordsText[language],
    money: { amount },
    /** Several currencies side by side, never added up. */
    amounts: (amounts: Amounts) =>
      list.format(Object.entries(amounts).map(([currency, amountMinor]) => amount(amountMinor, currency))),
    day: (on: LocalDate) => (on.slice(0, 4) === today.slice(0, 4) ? days.day(on) : days.withYear(on)),
    list: (items: readonly string[]) => list.format(items),
  }
}
export type Writing = ReturnType<typeof writingFor>

/** The value of every variable for one debtor at one moment, from the ledger; pure. What cannot be said, says why. */
export function templateValues(facts: TemplateFacts): TemplateValues {
  const { account, contact, workspace, methods, now } = facts
  const today = dayIn(workspace.timeZone, now)
  const writing = writingFor(facts, today)
  const balance = owedBy(account, today)
  const overdue = overdueBy(account, today)
  const since = lateSince(account)
  const name = nameOf(contact)
  const owes = Object.keys(balance).length > 0
  const proposal = proposedPlan(account)
  return {
    freshUntil: Math.min(now + freshMs, startOfDay(addDays(today, 1), workspace.timeZone) - 1),
    of: {
      name: name === null ? { missing: 'no_name' } : { text: spokenName(name) },
      full_name: name === null ? { missing: 'no_name' } : { text: name },
      business: { text: workspace.name },
      agent: facts.agentName === null ? { missing: 'no_agent' } : { text: facts.agentName },
      today: { text: writing.day(today) },
      balance: owes ? { text: writing.amounts(balance) } : { missing: 'nothing_owed' },
      new_balance: { text: owes ? writing.amounts(balance) : nothingIn(account, writing) },
      overdue: overdue === null ? { missing: 'nothing_overdue' } : { text: writing.amounts(overdue) },
      days_late:
        overdue === null || since === null
          ? { missing: 'nothing_overdue' }
          : { text: writing.words.days(daysBetween(since, today)) },
      due_date: since === null ? { missing: 'no_due_date' } : { text: writing.day(since) },
      ...purchase(account, writing),
      ...instalment(account, writing),
      ...promise(account, writing),
      ...payment(account, writing),
      balance_summary: owes
        ? { text: summaryBlock({ balance, overdue, since }, writing) }
        : { missing: 'nothing_owed' },
      debts: owes ? { text: debtsBlock(account, writing) } : { missing: 'nothing_owed' },
      statement: owes ? { text: statementBlock(account, balance, writing) } : { missing: 'nothing_owed' },
      how_to_pay: howToPayBlock({ account, methods, due: overdue ?? balance }, writing),
      plan: proposal === undefined ? { missing: 'no_plan' } : planValue(proposal, writing),
    },
  }
}

/** What would settle everything today, by currency: interest that runs included, credit taken off; nothing below zero. */
export function owedBy(account: Account, today: LocalDate): Amounts {
  return positive(addAmounts(balancesOf(account), runningOf(account, today)))
}

/** What of it is past its day; of a live plan the instalments that are. Null where nothing is. */
export function overdueBy(account: Account, today: LocalDate): Amounts | null {
  const plan = activePlan(account)
  const planned = new Set(plan?.debtIds ?? [])
  const late = openDebts(account)
    .filter(({ id }) => !planned.has(id))
    .map((debt) => ({ [debt.currency]: lateMinor(debt, owedOnDay(account, debt, today).balanceMinor, today) }))
  const missed = (plan?.instalments ?? [])
    .filter(({ dueOn, paidMinor, amountMinor }) => dueOn < today && paidMinor < amountMinor)
    .map((part) => ({ [plan?.currency ?? '']: part.amountMinor - part.paidMinor }))
  const balance = owedBy(account, today)
  const sum = Object.entries(addAmounts(...late, ...missed)).map(
    ([currency, amountMinor]) => [currency, Math.min(amountMinor, balance[currency] ?? 0)] as const,
  )
  const overdue = positive(Object.fromEntries(sum))
  return Object.keys(overdue).length > 0 ? overdue : null
}

const positive = (amounts: Amounts): Amounts =>
  Object.fromEntries(Object.entries(amounts).filter(([, amountMinor]) => amountMinor > 0))

/** The name that the team gave; else what the person calls themselves, where that looks like a name. */
function nameOf({ name, pushName }: TemplateFacts['contact']): string | null {
  const own = pushName?.trim() ?? ''
  return name ?? (/^\p{L}[\p{L}\p{M}.' -]{1,39}$/u.test(own) ? own : null)
}

/** Nothing, in the currency of what was owed last. */
function nothingIn({ debts, payments }: Account, writing: Writing): string {
  const currency = payments.at(-1)?.currency ?? debts.at(-1)?.currency
  return currency === undefined ? '0' : writing.money.amount(0, currency)
}

function purchase(account: Account, writing: Writing): Record<'concept' | 'reference', TemplateValue> {
  const open = openDebts(account)
  const named = (names: readonly string[]): string => {
    const unique = [...new Set(names)]
    const shown = unique.length > 3 ? [...unique.slice(0, 2), writing.words.more(unique.length - 2)] : unique
    return writing.list(shown)
  }
  const references = open.flatMap(({ reference }) => reference ?? [])
  return {
    concept: open.length === 0 ? { missing: 'nothing_owed' } : { text: named(open.map(({ concept }) => concept)) },
    reference: references.length === 0 ? { missing: 'no_reference' } : { text: named(references) },
  }
}

/** Of what was sold in instalments the part that is due first. */
function nextPart(account: Account) {
  const sold = openDebts(account).find(({ parts }) => parts.length > 0)
  const [next] = sold ? openParts(sold, sold.balanceMinor) : []
  return sold && next ? { ...next, currency: sold.currency } : null
}

type InstalmentValues = Record<'instalment' | 'instalment_date' | 'instalment_number', TemplateValue>

function instalment(account: Account, { money, day, words }: Writing): InstalmentValues {
  const plan = activePlan(account)
  const next = plan && nextInstalment(plan)
  const sold = plan ? null : nextPart(account)
  if (sold)
    return {
      instalment: { text: money.amount(sold.openMinor, sold.currency) },
      instalment_date: { text: day(sold.dueOn) },
      instalment_number: { text: words.numberOf(sold.number, sold.of) },
    }
  if (!plan || !next) {
    const none = { missing: 'no_instalment' } as const
    return { instalment: none, instalment_date: none, instalment_number: none }
  }
  return {
    instalment: { text: money.amount(next.amountMinor - next.paidMinor, plan.currency) },
    instalment_date: { text: day(next.dueOn) },
    instalment_number: { text: words.numberOf(next.number, plan.instalments.length) },
  }
}

/** The promise that stands, else the last one there was. */
function promise({ promises }: Account, { money, day }: Writing): Record<'promise' | 'promise_date', TemplateValue> {
  const made = promises.filter(({ status }) => status !== 'cancelled')
  const last = made.find(({ status }) => status === 'pending') ?? made.toSorted(byId).at(-1)
  const none = { missing: 'no_promise' } as const
  if (!last) return { promise: none, promise_date: none }
  return {
    promise: { text: money.amount(last.amountMinor, last.currency) },
    promise_date: last.dueOn === null ? none : { text: day(last.dueOn) },
  }
}

/** The money that was confirmed last. */
function payment({ payments }: Account, { money, day }: Writing): Record<'payment' | 'payment_date', TemplateValue> {
  const confirmed = payments.filter(({ state }) => state === 'confirmed')
  const last = confirmed.toSorted((a, b) => (a.settledAt ?? 0) - (b.settledAt ?? 0) || byId(a, b)).at(-1)
  const none = { missing: 'no_payment' } as const
  if (!last) return { payment: none, payment_date: none }
  return { payment: { text: money.amount(last.amountMinor, last.currency) }, payment_date: { text: day(last.paidOn) } }
}

function planValue(plan: Account['plans'][number], writing: Writing): TemplateValue {
  const { expiresOn } = plan.terms
  if (expiresOn !== null && expiresOn < writing.today) return { stale: 'plan_expired' }
  return { text: planLines(plan, writing).join('\n') }
}

const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1)
