import type { WASocket } from '@whiskeysockets/baileys'
import { type ChatAddress, TransportFailure } from '#channels/transport.ts'
import { chatAddress, personAddress } from './addresses.ts'

/** Numbers asked for in one query. */
const perQuery = 50

const digitsOf = (phone: string): string => phone.replace(/\D/g, '')

/**
 * Asks WhatsApp for the addresses behind numbers. Its answer leaves unknown numbers out and names each person by the
 * number they registered, which may be an older form of the one asked for; so what does not match exactly is asked again
 * alone, where the answer can mean nothing else.
 */
export async function lookUpThrough(socket: WASocket, phones: string[]): Promise<Map<string, ChatAddress | null>> {
  const found = new Map<string, ChatAddress | null>()
  for (let from = 0; from < phones.length; from += perQuery) {
    const batch = phones.slice(from, from + perQuery)
    const jids = await ask(socket, batch)
    for (const phone of batch) {
      const exact = `${digitsOf(phone)}@s.whatsapp.net`
      const jid = jids.includes(exact) ? exact : batch.length === 1 ? jids[0] : (await ask(socket, [phone]))[0]
      found.set(phone, jid ? await withLid(socket, jid) : null)
    }
  }
  return found
}

async function ask(socket: WASocket, phones: string[]): Promise<string[]> {
  const answer = await socket.onWhatsApp(...phones.map(digitsOf))
  if (!answer) throw new TransportFailure('lookup_unanswered', { again: true })
  return answer.flatMap(({ jid, exists }) => personAddress(exists ? jid : null) ?? [])
}

async function withLid(socket: WASocket, jid: string): Promise<ChatAddress | null> {
  return chatAddress(jid, await socket.signalRepository.lidMapping.getLIDForPN(jid))
}
