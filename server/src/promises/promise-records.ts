import type { PaymentPromise } from '@aldia/shared/promise.ts'
import type { Reader } from '#base/database/database.ts'
import type { CardsOf } from '#contacts/contacts.ts'
import { type PromiseRow, promisesByIds } from '#promises/promises.store.ts'

export async function loadPromises(
  tx: Reader,
  workspaceId: string,
  ids: readonly string[],
  cardsOf: CardsOf,
): Promise<PaymentPromise[]> {
  return presentPromises(tx, await promisesByIds(tx, workspaceId, ids), cardsOf)
}

export async function presentPromises(
  tx: Reader,
  rows: readonly PromiseRow[],
  cardsOf: CardsOf,
): Promise<PaymentPromise[]> {
  const cards = await cardsOf(tx, [...new Set(rows.map((row) => row.contactId))])
  return rows.map(({ workspaceId: _, ...row }) => ({ ...row, cardId: cards.get(row.contactId) ?? null }))
}
