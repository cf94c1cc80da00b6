import type { Settlement } from '@aldia/shared/settlement.ts'
import type { Reader } from '#base/database/database.ts'
import type { CardsOf } from '#contacts/contacts.ts'
import { type SettlementRow, settlementsByIds } from '#settlements/settlements.store.ts'

export async function loadSettlements(
  tx: Reader,
  workspaceId: string,
  ids: readonly string[],
  cardsOf: CardsOf,
): Promise<Settlement[]> {
  return presentSettlements(tx, await settlementsByIds(tx, workspaceId, ids), cardsOf)
}

export async function presentSettlements(
  tx: Reader,
  rows: readonly SettlementRow[],
  cardsOf: CardsOf,
): Promise<Settlement[]> {
  if (rows.length === 0) return []
  const cards = await cardsOf(tx, [...new Set(rows.map((row) => row.contactId))])
  return rows.map(({ workspaceId: _, ...row }) => ({ ...row, cardId: cards.get(row.contactId) ?? null }))
}
