import { setImmediate as othersTurn } from 'node:timers/promises'
import { proto } from '@whiskeysockets/baileys'
import type { Received } from '#channels/transport.ts'
import { chatAddress, numberOf, type ProtoNumber } from './addresses.ts'
import { type Identity, type Reading, readWebMessage } from './baileys-inbound.ts'

/**
 * What a piece of history says: messages oldest first in each chat, and who is who. Between two chats whatever else comes gets its
 * turn.
 */
export async function readHistory(
  bytes: Uint8Array,
  reading: Reading,
): Promise<{ received: Received[]; identities: Identity[] }> {
  const sync = proto.HistorySync.decode(bytes)
  const identities: Identity[] = []
  const received: Received[] = []
  for (const { pnJid, lidJid } of sync.phoneNumberToLidMappings) {
    const pair = chatAddress(pnJid, lidJid)
    if (pair?.other) identities.push({ ...pair, pushName: null, savedName: null })
  }
  for (const conversation of sync.conversations) {
    const otherJid = conversation.id?.endsWith('lid') ? conversation.pnJid : conversation.lidJid
    const chat = chatAddress(conversation.id, otherJid)
    if (!chat) continue
    const savedName = conversation.displayName || conversation.name || null
    if (chat.other || savedName) identities.push({ ...chat, pushName: null, savedName })
    received.push(...messagesOf(conversation, chat.other, reading))
    await othersTurn()
  }
  for (const { id, pushname } of sync.pushnames) {
    const chat = chatAddress(id, null)
    if (chat && pushname) identities.push({ ...chat, pushName: pushname, savedName: null })
  }
  return { received, identities }
}

function messagesOf(conversation: proto.IConversation, other: string | null, reading: Reading): Received[] {
  // History comes newest first, and only the number of unread ones is told.
  let unread = conversation.unreadCount ?? 0
  const newestFirst = (conversation.messages ?? []).flatMap(({ message }) => {
    if (!message) return []
    const found = readWebMessage(message, { ...reading, origin: 'history', other, seen: unread <= 0 })
    if (found?.direction === 'in') unread -= 1
    return found ? [found] : []
  })
  const [newest] = newestFirst
  const seconds = conversation.ephemeralExpiration
  if (newest && !newest.expiration && seconds) {
    const since = numberOf(conversation.ephemeralSettingTimestamp as ProtoNumber)
    newest.expiration = { seconds, at: since ? since * 1000 : newest.sentAt }
  }
  return newestFirst.reverse()
}
