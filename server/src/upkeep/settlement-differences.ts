import type { ChargeableDebt } from '@aldia/shared/charges.ts'
import { dayIn } from '@aldia/shared/dates.ts'
import { standingEntries } from '@aldia/shared/ledger.ts'
import { settlementDiscount, settlementStatus } from '@aldia/shared/settlement-status.ts'
import type { PaymentRow } from '#payments/payments.ts'
import { settlementFacts } from '#settlements/settlement-facts.ts'
import type { SettlementRow } from '#settlements/settlements.ts'
import {
  type Ask,
  plansThatRan,
  read,
  readEntry,
  restsOf,
  type StoredEntry,
  type StoredPlan,
} from '#upkeep/stored-money.ts'

// Whether a settlement is kept, and what it takes off, follows from payments and days. This goes through all that were agreed and names
// what is booked otherwise, by the functions that book.

const people = `select contact_id from settlements where status <> 'cancelled'`
const settlements = `select s.id, s.contact_id as "contactId", s.currency, s.debt_ids as "debtIds", s.amount_minor as "amountMinor",
    s.agreed_on as "agreedOn", s.until, s.status, w.time_zone as "timeZone",
    (select max(at) from events e where e.workspace_id = s.workspace_id) as "lastAt"
  from settlements s join workspaces w on w.id = s.workspace_id where s.status <> 'cancelled' order by s.id`
const theirDebts = `select id, due_on as "dueOn", terms, earlier_terms as "earlierTerms" from debts
  where cancelled_at is null and contact_id in (${people}) order by id`
const theirEntries = `select id, debt_id as "debtId", kind, amount_minor as "amountMinor", "on", payment_id as "paymentId",
    reverses_entry_id as "reversesEntryId", calculation, by_user_id as "byUserId"
  from ledger_entries where debt_id is not null and contact_id in (${people}) order by id`
const theirClaims = `select contact_id as "contactId", currency, paid_on as "paidOn", wanted_allocations as "wantedAllocations"
  from payments where state = 'claimed' and contact_id in (${people}) order by id`

type Stored<T> = { readonly [K in keyof T]: unknown } & { readonly id: string }
type StoredSettlement = Pick<SettlementRow, 'id' | 'contactId' | 'currency' | 'agreedOn' | 'until' | 'status'> & {
  debtIds: unknown
  amountMinor: number | string
  timeZone: string
  lastAt: number | string | null
}

const sentences = {
  missing: 'a settlement was paid in time and has not closed its debts',
  late: 'a settlement closed its debts though it was not paid in time',
  other: 'a settlement takes off another amount than was left of its debts',
}

/** By sentence the ids of settlements that are booked otherwise than the facts say. */
export async function settlementDifferences(ask: Ask): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>()
  const rows = await ask<StoredSettlement>(settlements)
  if (rows.length === 0) return found
  const known = {
    debts: new Map((await ask<Stored<ChargeableDebt>>(theirDebts)).map((debt) => [debt.id, debt])),
    entries: Map.groupBy(
      (await ask<StoredEntry & { paymentId: string | null }>(theirEntries)).map(
        readEntry<StoredEntry & { paymentId: string | null }>,
      ),
      ({ debtId }) => debtId,
    ),
    claims: Map.groupBy(await ask<PaymentRow>(theirClaims), ({ contactId }) => contactId),
    plans: Map.groupBy(await ask<StoredPlan>(plansThatRan), ({ contactId }) => contactId),
  }
  for (const row of rows) {
    const what = differenceOf(row, known)
    if (what !== null) found.set(what, [...(found.get(what) ?? []), row.id])
  }
  return found
}

interface Known {
  debts: ReadonlyMap<string, Stored<ChargeableDebt>>
  entries: ReadonlyMap<string, ReturnType<typeof readEntry<StoredEntry & { paymentId: string | null }>>[]>
  claims: ReadonlyMap<string, PaymentRow[]>
  plans: ReadonlyMap<string, StoredPlan[]>
}

function differenceOf(row: StoredSettlement, known: Known): string | null {
  if (row.lastAt === null) return null
  const debtIds = read(row.debtIds) as string[]
  const plans = known.plans.get(row.contactId) ?? []
  const claims = (known.claims.get(row.contactId) ?? []).map((claim) => ({
    ...claim,
    wantedAllocations: read(claim.wantedAllocations) as PaymentRow['wantedAllocations'],
  }))
  const settlement = { ...row, debtIds, amountMinor: Number(row.amountMinor) }
  const entries = debtIds.flatMap((id) => known.entries.get(id) ?? [])
  const facts = settlementFacts(settlement, { entries, claims })
  const { status, keptOn } = settlementStatus(settlement, facts, dayIn(row.timeZone, Number(row.lastAt)))
  const isKept = status === 'kept' && keptOn !== null
  if (isKept !== (row.status === 'kept')) return isKept ? sentences.missing : sentences.late
  const rested = restsOf(plans, row.timeZone)
  const isWrong = debtIds.some((id) => {
    const debt = known.debts.get(id)
    if (!debt) return false
    const own = known.entries.get(id) ?? []
    const bookedMinor = standingEntries(own)
      .filter(({ calculation }) => calculation?.kind === 'settlement' && calculation.settlementId === row.id)
      .reduce((sum, { amountMinor }) => sum - amountMinor, 0)
    const about = { ...debt, terms: read(debt.terms), earlierTerms: read(debt.earlierTerms), cancelledAt: null }
    const offMinor = isKept
      ? settlementDiscount(
          { debt: about as ChargeableDebt, entries: own, rested: rested.get(id) ?? [] },
          { id: row.id, keptOn },
        )
      : 0
    return bookedMinor !== offMinor
  })
  return isWrong ? sentences.other : null
}
