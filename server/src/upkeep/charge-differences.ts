import { type ChargeFacts, type DaySpan, judgeCharges } from '@aldia/shared/charges.ts'
import { dayIn } from '@aldia/shared/dates.ts'
import type { Calculation, WhyTakenBack } from '@aldia/shared/debt.ts'
import { judgeDiscounts } from '@aldia/shared/early-discount.ts'
import { maxAmountMinor } from '@aldia/shared/money.ts'
import { restedByPlans } from '@aldia/shared/plan-rest.ts'
import { paidIn } from '@aldia/shared/unit-value.ts'

// Fees, interest and discounts by rule are a function of facts. This goes through the debts whose terms ask for any and names
// what is booked otherwise, by the functions that book.

/** Plain terms name neither an amount nor a rate; what was booked by rule may be older than the terms of today. */
const hasRules = `d.cancelled_at is null and (cast(d.terms as text) like '%basisPoints%' or cast(d.terms as text) like '%amountMinor%'
  or exists (select 1 from ledger_entries l where l.debt_id = d.id and l.calculation is not null))`
const debtsWithRules = `select d.id, d.contact_id as "contactId", d.currency, d.due_on as "dueOn", d.terms, d.earlier_terms as "earlierTerms",
    w.time_zone as "timeZone", (select max(at) from events e where e.workspace_id = d.workspace_id) as "lastAt"
  from debts d join workspaces w on w.id = d.workspace_id where ${hasRules} order by d.id`
const theirEntries = `select e.id, e.debt_id as "debtId", e.kind, e.amount_minor as "amountMinor", e."on",
    e.reverses_entry_id as "reversesEntryId", e.calculation, e.by_user_id as "byUserId"
  from ledger_entries e join debts d on d.id = e.debt_id where ${hasRules} order by e.id`
const plansThatRan = `select contact_id as "contactId", debt_ids as "debtIds", accepted_at as "acceptedAt", status, status_at as "statusAt"
  from plans where accepted_at is not null order by id`
const claims = `select contact_id as "contactId", currency, amount_minor as "amountMinor", paid_on as "on", wanted_allocations as wanted
  from payments where state = 'claimed' order by id`

/** Asks the database; JSON may come as text, and whole numbers too. */
type Ask = <T>(query: string) => Promise<T[]>

interface DebtRow {
  id: string
  contactId: string
  currency: string
  dueOn: string
  terms: unknown
  earlierTerms: unknown
  timeZone: string
  /** When the business was last at work: what time alone charges was booked until then. */
  lastAt: number | string | null
}
type EntryRow = Omit<ChargeFacts['entries'][number], 'amountMinor' | 'calculation'> & {
  debtId: string
  amountMinor: number | string
  calculation: unknown
}
interface PlanRow {
  contactId: string
  debtIds: unknown
  acceptedAt: number | string
  status: string
  statusAt: number | string
}
interface ClaimRow {
  contactId: string
  currency: string
  amountMinor: number | string
  on: string
  wanted: unknown
}

const missing = 'a charge or discount that was agreed is missing'
const sentences: Partial<Record<WhyTakenBack, string>> = {
  twice: 'a charge that was agreed is booked twice',
  paid_in_time: 'a charge for being late is booked though the money came in time',
}
const wrong = 'a charge or discount is booked that the facts do not ask for'

/** By sentence: the ids of entries that should not stand, and of debts on which one is missing. */
export async function chargeDifferences(ask: Ask): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>()
  const add = (what: string, id: string) => found.set(what, [...(found.get(what) ?? []), id])
  const entries = Map.groupBy(await ask<EntryRow>(theirEntries), ({ debtId }) => debtId)
  const plans = Map.groupBy(await ask<PlanRow>(plansThatRan), ({ contactId }) => contactId)
  const waiting = Map.groupBy(await ask<ClaimRow>(claims), ({ contactId }) => contactId)
  for (const row of await ask<DebtRow>(debtsWithRules)) {
    if (row.lastAt === null) continue
    const debt = { ...row, terms: read(row.terms), earlierTerms: read(row.earlierTerms), cancelledAt: null }
    const facts: ChargeFacts = {
      debt: debt as ChargeFacts['debt'],
      entries: (entries.get(row.id) ?? []).map(readEntry),
      rested: restsOf(plans.get(row.contactId) ?? [], row.timeZone).get(row.id) ?? [],
      claims: (waiting.get(row.contactId) ?? []).flatMap((claim) => claimFor(row, claim)),
    }
    const charges = judgeCharges(facts, dayIn(row.timeZone, Number(row.lastAt)))
    const discounts = judgeDiscounts(facts.debt, facts.entries)
    for (const { entry, why } of charges.takeBack) add(sentences[why] ?? wrong, entry.id)
    for (const { id } of discounts.takeBack) add(wrong, id)
    // A wrong one that is to be booked anew is named once.
    const isReplaced = charges.takeBack.some(({ why }) => why !== 'twice') || discounts.takeBack.length > 0
    if (!isReplaced && (charges.book.length > 0 || discounts.book.length > 0)) add(missing, row.id)
  }
  return found
}

const read = (stored: unknown): unknown => (typeof stored === 'string' ? JSON.parse(stored) : stored)

function readEntry({ amountMinor, calculation, ...row }: EntryRow): ChargeFacts['entries'][number] {
  return { ...row, amountMinor: Number(amountMinor), calculation: read(calculation) as Calculation | null }
}

function restsOf(rows: readonly PlanRow[], timeZone: string): ReadonlyMap<string, readonly DaySpan[]> {
  return restedByPlans(
    rows.map(({ debtIds, acceptedAt, status, statusAt }) => ({
      debtIds: read(debtIds) as string[],
      acceptedOn: dayIn(timeZone, Number(acceptedAt)),
      endedOn: status === 'active' ? null : dayIn(timeZone, Number(statusAt)),
    })),
  )
}

/** What of a receipt that waits may go to a debt; as `claimsByDebt` has it. */
function claimFor({ id, currency }: DebtRow, claim: ClaimRow): { on: string; amountMinor: number }[] {
  const wanted = read(claim.wanted) as { debtId: string; amountMinor: number }[]
  const named = wanted.find(({ debtId }) => debtId === id)
  if (paidIn(currency) !== claim.currency || (wanted.length > 0 && !named)) return []
  const paidMinor = named?.amountMinor ?? Number(claim.amountMinor)
  return [{ on: claim.on, amountMinor: currency === claim.currency ? paidMinor : maxAmountMinor }]
}
