import type { BinaryNode } from '@whiskeysockets/baileys'
import type { Receipt } from '#channels/transport.ts'
import { instantOf, isOwn, type Own, personAddress } from './addresses.ts'

// Ticks are read from the stanzas themselves: Baileys folds those that come close together into one event or into none,
// and it reports nothing at all for a plain acknowledgement.

/** A receipt of these types comes from somebody we wrote to. No type: delivered; `inactive`: to a device that sleeps. */
const ofContact: Record<string, Receipt['status']> = {
  '': 'delivered',
  inactive: 'delivered',
  read: 'read',
  played: 'played',
}

/** The ticks in a `receipt` stanza. */
export function receiptsOf(node: BinaryNode, reading: { own: Own; now: number }): Receipt[] {
  const { attrs } = node
  const type = attrs.type ?? ''
  const mine = isOwn(attrs.from, reading.own)
  if (!mine && !personAddress(attrs.from)) return []
  // The own phone confirms its copy with `sender`; its other receipts are about what it read itself.
  const status = mine ? (type === 'sender' ? 'sent' : undefined) : ofContact[type]
  if (!status) return []
  const list = Array.isArray(node.content) ? node.content.find((child) => child.tag === 'list') : undefined
  const items = Array.isArray(list?.content) ? list.content.map((item) => item.attrs.id) : []
  const at = instantOf(Number(attrs.t), reading.now)
  return [...new Set([attrs.id, ...items])].flatMap((waId) => (waId ? [{ waId, status, failure: null, at }] : []))
}

/** WhatsApp's answer to a message we sent: taken, or refused with a number. */
export function acknowledgementOf(node: BinaryNode, now: number): Receipt | null {
  const { id, error, t } = node.attrs
  if (!id) return null
  const at = instantOf(Number(t), now)
  if (!error) return { waId: id, status: 'sent', failure: null, at }
  // 463: the account may not write to people it has no conversation with.
  const failure = error === '463' ? 'account_restricted' : 'rejected_by_whatsapp'
  return { waId: id, status: 'failed', failure, at }
}
