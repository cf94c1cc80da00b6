import {
  type ChargeFacts,
  type DaySpan,
  judgeCharges,
  nextChargeOn as nextChargeOfDebt,
} from '@aldia/shared/charges.ts'
import { addDays, type LocalDate } from '@aldia/shared/dates.ts'
import { chargeAccrued, chargeTakenBack } from '@aldia/shared/debt.ts'
import { bearsOn } from '@aldia/shared/debt-on.ts'
import { judgeDiscounts } from '@aldia/shared/early-discount.ts'
import type { Work } from '#base/work.ts'
import { type DebtRow, debtsOfContact, type EntryRow, entriesOfDebts } from '#debts/debts.store.ts'
import { post, reverseByRule } from '#debts/ledger.ts'

/** What is known of a person's debts beside their entries. */
export interface AccrualFacts {
  readonly today: LocalDate
  /** By debt: days of plans, on which nothing is charged; a live plan has no end (`endless`). */
  readonly rested: ReadonlyMap<string, readonly DaySpan[]>
  /** By debt: money that waits to be verified. */
  readonly claims: ReadonlyMap<string, NonNullable<ChargeFacts['claims']>>
}

export const chargeFactsOf = (
  debt: DebtRow,
  entries: ChargeFacts['entries'],
  about: Pick<AccrualFacts, 'rested' | 'claims'>,
): ChargeFacts => ({
  debt,
  entries,
  rested: about.rested.get(debt.id) ?? [],
  claims: about.claims.get(debt.id) ?? [],
})

/**
 * Brings what is charged by rule on a person's debts to what the facts say today: books late fees and interest that are missing,
 * each with its own day however long nobody looked, and takes back what turned out not to be owed. `closing`: also the interest
 * that runs in the month that has not ended. Running it again changes nothing. Answers how many entries it booked.
 */
export async function accrueCharges(
  work: Work,
  contactId: string,
  about: AccrualFacts & { closing?: boolean },
): Promise<number> {
  const debts = (await debtsOfContact(work.tx, contactId)).filter((debt) => debt.cancelledAt === null)
  if (!debts.some(hasRules)) return 0
  const ids = debts.map(({ id }) => id)
  const entries = Map.groupBy(await entriesOfDebts(work.tx, ids), (entry) => entry.debtId)
  let count = 0
  for (const debt of debts) {
    const own = entries.get(debt.id) ?? []
    const discounts = judgeDiscounts(debt, own)
    const facts = chargeFactsOf(debt, withDiscounts(own, discounts), about)
    const judged = judgeCharges(facts, about.today, about.closing ?? false)
    const unearned = discounts.takeBack.map((entry) => ({ entry, why: 'condition' as const }))
    for (const { entry, why } of [...judged.takeBack, ...unearned]) {
      const row = own.find(({ id }) => id === entry.id)
      if (!row) continue
      const reversal = await reverseByRule(work, row, { on: about.today, why })
      const data = { ...chargeData(debt, row), reversalId: reversal.id, why }
      work.record(chargeTakenBack, { contactId, data, actor: { kind: 'system' } })
    }
    const earned = discounts.book.map((one) => ({ ...one, kind: 'discount' as const, amountMinor: -one.amountMinor }))
    const rows = await post(
      work,
      [...judged.book, ...earned].map((charge) => ({
        ...charge,
        contactId,
        debtId: debt.id,
        currency: debt.currency,
        ruleKey: ruleKeyOf(debt, charge, own),
      })),
    )
    for (const row of rows) {
      work.record(chargeAccrued, { contactId, data: chargeData(debt, row), actor: { kind: 'system' } })
    }
    count += judged.takeBack.length + unearned.length + rows.length
  }
  return count
}

/** The entries as they will be: what a discount takes off bears no interest. */
function withDiscounts(
  own: readonly EntryRow[],
  { takeBack, book }: ReturnType<typeof judgeDiscounts<EntryRow>>,
): ChargeFacts['entries'] {
  const nothing = { reversesEntryId: null, byUserId: null }
  return [
    ...own.filter((entry) => !takeBack.includes(entry)),
    ...book.map(({ on, amountMinor, calculation }, i) => {
      return { ...nothing, id: `discount ${i}`, kind: 'discount' as const, amountMinor: -amountMinor, on, calculation }
    }),
  ]
}

/** What is booked anew after it was taken back counts on, so that nothing is ever booked twice under one key. */
function ruleKeyOf(debt: DebtRow, { kind, on }: { kind: string; on: LocalDate }, own: readonly EntryRow[]): string {
  const key = kind === 'late_fee' ? `late_fee:${debt.id}` : `${kind}:${debt.id}:${on}`
  const before = own.filter(({ ruleKey }) => ruleKey === key || ruleKey?.startsWith(`${key}#`)).length
  return before === 0 ? key : `${key}#${before + 1}`
}

function chargeData(debt: DebtRow, { id, kind, amountMinor, currency, on }: EntryRow) {
  return { debtId: debt.id, entryId: id, kind, amountMinor, currency, on }
}

/** The day on which `accrueCharges` has something to book next if nothing happens before. null: never. */
export function nextChargeOn(facts: ChargeFacts, today: LocalDate): LocalDate | null {
  return facts.debt.terms.lateFee || facts.debt.terms.interest ? nextChargeOfDebt(facts, today) : null
}

/** The next day on which time alone makes what is owed another sum, be it booked or not: while interest runs, every day. */
export function nextOwedOn(facts: ChargeFacts, today: LocalDate): LocalDate | null {
  const tomorrow = addDays(today, 1)
  if (bearsOn(facts, tomorrow)) return tomorrow
  const { dueOn, terms } = facts.debt
  const bearsFrom = addDays(dueOn, terms.graceDays + 1)
  const days = [nextChargeOn(facts, today) ?? [], terms.interest && bearsFrom > today ? bearsFrom : []].flat()
  return days.sort()[0] ?? null
}

/** Debts whose terms charge something or take something off, or did before somebody changed them. */
const hasRules = ({ terms, earlierTerms }: DebtRow): boolean =>
  [terms, ...earlierTerms.map((earlier) => earlier.terms)].some(
    ({ lateFee, interest, earlyDiscount }) => lateFee !== null || interest !== null || earlyDiscount !== null,
  )
