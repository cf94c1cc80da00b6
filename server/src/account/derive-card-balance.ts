import type { CardMoney, NextStep } from '@aldia/shared/account.ts'
import type { CardFacts } from '@aldia/shared/card.ts'
import { type ChargeFacts, type DaySpan, endless } from '@aldia/shared/charges.ts'
import { addDays, type LocalDate } from '@aldia/shared/dates.ts'
import type { LateReason } from '@aldia/shared/debt.ts'
import { type DebtOn, debtOn } from '@aldia/shared/debt-on.ts'
import { lateMinor, type OpenPart, openParts } from '@aldia/shared/debt-parts.ts'
import { type Amounts, addAmounts } from '@aldia/shared/money.ts'
import type { Reader } from '#base/database/database.ts'
import { type FailedHow, factsOf } from '#board/column-by-facts.ts'
import { chargeFactsOf, nextOwedOn } from '#debts/accrual.ts'
import { type DebtRow, debtsOfContact, type EntryRow, entriesOfContact, reversedAmong } from '#debts/ledger.ts'
import { type Claims, claimsByDebt } from '#payments/claims.ts'
import { claimsOf } from '#payments/payments.ts'
import { restedOf } from '#plans/plan-records.ts'
import { type InstalmentRow, instalmentsOf, type PlanRow, plansOfContact } from '#plans/plans.ts'
import { type PromiseRow, promisesOfContact } from '#promises/promises.ts'
import { type SettlementRow, settlementsOfContact } from '#settlements/settlements.ts'

// What a card shows of its person's money, derived anew from the ledger and the agreements every time. It joins four features'
// tables; its cost grows with one person's entries and never with the board.

/** Everything about one person that a card's money is made of. */
export interface MoneyFacts {
  debts: readonly DebtRow[]
  entries: readonly EntryRow[]
  promises: readonly PromiseRow[]
  plan: { plan: PlanRow; instalments: readonly InstalmentRow[] } | null
  proposals: readonly PlanRow[]
  /** Open ones, oldest first. */
  settlements: readonly SettlementRow[]
  /** Plans that were accepted and run no longer, oldest first. */
  endedPlans: readonly PlanRow[]
  /** By debt: days on which plans keep it from being charged. */
  rested: ReadonlyMap<string, readonly DaySpan[]>
  toVerify: number
  /** By debt: money that waits to be verified. */
  claims: ReadonlyMap<string, Claims>
}

/** What is kept with the card. */
export interface KeptMoney {
  money: CardMoney | null
  /** The next day on which the calendar alone changes something. */
  checkOn: LocalDate | null
  /** The day on which what is open first became overdue. */
  overdueSince: LocalDate | null
  /** The next day, today included, on which a debt outside a live plan is due. */
  fallsDueOn: LocalDate | null
  /** What the board moves the card by. */
  facts: CardFacts | null
  /** What is open today, each debt and all together; no amount twice. */
  open: { currency: string; amountMinor: number }[]
}

export async function readMoneyFacts(tx: Reader, contactId: string): Promise<MoneyFacts> {
  const debts = await debtsOfContact(tx, contactId)
  const entries = await entriesOfContact(tx, contactId)
  const promises = await promisesOfContact(tx, contactId)
  const plans = await plansOfContact(tx, contactId)
  const plan = plans.findLast(({ status }) => status === 'active')
  return {
    debts,
    entries,
    promises,
    plan: plan ? { plan, instalments: await instalmentsOf(tx, [plan.id]) } : null,
    proposals: plans.filter(({ status }) => status === 'proposed'),
    endedPlans: plans.filter(({ status, acceptedAt }) => acceptedAt !== null && status !== 'active'),
    settlements: (await settlementsOfContact(tx, contactId)).filter(({ status }) => status === 'open'),
    rested: await restedOf(tx, contactId),
    ...(await claimedMoney(tx, contactId, debts)),
  }
}

/** Nobody is asked about receipts in detail where none waits. */
async function claimedMoney(
  tx: Reader,
  contactId: string,
  debts: readonly DebtRow[],
): Promise<Pick<MoneyFacts, 'toVerify' | 'claims'>> {
  const toVerify = await claimsOf(tx, contactId)
  return { toVerify, claims: toVerify === 0 ? new Map() : await claimsByDebt(tx, contactId, debts) }
}

/** What charges need of each debt that stands. */
const chargeFacts = ({ debts, entries, rested, claims }: MoneyFacts): ChargeFacts[] => {
  const byDebt = Map.groupBy(entries, (entry) => entry.debtId)
  return debts
    .filter(({ cancelledAt }) => cancelledAt === null)
    .map((debt) => chargeFactsOf(debt, byDebt.get(debt.id) ?? [], { rested, claims }))
}

/** By debt: what is owed today, as the account has it (`owedOnDay`). */
function owedToday(facts: MoneyFacts, today: LocalDate): Map<string, DebtOn> {
  const dayOf = ({ issuedOn }: DebtRow) => (today > issuedOn ? today : issuedOn)
  const rows = new Map(facts.debts.map((debt) => [debt.id, debt]))
  return new Map(
    chargeFacts(facts).flatMap((one) => {
      const debt = rows.get(one.debt.id)
      return debt ? [[debt.id, debtOn(one, dayOf(debt))] as const] : []
    }),
  )
}

/** Derives what the card keeps. `today` is the day in the workspace's zone. */
export function cardMoney(facts: MoneyFacts, lateReason: LateReason | null, today: LocalDate): KeptMoney {
  const { debts, entries, promises, plan, toVerify } = facts
  if (debts.length === 0 && entries.length === 0 && promises.length === 0 && toVerify === 0 && lateReason === null)
    return { money: null, checkOn: null, overdueSince: null, fallsDueOn: null, facts: null, open: [] }
  const open = openDebts(debts, entries)
  const planned = new Set(plan?.plan.debtIds ?? [])
  const missing = plan?.instalments.filter((part) => part.paidMinor < part.amountMinor) ?? []
  const booked = balanceByDebt(entries)
  const parts = open.flatMap((debt) =>
    planned.has(debt.id) ? [] : openParts(debt, booked.get(debt.id) ?? 0).map((part) => ({ ...part, debt })),
  )
  const dueDays = [...parts, ...missing].map(({ dueOn }) => dueOn).sort()
  const dueOn = dueDays[0] ?? null
  const pending = promises.findLast(({ status }) => status === 'pending')
  const owed = owedToday(facts, today)
  const running = addAmounts(...debts.map(({ id, currency }) => ({ [currency]: owed.get(id)?.runningMinor ?? 0 })))
  const inEntries = sumOf(entries)
  const balances = addAmounts(inEntries, running)
  const owes = Object.values(inEntries).some((amountMinor) => amountMinor > 0)
  const failed = plan ? null : lastFailure(facts, open)
  const isOverdue = dueOn !== null && dueOn < today
  return {
    money: {
      balances,
      ...(Object.keys(running).length > 0 && { running }),
      overdue: overdueOf(facts, { open, missing, planned, balances, owed }, today),
      dueOn,
      next: nextStep({ pending, plan: plan?.plan ?? null, missing, parts, settlement: facts.settlements.at(-1) }),
      broken: failed === null || failed.how === 'defaulted' ? null : failed.how,
      brokenCount: promises.filter(({ status }) => status === 'broken').length,
      toVerify,
      lateReason,
    },
    checkOn: nextCheck(facts, open, missing, today),
    overdueSince: isOverdue ? addDays(dueOn, 1) : null,
    fallsDueOn:
      parts
        .map(({ dueOn }) => dueOn)
        .filter((day) => day >= today)
        .sort()[0] ?? null,
    facts: factsOf({
      hadDebts: debts.length > 0,
      hasDebts: debts.some(({ cancelledAt }) => cancelledAt === null),
      owes,
      isOverdue,
      isWrittenOff: isWrittenOff(debts, entries),
      livePlanId: plan?.plan.id ?? null,
      openPromiseId: pending?.id ?? null,
      failed,
      newestDebtId: newestOf(debts),
      lateOn: dueDays.findLast((day) => day < today) ?? null,
    }),
    open: openAmounts(debts, owed, balances),
  }
}

function openAmounts(
  debts: readonly DebtRow[],
  owed: ReadonlyMap<string, DebtOn>,
  balances: Amounts,
): KeptMoney['open'] {
  const all = [
    ...debts.map(({ id, currency }) => ({ currency, amountMinor: owed.get(id)?.balanceMinor ?? 0 })),
    ...Object.entries(balances).map(([currency, amountMinor]) => ({ currency, amountMinor })),
  ]
  const byText = new Map(all.map((one) => [`${one.currency} ${one.amountMinor}`, one]))
  return [...byText.values()].filter(({ amountMinor }) => amountMinor > 0)
}

/**
 * The agreement that was not kept last, unless something was agreed since or what it was about is no longer open. A promise of
 * somebody whose debts were never entered is taken at its word.
 */
function lastFailure(
  { debts, promises, endedPlans }: MoneyFacts,
  open: readonly DebtRow[],
): { id: string; how: FailedHow } | null {
  const promise = promises.findLast(({ status }) => status !== 'cancelled')
  const plan = endedPlans.findLast(({ status }) => status === 'defaulted' || status === 'completed')
  if (plan && (!promise || plan.id > promise.id)) {
    const isOpen = open.some(({ id }) => plan.debtIds.includes(id))
    return plan.status === 'defaulted' && isOpen ? { id: plan.id, how: 'defaulted' } : null
  }
  if (promise?.status !== 'broken' && promise?.status !== 'partly_kept') return null
  const isAbout = ({ id, issuedOn }: DebtRow) =>
    promise.debtIds.length > 0 ? promise.debtIds.includes(id) : issuedOn <= (promise.dueOn ?? issuedOn)
  return debts.length === 0 || open.some(isAbout) ? { id: promise.id, how: promise.status } : null
}

/** Something was written off, and no debt was made after that day. */
function isWrittenOff(debts: readonly DebtRow[], entries: readonly EntryRow[]): boolean {
  const reversed = reversedAmong(entries)
  const standing = new Map(debts.flatMap((debt) => (debt.cancelledAt === null ? [[debt.id, debt] as const] : [])))
  const days = entries.flatMap(({ id, kind, on, debtId }) =>
    kind === 'write_off' && debtId !== null && standing.has(debtId) && !reversed.has(id) ? [on] : [],
  )
  const last = days.sort().at(-1)
  return last !== undefined && ![...standing.values()].some(({ issuedOn }) => issuedOn > last)
}

const newestOf = (debts: readonly DebtRow[]): string | null =>
  debts
    .flatMap(({ id, cancelledAt }) => (cancelledAt === null ? [id] : []))
    .sort()
    .at(-1) ?? null

/** What is late, by currency; never more than the balance, because credit pays it first. */
function overdueOf(
  { plan }: Pick<MoneyFacts, 'plan'>,
  about: {
    open: readonly DebtRow[]
    missing: readonly InstalmentRow[]
    planned: ReadonlySet<string>
    balances: Amounts
    owed: ReadonlyMap<string, DebtOn>
  },
  today: LocalDate,
): Amounts {
  const late = about.open
    .filter(({ id }) => !about.planned.has(id))
    .map((debt) => ({ [debt.currency]: lateMinor(debt, about.owed.get(debt.id)?.balanceMinor ?? 0, today) }))
  const missed = about.missing
    .filter(({ dueOn }) => dueOn < today)
    .map((part) => ({ [plan?.plan.currency ?? '']: part.amountMinor - part.paidMinor }))
  return Object.fromEntries(
    Object.entries(addAmounts(...late, ...missed)).flatMap(([currency, amountMinor]) => {
      const atMost = Math.min(amountMinor, about.balances[currency] ?? 0)
      return atMost > 0 ? [[currency, atMost]] : []
    }),
  )
}

function openDebts(debts: readonly DebtRow[], entries: readonly EntryRow[]): DebtRow[] {
  const balances = balanceByDebt(entries)
  return debts.filter(({ id }) => (balances.get(id) ?? 0) > 0)
}

/** What is open on each debt by its entries. */
function balanceByDebt(entries: readonly EntryRow[]): Map<string | null, number> {
  const sums = new Map<string | null, number>()
  for (const { debtId, amountMinor } of entries) sums.set(debtId, (sums.get(debtId) ?? 0) + amountMinor)
  return sums
}

function sumOf(entries: readonly EntryRow[]): Amounts {
  return addAmounts(...entries.map(({ currency, amountMinor }) => ({ [currency]: amountMinor })))
}

/** Whichever comes first: the day of a promise, an instalment, the last day of a settlement. A promise without a day comes last. */
function nextStep(about: {
  pending: PromiseRow | undefined
  plan: PlanRow | null
  missing: readonly InstalmentRow[]
  parts: readonly (OpenPart & { debt: DebtRow })[]
  settlement: SettlementRow | undefined
}): NextStep | null {
  const { pending, plan, settlement } = about
  const part = about.missing[0]
  const steps: NextStep[] = []
  if (pending)
    steps.push({
      kind: 'promise',
      promiseId: pending.id,
      dueOn: pending.dueOn,
      amountMinor: pending.amountMinor - pending.paidMinor,
      currency: pending.currency,
    })
  if (plan && part)
    steps.push({
      kind: 'instalment',
      planId: plan.id,
      number: part.number,
      of: plan.terms.parts,
      dueOn: part.dueOn,
      amountMinor: part.amountMinor - part.paidMinor,
      currency: plan.currency,
    })
  // The first part that is open of what was sold in instalments.
  const [sold] = about.parts.filter(({ of }) => of > 1).sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1))
  if (sold)
    steps.push({
      kind: 'part',
      debtId: sold.debt.id,
      number: sold.number,
      of: sold.of,
      dueOn: sold.dueOn,
      amountMinor: sold.openMinor,
      currency: sold.debt.currency,
    })
  if (settlement)
    steps.push({
      kind: 'settlement',
      settlementId: settlement.id,
      dueOn: settlement.until,
      amountMinor: settlement.amountMinor - settlement.paidMinor,
      currency: settlement.currency,
    })
  const dayOf = ({ dueOn }: NextStep) => dueOn ?? endless
  return steps.sort((a, b) => (dayOf(a) < dayOf(b) ? -1 : dayOf(a) > dayOf(b) ? 1 : 0))[0] ?? null
}

/** Days after which something is different although nobody did anything. */
function nextCheck(
  facts: MoneyFacts,
  open: readonly DebtRow[],
  missing: readonly InstalmentRow[],
  today: LocalDate,
): LocalDate | null {
  const lastDays = [
    ...open.flatMap(({ dueOn, parts }) => [dueOn, ...parts.map((part) => part.dueOn)]),
    ...facts.promises.flatMap(({ status, graceUntil }) => (status === 'pending' ? (graceUntil ?? []) : [])),
    ...missing.flatMap(({ dueOn, graceUntil }) => [dueOn, graceUntil]),
    ...facts.proposals.flatMap(({ terms }) => terms.expiresOn ?? []),
    ...facts.settlements.map(({ until }) => until),
  ]
  const days = [
    ...lastDays.map((day) => addDays(day, 1)),
    ...chargeFacts(facts).flatMap((one) => nextOwedOn(one, today) ?? []),
  ].filter((day) => day > today)
  return days.sort()[0] ?? null
}
