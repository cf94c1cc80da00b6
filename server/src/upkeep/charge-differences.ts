import { isDeepStrictEqual } from 'node:util'
import { type ChargeFacts, judgeCharges } from '@aldia/shared/charges.ts'
import { addDays, dayIn } from '@aldia/shared/dates.ts'
import type { WhyTakenBack } from '@aldia/shared/debt.ts'
import { debtOn } from '@aldia/shared/debt-on.ts'
import { judgeDiscounts } from '@aldia/shared/early-discount.ts'
import { type Amounts, addAmounts, maxAmountMinor } from '@aldia/shared/money.ts'
import { paidIn } from '@aldia/shared/unit-value.ts'
import {
  type Ask,
  plansThatRan,
  read,
  readEntry,
  restsOf,
  type StoredEntry,
  type StoredPlan,
} from '#upkeep/stored-money.ts'

// Fees, interest and discounts by rule are a function of facts. This goes through the debts whose terms ask for any and names
// what is booked otherwise, by the functions that book.

/** Plain terms name neither an amount nor a rate; what was booked by rule may be older than the terms of today. */
const hasRules = `d.cancelled_at is null and (cast(d.terms as text) like '%basisPoints%' or cast(d.terms as text) like '%amountMinor%'
  or exists (select 1 from ledger_entries l where l.debt_id = d.id and l.calculation is not null))`
const debtsWithRules = `select d.id, d.contact_id as "contactId", d.currency, d.issued_on as "issuedOn", d.due_on as "dueOn", d.terms, d.earlier_terms as "earlierTerms",
    w.time_zone as "timeZone", (select max(at) from events e where e.workspace_id = d.workspace_id) as "lastAt"
  from debts d join workspaces w on w.id = d.workspace_id where ${hasRules} order by d.id`
const theirEntries = `select e.id, e.debt_id as "debtId", e.kind, e.amount_minor as "amountMinor", e."on",
    e.reverses_entry_id as "reversesEntryId", e.calculation, e.by_user_id as "byUserId"
  from ledger_entries e join debts d on d.id = e.debt_id where ${hasRules} order by e.id`
const claims = `select contact_id as "contactId", currency, amount_minor as "amountMinor", paid_on as "on", wanted_allocations as wanted
  from payments where state = 'claimed' order by id`

const cardsWithMoney = `select id, contact_id as "contactId", check_on as "checkOn", money from cards
  where merged_into_id is null and money is not null order by id`

interface DebtRow {
  id: string
  contactId: string
  currency: string
  issuedOn: string
  dueOn: string
  terms: unknown
  earlierTerms: unknown
  timeZone: string
  /** When the business was last at work: what time alone charges was booked until then. */
  lastAt: number | string | null
}
interface ClaimRow {
  contactId: string
  currency: string
  amountMinor: number | string
  on: string
  wanted: unknown
}

interface CardRow {
  id: string
  contactId: string
  /** What the card shows is of the day before; null: of any day from now on. */
  checkOn: string | null
  money: unknown
}

const missing = 'a charge or discount that was agreed is missing'
const sentences: Partial<Record<WhyTakenBack, string>> = {
  twice: 'a charge that was agreed is booked twice',
  paid_in_time: 'a charge for being late is booked though the money came in time',
}
const wrong = 'a charge or discount is booked that the facts do not ask for'

const otherInterest = 'a card shows other interest than runs on its debts'

/** By sentence: the ids of entries that should not stand, and of debts on which one is missing. */
export async function chargeDifferences(ask: Ask): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>()
  const add = (what: string, id: string) => found.set(what, [...(found.get(what) ?? []), id])
  const entries = Map.groupBy(await ask<StoredEntry>(theirEntries), ({ debtId }) => debtId)
  const plans = Map.groupBy(await ask<StoredPlan>(plansThatRan), ({ contactId }) => contactId)
  const waiting = Map.groupBy(await ask<ClaimRow>(claims), ({ contactId }) => contactId)
  const cards = new Map((await ask<CardRow>(cardsWithMoney)).map((card) => [card.contactId, card]))
  const running = new Map<string, Amounts>()
  for (const row of await ask<DebtRow>(debtsWithRules)) {
    if (row.lastAt === null) continue
    const lastDay = dayIn(row.timeZone, Number(row.lastAt))
    const debt = { ...row, terms: read(row.terms), earlierTerms: read(row.earlierTerms), cancelledAt: null }
    const facts: ChargeFacts = {
      debt: debt as ChargeFacts['debt'],
      entries: (entries.get(row.id) ?? []).map(readEntry),
      rested: restsOf(plans.get(row.contactId) ?? [], row.timeZone).get(row.id) ?? [],
      claims: (waiting.get(row.contactId) ?? []).flatMap((claim) => claimFor(row, claim)),
    }
    const charges = judgeCharges(facts, lastDay)
    const shownOn = cards.get(row.contactId)?.checkOn ?? null
    const asOf = [shownOn === null ? lastDay : addDays(shownOn, -1), row.issuedOn].sort().at(-1) ?? lastDay
    const runs = { [row.currency]: debtOn(facts, asOf).runningMinor }
    running.set(row.contactId, addAmounts(running.get(row.contactId) ?? {}, runs))
    const discounts = judgeDiscounts(facts.debt, facts.entries)
    for (const { entry, why } of charges.takeBack) add(sentences[why] ?? wrong, entry.id)
    for (const { id } of discounts.takeBack) add(wrong, id)
    // A wrong one that is to be booked anew is named once.
    const isReplaced = charges.takeBack.some(({ why }) => why !== 'twice') || discounts.takeBack.length > 0
    if (!isReplaced && (charges.book.length > 0 || discounts.book.length > 0)) add(missing, row.id)
  }
  // Where charges are missing the card says so as well, and is right once they are booked.
  if (found.size > 0) return found
  for (const { id, contactId, money } of cards.values()) {
    const shown = (read(money) as { running?: Amounts }).running ?? {}
    if (!isDeepStrictEqual(shown, running.get(contactId) ?? {})) add(otherInterest, id)
  }
  return found
}

/** What of a receipt that waits may go to a debt; as `claimsByDebt` has it. */
function claimFor({ id, currency }: DebtRow, claim: ClaimRow): { on: string; amountMinor: number }[] {
  const wanted = read(claim.wanted) as { debtId: string; amountMinor: number }[]
  const named = wanted.find(({ debtId }) => debtId === id)
  if (paidIn(currency) !== claim.currency || (wanted.length > 0 && !named)) return []
  const paidMinor = named?.amountMinor ?? Number(claim.amountMinor)
  return [{ on: claim.on, amountMinor: currency === claim.currency ? paidMinor : maxAmountMinor }]
}
