import type { Work } from '#base/work.ts'
import { type conversationFacts, type OwnMessage, quotedRaw } from '#conversations/own-messages.ts'
import { typeToTell } from '#files/content-type.ts'
import type { FileStore } from '#files/file-store.ts'
import { findFile } from '#files/files.ts'
import { type OutboxRow, sentRaw } from '#outbox/outbox.store.ts'
import type { ToSend } from '#policy/to-send.ts'

// A row of the outbox as the transport takes it.

/** A row that is about to leave, with its conversation and its message (for reactions and deletions the one that is meant). */
export interface Leaving {
  row: OutboxRow
  conversation: NonNullable<Awaited<ReturnType<typeof conversationFacts>>>
  message: OwnMessage | null
}

/** What leaves for a row; null when the file that belongs to it is gone. */
export async function buildToSend(
  work: Work,
  parts: { store: FileStore },
  { row, conversation, message }: Leaving,
): Promise<ToSend | null> {
  const { outgoing, waId } = row
  const address = conversation.address ?? ''
  switch (outgoing.what) {
    case 'read':
      return { waId, address, content: { type: 'read', waIds: outgoing.waIds }, quote: null }
    case 'reaction': {
      const { emoji, toWaId, toFromMe } = outgoing
      return { waId, address, content: { type: 'reaction', emoji, toWaId, toFromMe }, quote: null }
    }
    case 'delete':
      return { waId, address, content: { type: 'delete', ofWaId: outgoing.ofWaId }, quote: null }
    case 'message':
      return message === null ? null : buildMessage(work, parts, { row, conversation, message })
  }
}

async function buildMessage(
  work: Work,
  parts: { store: FileStore },
  { row, conversation, message }: Leaving & { message: OwnMessage },
): Promise<ToSend | null> {
  const quote = await quoteOf(work, row.channelAccountId, message)
  const { expirationSeconds: seconds, expirationAt: at } = conversation
  const to = {
    waId: row.waId,
    address: conversation.address ?? '',
    quote,
    expiration: seconds ? { seconds, at } : null,
  }
  const fileId = message.attachment?.fileId
  if (!fileId) return { ...to, content: { type: 'text', text: message.text ?? '' } }
  const file = await findFile(work.tx, row.workspaceId, fileId)
  if (!file) return null
  const as =
    message.kind === 'image' || message.kind === 'video' || message.kind === 'voice' ? message.kind : 'document'
  return {
    ...to,
    content: {
      type: 'file',
      as,
      path: parts.store.pathOf(file.sha256),
      mimeType: typeToTell(file.mimeType, file.name),
      name: file.name,
      caption: message.text,
    },
  }
}

async function quoteOf(
  work: Work,
  accountId: string,
  message: { quotedWaId: string | null; quotedDirection: 'in' | 'out' | null },
): Promise<ToSend['quote']> {
  if (message.quotedWaId === null) return null
  const direction = message.quotedDirection ?? 'in'
  const quoted = await quotedRaw(work.tx, accountId, { waId: message.quotedWaId, direction })
  const raw = quoted?.raw ?? (direction === 'out' ? await sentRaw(work.tx, accountId, message.quotedWaId) : null)
  return {
    waId: message.quotedWaId,
    fromMe: direction === 'out',
    raw,
    text: quoted?.text ?? null,
  }
}
