import { chargesDue, type DaySpan, nextChargeOn as nextChargeOfDebt } from '@aldia/shared/charges.ts'
import type { LocalDate } from '@aldia/shared/dates.ts'
import { chargeAccrued } from '@aldia/shared/debt.ts'
import type { Work } from '#base/work.ts'
import { type DebtRow, debtsOfContact, type EntryRow, entriesOfDebts } from '#debts/debts.store.ts'
import { post } from '#debts/ledger.ts'

/** What is known of a person's debts beside their entries. */
export interface AccrualFacts {
  readonly today: LocalDate
  /** Debts of a live plan; nothing is charged on them. */
  readonly restingDebtIds: ReadonlySet<string>
  /** By debt: days of plans that have ended, on which nothing was to be charged either. */
  readonly rested?: ReadonlyMap<string, readonly DaySpan[]>
}

/**
 * Books the late fees and the interest that the terms of a person's debts ask for by today, each with its own day however long
 * nobody looked. Running it again books nothing again. Answers how many were booked.
 */
export async function accrueCharges(work: Work, contactId: string, about: AccrualFacts): Promise<number> {
  const late = (await debtsOfContact(work.tx, contactId)).filter(
    (debt) => mayCharge(debt) && debt.dueOn < about.today && !about.restingDebtIds.has(debt.id),
  )
  if (late.length === 0) return 0
  const entries = Map.groupBy(
    await entriesOfDebts(
      work.tx,
      late.map((debt) => debt.id),
    ),
    (entry) => entry.debtId,
  )
  let booked = 0
  for (const debt of late) {
    const charges = chargesDue(debt, entries.get(debt.id) ?? [], {
      today: about.today,
      rested: about.rested?.get(debt.id) ?? [],
    })
    const rows = await post(
      work,
      charges.map((charge) => ({ ...charge, contactId, debtId: debt.id, currency: debt.currency })),
    )
    for (const row of rows) {
      work.record(chargeAccrued, {
        contactId,
        data: {
          debtId: debt.id,
          entryId: row.id,
          kind: row.kind,
          amountMinor: row.amountMinor,
          currency: row.currency,
          on: row.on,
        },
        actor: { kind: 'system' },
      })
    }
    booked += rows.length
  }
  return booked
}

/**
 * The day on which `accrueCharges` has something to book next if nothing happens before; not after today when something is
 * missing. null: never. A resting debt has to be left out by the caller.
 */
export function nextChargeOn(debt: DebtRow, entries: readonly EntryRow[], today: LocalDate): LocalDate | null {
  return mayCharge(debt) ? nextChargeOfDebt(debt, entries, today) : null
}

const mayCharge = ({ terms, cancelledAt }: DebtRow): boolean =>
  cancelledAt === null && (terms.lateFee !== null || terms.interest !== null)
