import { asIfPaid, type ChargeFacts, courseOf } from '@aldia/shared/charges.ts'
import type { LocalDate } from '@aldia/shared/dates.ts'
import { debtOn } from '@aldia/shared/debt-on.ts'
import { earnedDiscounts } from '@aldia/shared/early-discount.ts'
import { standingEntries } from '@aldia/shared/ledger.ts'
import type { Work } from '#base/work.ts'
import { chargeFactsOf } from '#debts/accrual.ts'
import { type DebtRow, debtsOfContact, entriesOfDebts } from '#debts/ledger.ts'
import type { RestedOf } from '#payments/booking.ts'
import { claimsByDebt } from '#payments/claims.ts'

// Somebody pays, the receipt lies around, and they pay again with a fee for being late. When the first receipt is verified the
// debt is settled and its money would be mere credit; but who had paid in time owes no fee.

/**
 * A debt on which money that was there since `on` would have kept charges away (or earned the discount for paying early), had it
 * been noted in time, how much of it, and from which day on: that on which it and what was charged were there. null: none.
 */
export async function debtWithLessCharges(
  work: Work,
  money: { contactId: string; currency: string; on: LocalDate; amountMinor: number; today: LocalDate },
  restedOf: RestedOf,
): Promise<{ debt: DebtRow; amountMinor: number; on: LocalDate } | null> {
  const debts = (await debtsOfContact(work.tx, money.contactId)).filter(
    (debt) => debt.cancelledAt === null && debt.currency === money.currency && debt.issuedOn <= money.on,
  )
  const entries = Map.groupBy(
    await entriesOfDebts(
      work.tx,
      debts.map(({ id }) => id),
    ),
    (entry) => entry.debtId,
  )
  const rested = await restedOf(work.tx, money.contactId)
  const claims = await claimsByDebt(work.tx, money.contactId, debts)
  for (const debt of debts) {
    const facts = chargeFactsOf(debt, entries.get(debt.id) ?? [], { rested, claims })
    for (const on of [money.on, ...chargedLater(facts.entries, money)]) {
      if (!wasPaidLater(facts.entries, on)) continue
      const amountMinor = Math.min(money.amountMinor, debtOn(facts, on).balanceMinor)
      if (amountMinor <= 0) continue
      const earlier = { ...facts, entries: [...facts.entries, paidOn(on, amountMinor)] }
      if (costs(earlier, money.today) < costs(facts, money.today)) return { debt, amountMinor, on }
    }
  }
  return null
}

/** Days after that of the money on which something was charged. */
const chargedLater = (
  entries: ChargeFacts['entries'],
  { on, today }: { on: LocalDate; today: LocalDate },
): LocalDate[] =>
  [...new Set(standingEntries(entries).flatMap((entry) => (entry.kind === 'charge' ? [entry.on] : [])))]
    .filter((day) => day > on && day <= today)
    .sort()

const wasPaidLater = (entries: ChargeFacts['entries'], on: LocalDate): boolean =>
  standingEntries(entries).some((entry) => entry.kind === 'payment' && entry.on > on)

/** What rules add to a debt in all, less what they take off, if the receipts that wait are good. */
function costs(facts: ChargeFacts, today: LocalDate): number {
  const entries = [...facts.entries, ...asIfPaid(facts)]
  const { fee, interestMinor } = courseOf({ ...facts, entries }, today)
  const discounts = earnedDiscounts(facts.debt, entries)
  return (fee?.amountMinor ?? 0) + interestMinor - discounts.reduce((sum, { amountMinor }) => sum + amountMinor, 0)
}

function paidOn(on: LocalDate, amountMinor: number): ChargeFacts['entries'][number] {
  const nothing = { reversesEntryId: null, calculation: null, byUserId: null }
  return { id: 'earlier', kind: 'payment', amountMinor: -amountMinor, on, ...nothing }
}
