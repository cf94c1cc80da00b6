import type { MessageKind } from './received-message.ts'
import { secondsOf } from './world.ts'

const STANZA_TYPE: Partial<Record<MessageKind, string>> = { text: 'text', reaction: 'reaction', poll: 'poll' }
const EDIT_ATTRIBUTE: Partial<Record<MessageKind, string>> = { edit: '1', revoke: '7' }

/** The `mediatype` of an `enc` node. */
export const MEDIA_TYPE: Partial<Record<MessageKind, string>> = {
  image: 'image',
  video: 'video',
  audio: 'audio',
  voice: 'ptt',
  document: 'document',
  sticker: 'sticker',
  location: 'location',
  contact: 'vcard',
}

/** Somebody with a number and perhaps a LID, shown by one of them. */
export interface Addressed {
  readonly name: string
  readonly jid: string
  readonly lid: string | null
  readonly addressing: 'lid' | 'pn'
  readonly hideOtherAddress: boolean
}

/** The address that messages and receipts come from. */
export function addressOf({ addressing, lid, jid }: Addressed): string {
  return addressing === 'lid' && lid ? lid : jid
}

/** The other address, under the name of what it is, unless it is hidden or there is none. */
export function otherAddress(of: Addressed): { pn?: string; lid?: string } {
  if (of.hideOtherAddress) return {}
  if (addressOf(of) !== of.jid) return { pn: of.jid }
  return of.lid ? { lid: of.lid } : {}
}

/** What every message of this sender carries. `at` in epoch ms. */
export function commonAttributes(sender: Addressed, at: number, type: string) {
  const mode = addressOf(sender) === sender.jid ? 'pn' : 'lid'
  return { t: String(secondsOf(at)), type, notify: sender.name, addressing_mode: mode }
}

/** The `type` of a message stanza. */
export function stanzaType(kind: MessageKind): string {
  return STANZA_TYPE[kind] ?? (MEDIA_TYPE[kind] ? 'media' : 'text')
}

/** The attributes of a message to the business. */
export function directAttributes(sender: Addressed, at: number, kind: MessageKind) {
  const { pn, lid } = otherAddress(sender)
  const addresses = { from: addressOf(sender), sender_pn: pn, sender_lid: lid, edit: EDIT_ATTRIBUTE[kind] }
  return { ...commonAttributes(sender, at, stanzaType(kind)), ...addresses }
}

/** The attributes of a message to a group, a broadcast list or the status. */
export function sharedAttributes(sender: Addressed, at: number, chat: string) {
  const { pn, lid } = otherAddress(sender)
  const addresses = { from: chat, participant: addressOf(sender), participant_pn: pn, participant_lid: lid }
  return { ...commonAttributes(sender, at, 'text'), ...addresses }
}

/** The address attributes of a message that the business's own phone wrote to this person. */
export function recipientAttributes(person: Addressed) {
  const { pn, lid } = otherAddress(person)
  return { recipient: addressOf(person), peer_recipient_pn: pn, peer_recipient_lid: lid }
}
