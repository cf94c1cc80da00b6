import type { ThreadPage } from '@aldia/shared/change.ts'
import { Id } from '@aldia/shared/ids.ts'
import type { Reader } from '#base/database/database.ts'
import { fail } from '#base/failure.ts'
import { loadNotes, noteIdsBetween } from '#contacts/contact-records.ts'
import type { CardsOf } from '#contacts/contacts.ts'
import { conversationsOf } from '#conversations/conversations.store.ts'
import { loadMessages } from '#conversations/message-records.ts'
import { findMessages, type ThreadCursor, threadIds } from '#conversations/messages.store.ts'

export const maxThreadPage = 100
const maxNotesPerPage = 200

/** Where to read: before or after a cursor, around a message, or (with none of them) the newest. */
export interface ThreadWish {
  before?: string | undefined
  after?: string | undefined
  around?: string | undefined
  limit: number
}

/** Part of everything said with one contact, over whatever account, oldest first, with the team's notes of that time. */
export async function threadPage(
  tx: Reader,
  about: { workspaceId: string; contactId: string; cardsOf: CardsOf },
  wish: ThreadWish,
): Promise<ThreadPage> {
  const conversations = await conversationsOf(tx, about.workspaceId, about.contactId)
  const conversationIds = conversations.map((conversation) => conversation.id)
  const { ids, hasOlder, hasNewer } = await idsOf(tx, { workspaceId: about.workspaceId, conversationIds }, wish)
  const loaded = await loadMessages(
    tx,
    about.workspaceId,
    ids.map((row) => row.id),
    about.cardsOf,
  )
  const byId = new Map(loaded.map((message) => [message.id, message]))
  const first = ids[0]
  const last = ids.at(-1)
  const noteIds = await noteIdsBetween(tx, {
    workspaceId: about.workspaceId,
    contactId: about.contactId,
    fromAt: hasOlder && first ? first.sentAt : null,
    toAt: hasNewer && last ? last.sentAt : null,
    limit: maxNotesPerPage,
  })
  const notes = await loadNotes(tx, about.workspaceId, noteIds, about.cardsOf)
  return {
    messages: ids.flatMap((row) => byId.get(row.id) ?? []),
    notes: notes.sort((a, b) => a.createdAt - b.createdAt),
    older: hasOlder && first ? writeCursor(first) : null,
    newer: hasNewer && last ? writeCursor(last) : null,
  }
}

interface Part {
  ids: ThreadCursor[]
  hasOlder: boolean
  hasNewer: boolean
}

async function idsOf(
  tx: Reader,
  thread: { workspaceId: string; conversationIds: string[] },
  wish: ThreadWish,
): Promise<Part> {
  const read = (side: 'older' | 'newer', cursor: ThreadCursor | null, limit: number, including = false) =>
    threadIds(tx, { ...thread, side, cursor, including, limit })
  if (wish.around !== undefined) {
    const [message] = await findMessages(tx, thread.workspaceId, [wish.around])
    if (!message || !thread.conversationIds.includes(message.conversationId)) fail('not_found', 'message')
    const half = Math.ceil(wish.limit / 2)
    const older = await read('older', message, half + 1, true)
    const newer = await read('newer', message, half + 1)
    return {
      ids: [...older.slice(0, half).reverse(), ...newer.slice(0, half)],
      hasOlder: older.length > half,
      hasNewer: newer.length > half,
    }
  }
  if (wish.after !== undefined) {
    const newer = await read('newer', readCursor(wish.after, 'after'), wish.limit + 1)
    return { ids: newer.slice(0, wish.limit), hasOlder: true, hasNewer: newer.length > wish.limit }
  }
  const cursor = wish.before === undefined ? null : readCursor(wish.before, 'before')
  const older = await read('older', cursor, wish.limit + 1)
  return {
    ids: older.slice(0, wish.limit).reverse(),
    hasOlder: older.length > wish.limit,
    hasNewer: wish.before !== undefined,
  }
}

function writeCursor({ sentAt, id }: ThreadCursor): string {
  return `${sentAt}_${id}`
}

function readCursor(text: string, field: string): ThreadCursor {
  const [, sentAt, id] = /^(\d{1,16})_(.{36})$/.exec(text) ?? []
  if (sentAt === undefined || !Id.safeParse(id).success) fail('invalid', 'query', { field })
  return { sentAt: Number(sentAt), id: String(id) }
}
