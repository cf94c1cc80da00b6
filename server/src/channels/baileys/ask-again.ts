import { proto, type WASocket } from '@whiskeysockets/baileys'
import type { Own } from './addresses.ts'
import { absent, type Decrypted } from './inbound-journal.ts'

// A message that came unreadable is asked for in two ways, as WhatsApp's own clients do it: its writer gets a receipt of type retry
// with our keys, to encrypt it anew for a fresh session, and the own phone, which could read it, is asked for its copy.

const { CIPHERTEXT } = proto.WebMessageInfo.StubType

/** What asking for it again will need, besides what stands for every message: who encrypted it, and whether anybody did. */
export function stubOf(attrs: Decrypted['attrs']): Pick<proto.IWebMessageInfo, 'participant' | 'messageStubType'> {
  return { participant: attrs.from ?? null, ...(attrs[absent] === undefined && { messageStubType: CIPHERTEXT }) }
}

/** Asks for the message whose stub (protobuf of a WebMessageInfo) this is. Settles when it was asked for. */
export async function askAgain(socket: WASocket, raw: Buffer, own: Own): Promise<void> {
  const info = proto.WebMessageInfo.decode(raw)
  const { remoteJid, id } = info.key ?? {}
  if (!remoteJid || !id) return
  const fromMe = info.key?.fromMe === true
  // What was never encrypted for us nobody can encrypt anew.
  if (info.messageStubType === CIPHERTEXT) {
    const from = info.participant ?? (fromMe ? own.phone : remoteJid) ?? remoteJid
    const attrs = { id, from, t: String(info.messageTimestamp ?? 0), ...(fromMe && { recipient: remoteJid }) }
    await socket.sendRetryRequest({ tag: 'message', attrs }, true)
  }
  await socket.requestPlaceholderResend({ remoteJid, fromMe, id })
}
