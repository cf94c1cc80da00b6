import type { Debt, DebtFile, LedgerEntry } from '@aldia/shared/debt.ts'
import { debtSums } from '@aldia/shared/ledger.ts'
import type { Reader } from '#base/database/database.ts'
import type { CardsOf } from '#contacts/contacts.ts'
import { type DebtRow, debtsByIds, type EntryRow, entriesByIds, entriesOfDebts } from '#debts/debts.store.ts'
import { fileNames } from '#files/files.ts'

/** Debts as browsers see them, with what their entries come to. */
export async function loadDebts(
  tx: Reader,
  workspaceId: string,
  ids: readonly string[],
  cardsOf: CardsOf,
): Promise<Debt[]> {
  return presentDebts(tx, workspaceId, await debtsByIds(tx, workspaceId, ids), cardsOf)
}

export async function presentDebts(
  tx: Reader,
  workspaceId: string,
  rows: readonly DebtRow[],
  cardsOf: CardsOf,
): Promise<Debt[]> {
  if (rows.length === 0) return []
  const cards = await cardsOf(tx, [...new Set(rows.map((row) => row.contactId))])
  const entries = Map.groupBy(
    await entriesOfDebts(
      tx,
      rows.map((row) => row.id),
    ),
    (entry) => entry.debtId,
  )
  const files = await fileNames(
    tx,
    workspaceId,
    rows.flatMap((row) => row.fileIds),
  )
  return rows.map((row) => asDebt(row, entries.get(row.id) ?? [], cards.get(row.contactId) ?? null, files))
}

function asDebt(
  row: DebtRow,
  entries: readonly EntryRow[],
  cardId: string | null,
  files: ReadonlyMap<string, DebtFile>,
): Debt {
  const { workspaceId: _, fileIds, ...rest } = row
  const sums = debtSums(entries)
  return {
    ...rest,
    // Its balance changes with its entries, which touch no row of the debt.
    seq: Math.max(row.seq, ...entries.map((entry) => entry.seq)),
    cardId,
    files: fileIds.flatMap((id) => files.get(id) ?? []),
    balanceMinor: sums.balanceMinor,
    principalMinor: sums.principalMinor,
    paidMinor: sums.paidMinor,
    writtenOffMinor: sums.writtenOffMinor,
    recoveredMinor: sums.recoveredMinor,
  }
}

export async function loadEntries(
  tx: Reader,
  workspaceId: string,
  ids: readonly string[],
  cardsOf: CardsOf,
): Promise<LedgerEntry[]> {
  return presentEntries(tx, await entriesByIds(tx, workspaceId, ids), cardsOf)
}

export async function presentEntries(tx: Reader, rows: readonly EntryRow[], cardsOf: CardsOf): Promise<LedgerEntry[]> {
  const cards = await cardsOf(tx, [...new Set(rows.map((row) => row.contactId))])
  return rows.map(({ workspaceId: _, ruleKey: __, ...row }) => ({ ...row, cardId: cards.get(row.contactId) ?? null }))
}
