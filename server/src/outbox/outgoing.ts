import type { Card } from '@aldia/shared/card.ts'
import type { OutgoingFilter, OutgoingPage } from '@aldia/shared/outgoing.ts'
import type { Reader } from '#base/database/database.ts'
import { fail } from '#base/failure.ts'
import type { CardsOf } from '#contacts/contacts.ts'
import { loadMessages } from '#conversations/message-records.ts'
import { type OutgoingRow, outgoingRows } from '#outbox/outgoing.reads.ts'

/** What the list of outgoing messages needs of other features; handed in by app.ts. */
export interface OutgoingParts {
  cardsOf: CardsOf
  loadCards(tx: Reader, workspaceId: string, ids: readonly string[]): Promise<Card[]>
  contactOfCard(tx: Reader, workspaceId: string, cardId: string): Promise<string | null>
}

/** A page of what waits to leave, with the messages and cards it is about. People without a card are left out. */
export async function outgoingPage(
  tx: Reader,
  parts: OutgoingParts,
  { workspaceId, now, filter }: { workspaceId: string; now: number; filter: OutgoingFilter },
): Promise<OutgoingPage> {
  const { after, cardId, ...rest } = filter
  const contactId = cardId === undefined ? null : await parts.contactOfCard(tx, workspaceId, cardId)
  if (cardId !== undefined && contactId === null) fail('not_found', 'card', { field: 'cardId' })
  const cursor = after === undefined ? null : { at: Number(after.split('_')[0]), id: after.split('_')[1] ?? '' }
  const rows = await outgoingRows(tx, { workspaceId, now, contactId, cursor, filter: rest })
  const shown = rows.slice(0, filter.limit)
  const ids = shown.map(({ messageId }) => messageId)
  const messages = await loadMessages(tx, workspaceId, ids, parts.cardsOf)
  const cardOf = new Map(messages.map((message) => [message.id, message.cardId]))
  const cards = await parts.loadCards(tx, workspaceId, [...new Set(cardOf.values())])
  return {
    items: shown.flatMap(({ outboxId: _, ...item }) => {
      const of = cardOf.get(item.messageId)
      return of === undefined ? [] : [{ ...item, cardId: of }]
    }),
    messages,
    cards,
    next: rows.length > shown.length ? cursorOf(shown.at(-1)) : null,
  }
}

const cursorOf = (row: OutgoingRow | undefined): string | null =>
  row === undefined ? null : `${row.at}_${row.outboxId}`
