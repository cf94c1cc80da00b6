import type { Contact, Note } from '@aldia/shared/contact.ts'
import type { Reader } from '#base/database/database.ts'
import { addressesOf, findContacts, findNotes } from '#contacts/contacts.store.ts'
import type { CardsOf } from '#contacts/contacts.ts'
import { questionsAbout } from '#contacts/likenesses.ts'

export { contactIdsSince, noteIdsBetween, noteIdsSince } from '#contacts/contacts.store.ts'

/** Contacts as browsers see them. Ids of other workspaces are left out. */
export async function loadContacts(
  tx: Reader,
  workspaceId: string,
  ids: readonly string[],
  cardsOf: CardsOf,
): Promise<Contact[]> {
  if (ids.length === 0) return []
  const rows = await findContacts(tx, workspaceId, [...ids])
  const found = rows.map((row) => row.id)
  const addresses = await addressesOf(tx, found)
  const cards = await cardsOf(tx, found)
  const questions = await questionsAbout(tx, found)
  const others = [...new Set([...questions.values()].flat())]
  const living = new Set(
    (await findContacts(tx, workspaceId, others)).flatMap((row) => (row.mergedIntoId ? [] : row.id)),
  )
  return rows.map(({ workspaceId: _, ...row }) => ({
    ...row,
    cardId: row.mergedIntoId === null ? (cards.get(row.id) ?? null) : null,
    addresses: addresses.get(row.id) ?? [],
    resembles: row.mergedIntoId === null ? (questions.get(row.id) ?? []).filter((id) => living.has(id)) : [],
  }))
}

/** Notes as browsers see them; those of people without a card, and ids of other workspaces, are left out. */
export async function loadNotes(
  tx: Reader,
  workspaceId: string,
  ids: readonly string[],
  cardsOf: CardsOf,
): Promise<Note[]> {
  if (ids.length === 0) return []
  const rows = await findNotes(tx, workspaceId, [...ids])
  const cards = await cardsOf(tx, [...new Set(rows.map((row) => row.contactId))])
  return rows.flatMap(({ workspaceId: _, contactId, ...note }) => {
    const cardId = cards.get(contactId)
    if (cardId === undefined) return []
    return [{ ...note, cardId, text: note.deletedAt === null ? note.text : '' }]
  })
}
