import type { Allocation, Payment } from '@aldia/shared/payment.ts'
import type { PaymentMethod } from '@aldia/shared/payment-method.ts'
import type { Reader } from '#base/database/database.ts'
import type { CardsOf } from '#contacts/contacts.ts'
import { type EntryRow, entriesOfPayments } from '#debts/ledger.ts'
import { fileNames } from '#files/files.ts'
import { loadLookalikes } from '#payments/lookalikes.ts'
import { listPaymentMethods, type PaymentRow, paymentsByIds } from '#payments/payments.store.ts'

export async function loadPayments(
  tx: Reader,
  workspaceId: string,
  ids: readonly string[],
  cardsOf: CardsOf,
): Promise<Payment[]> {
  return presentPayments(tx, workspaceId, await paymentsByIds(tx, workspaceId, ids), cardsOf)
}

/** Payments as browsers see them, with what was booked of them. */
export async function presentPayments(
  tx: Reader,
  workspaceId: string,
  rows: readonly PaymentRow[],
  cardsOf: CardsOf,
): Promise<Payment[]> {
  if (rows.length === 0) return []
  const cards = await cardsOf(tx, [...new Set(rows.map((row) => row.contactId))])
  const entries = Map.groupBy(
    await entriesOfPayments(
      tx,
      rows.map((row) => row.id),
    ),
    (entry) => entry.paymentId,
  )
  const files = await fileNames(
    tx,
    workspaceId,
    rows.flatMap((row) => row.fileId ?? []),
  )
  const claimed = rows.filter((row) => row.state === 'claimed')
  const lookalikes = await loadLookalikes(tx, workspaceId, claimed, cardsOf)
  return rows.map(({ workspaceId: _, referenceKey: __, wantedAllocations, planExtra: ___, fileId, ...row }) => {
    const own = entries.get(row.id) ?? []
    const booked = bookedOf(own)
    return {
      ...row,
      // What is booked of it later (credit that goes to another debt) makes it newer, though its own row stays.
      seq: own.reduce((newest, entry) => Math.max(newest, entry.seq), row.seq),
      cardId: cards.get(row.contactId) ?? null,
      receipt: fileId === null ? null : (files.get(fileId) ?? null),
      allocations: row.state === 'claimed' ? wantedAllocations : booked.allocations,
      creditMinor: booked.creditMinor,
      lookalikes: lookalikes.get(row.id) ?? [],
    }
  })
}

/** What of a payment stands on which debt today, in minor units of the payment. */
function bookedOf(entries: readonly EntryRow[]): { allocations: Allocation[]; creditMinor: number } {
  const byDebt = new Map<string, number>()
  let creditMinor = 0
  for (const entry of entries) {
    const amountMinor = -(entry.conversion?.amountMinor ?? entry.amountMinor)
    if (entry.debtId === null) creditMinor += amountMinor
    // A discount that the payment earned carries its id as well, but is no money.
    else if (entry.kind === 'payment' || entry.kind === 'reversal')
      byDebt.set(entry.debtId, (byDebt.get(entry.debtId) ?? 0) + amountMinor)
  }
  const allocations = [...byDebt].flatMap(([debtId, amountMinor]) => (amountMinor > 0 ? [{ debtId, amountMinor }] : []))
  return { allocations, creditMinor }
}

export async function loadPaymentMethods(
  tx: Reader,
  workspaceId: string,
  ids: readonly string[] | null,
): Promise<PaymentMethod[]> {
  const rows = await listPaymentMethods(tx, workspaceId)
  return rows.filter((row) => ids === null || ids.includes(row.id)).map(({ workspaceId: _, ...row }) => row)
}
