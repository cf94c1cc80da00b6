import type { Message, Quote } from '@aldia/shared/message.ts'
import type { Reader } from '#base/database/database.ts'
import type { CardsOf } from '#contacts/contacts.ts'
import {
  findByWaIds,
  findMessages,
  findReactions,
  type MessageOfContact,
  type ReactionRow,
} from '#conversations/messages.store.ts'
import { lastMessagePreview } from '#conversations/preview.ts'

export { messageIdsSince } from '#conversations/messages.store.ts'

/**
 * Messages as browsers see them. Of deleted ones neither text nor file leaves the server; those of people without a card, and
 * ids of other workspaces, are left out.
 */
export async function loadMessages(
  tx: Reader,
  workspaceId: string,
  ids: readonly string[],
  cardsOf: CardsOf,
): Promise<Message[]> {
  return presentMessages(tx, workspaceId, ids, cardsOf, { inHand: () => undefined })
}

/** The same for the news: what the transaction has in hand is not read again. */
export async function presentMessages(
  tx: Reader,
  workspaceId: string,
  ids: readonly string[],
  cardsOf: CardsOf,
  touched: { inHand(kind: 'messages', id: string): MessageOfContact | undefined },
): Promise<Message[]> {
  if (ids.length === 0) return []
  const given = ids.flatMap((id) => touched.inHand('messages', id) ?? [])
  const missing = ids.filter((id) => touched.inHand('messages', id) === undefined)
  const rows = missing.length === 0 ? given : [...given, ...(await findMessages(tx, workspaceId, missing))]
  const cards = await cardsOf(tx, [...new Set(rows.map((row) => row.contactId))])
  const reactions = Map.groupBy(await findReactions(tx, missing), (reaction) => reaction.messageId)
  const quoted = await loadQuoted(tx, rows)
  return rows.flatMap((row) => {
    const cardId = cards.get(row.contactId)
    return cardId === undefined ? [] : [asMessage(row, cardId, reactions.get(row.id) ?? [], quoted)]
  })
}

declare module '#base/work.ts' {
  interface HandedIn {
    /** Handed in only when nobody has reacted to it. */
    messages: MessageOfContact
  }
}

type Quoted = ReadonlyMap<string, readonly MessageOfContact[]>

async function loadQuoted(tx: Reader, rows: readonly MessageOfContact[]): Promise<Quoted> {
  const quoting = rows.filter((row) => row.quotedWaId !== null && row.deletedAt === null)
  const byAccount = Map.groupBy(quoting, (row) => row.channelAccountId)
  const found: MessageOfContact[] = []
  for (const [accountId, all] of byAccount) {
    found.push(
      ...(await findByWaIds(
        tx,
        accountId,
        all.flatMap((row) => row.quotedWaId ?? []),
      )),
    )
  }
  return Map.groupBy(found, (row) => row.waId)
}

function asMessage(row: MessageOfContact, cardId: string, reactions: readonly ReactionRow[], quoted: Quoted): Message {
  const isDeleted = row.deletedAt !== null
  return {
    id: row.id,
    seq: row.seq,
    cardId,
    conversationId: row.conversationId,
    channelAccountId: row.channelAccountId,
    direction: row.direction,
    kind: row.kind,
    text: isDeleted ? null : row.text,
    status: row.status,
    failure: row.failure,
    sentAt: row.sentAt,
    authorId: row.authorId,
    wait: row.wait,
    byRule: row.purpose !== null && row.authorId === null,
    quote: isDeleted ? null : quoteOf(row, quoted),
    reactions: isDeleted
      ? []
      : reactions
          .filter((reaction) => reaction.emoji !== '')
          .map(({ direction, emoji }) => ({ direction, emoji }))
          .sort((a, b) => (a.direction < b.direction ? -1 : 1)),
    attachment: isDeleted ? null : row.attachment,
    details: isDeleted ? null : row.details,
    editedAt: row.editedAt,
    editUnreadable: row.editUnreadable,
    deletedAt: row.deletedAt,
  }
}

/**
 * The quoted message as it is here, which is the truth; the sender's phone tells its own version of the quoted text, which counts
 * only when we do not have the message. A message of another person is never shown as quoted.
 */
function quoteOf(row: MessageOfContact, quoted: Quoted): Quote | null {
  if (row.quotedWaId === null) return null
  const here = (quoted.get(row.quotedWaId) ?? []).filter((other) => other.contactId === row.contactId)
  const original = here.find((other) => other.direction === row.quotedDirection) ?? here[0]
  if (original) {
    return {
      messageId: original.id,
      direction: original.direction,
      kind: original.kind,
      preview: original.deletedAt === null ? lastMessagePreview(original.text) : null,
    }
  }
  return {
    messageId: null,
    direction: row.quotedDirection ?? 'in',
    kind: row.quotedKind ?? 'unsupported',
    preview: lastMessagePreview(row.quotedPreview),
  }
}
