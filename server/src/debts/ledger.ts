import type { Calculation, Conversion, LedgerKind, WhyTakenBack } from '@aldia/shared/debt.ts'
import { assert } from '#base/failure.ts'
import type { Work } from '#base/work.ts'
import { type EntryRow, insertEntries } from '#debts/debts.store.ts'

export {
  type DebtRow,
  debtsOfContact,
  type EntryRow,
  entriesOfContact,
  entriesOfDebts,
  entriesOfPayments,
  giveDebts,
  unitRateOn,
} from '#debts/debts.store.ts'

// The only writer of ledger entries. Nothing is ever changed or deleted here; a mistake is reversed.

/** An entry to be booked; what is left out is nothing. */
export interface NewEntry {
  contactId: string
  /** null: on the person's credit. */
  debtId: string | null
  kind: LedgerKind
  /** Minor units; positive is owed to us. */
  amountMinor: number
  currency: string
  /** The day it counts for, `YYYY-MM-DD`. */
  on: string
  paymentId?: string | null
  planId?: string | null
  reversesEntryId?: string | null
  /** What a rule may book only once. */
  ruleKey?: string | null
  calculation?: Calculation | null
  conversion?: Conversion | null
  note?: string | null
}

/** Books entries in this transaction; their debts become news. Answers them as stored. */
export async function post(work: Work, entries: readonly NewEntry[]): Promise<EntryRow[]> {
  const rows = entries.map((entry): EntryRow => {
    // Too little money for a part of a unit of account takes nothing off, and is money of the debt all the same.
    const isSomething = entry.amountMinor !== 0 || (entry.conversion ?? null) !== null
    assert(Number.isSafeInteger(entry.amountMinor) && isSomething, 'an entry has an amount')
    // The key of a credit note is its number, which a person gave.
    const isByRule = entry.ruleKey != null && entry.calculation?.kind !== 'credit_note'
    return {
      id: work.newId(),
      workspaceId: work.workspaceId,
      seq: work.seq,
      at: work.now,
      contactId: entry.contactId,
      debtId: entry.debtId,
      kind: entry.kind,
      amountMinor: entry.amountMinor,
      currency: entry.currency,
      on: entry.on,
      paymentId: entry.paymentId ?? null,
      planId: entry.planId ?? null,
      reversesEntryId: entry.reversesEntryId ?? null,
      ruleKey: entry.ruleKey ?? null,
      calculation: entry.calculation ?? null,
      conversion: entry.conversion ?? null,
      note: entry.note ?? null,
      byUserId: work.actor.kind === 'user' && !isByRule ? work.actor.userId : null,
    }
  })
  await insertEntries(work.tx, rows)
  for (const row of rows) {
    work.touch('ledgerEntries', row.id)
    if (row.debtId !== null) work.touch('debts', row.debtId)
    if (row.paymentId !== null) work.touch('payments', row.paymentId)
  }
  return rows
}

/** Books the opposite of entries that have not been reversed; those that have been are left out. `on` is the day it counts for. */
export async function reverse(
  work: Work,
  entries: readonly EntryRow[],
  about: { on: string; note: string | null; alreadyReversed: ReadonlySet<string> },
): Promise<EntryRow[]> {
  const open = entries.filter((entry) => entry.kind !== 'reversal' && !about.alreadyReversed.has(entry.id))
  return post(
    work,
    open.map((entry) => ({
      contactId: entry.contactId,
      debtId: entry.debtId,
      kind: 'reversal' as const,
      amountMinor: 0 - entry.amountMinor,
      currency: entry.currency,
      on: about.on,
      paymentId: entry.paymentId,
      planId: entry.planId,
      reversesEntryId: entry.id,
      conversion: entry.conversion && { ...entry.conversion, amountMinor: -entry.conversion.amountMinor },
      note: about.note,
    })),
  )
}

/** Takes back what a rule had charged, because the facts turned out to be others. */
export async function reverseByRule(
  work: Work,
  entry: EntryRow,
  about: { on: string; why: WhyTakenBack },
): Promise<EntryRow> {
  const [reversal] = await post(work, [
    {
      contactId: entry.contactId,
      debtId: entry.debtId,
      kind: 'reversal',
      amountMinor: -entry.amountMinor,
      currency: entry.currency,
      on: about.on,
      paymentId: entry.paymentId,
      planId: entry.planId,
      reversesEntryId: entry.id,
      ruleKey: `taken_back:${entry.id}`,
      calculation: { kind: 'correction', why: about.why },
    },
  ])
  assert(reversal, 'an entry that was posted is answered')
  return reversal
}

/** Books the opposite of one entry that stands. */
export async function reverseRow(work: Work, entry: EntryRow, on: string): Promise<void> {
  await reverse(work, [entry], { on, note: null, alreadyReversed: new Set() })
}

/** Ids of the entries that others among these reverse. */
export function reversedAmong(entries: readonly Pick<EntryRow, 'reversesEntryId'>[]): Set<string> {
  return new Set(entries.flatMap(({ reversesEntryId }) => (reversesEntryId === null ? [] : [reversesEntryId])))
}
