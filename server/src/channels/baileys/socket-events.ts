import { type BaileysEventMap, proto, type WAMessage } from '@whiskeysockets/baileys'
import type { TransportListener } from '#channels/transport.ts'
import { chatAddress, type Own, personAddress } from './addresses.ts'
import { type Identity, readWebMessage } from './baileys-inbound.ts'
import type { LiveSocket } from './baileys-socket.ts'
import type { InboundPump } from './inbound-pump.ts'
import { outside } from './outside.ts'

/** What Baileys' events are needed for; messages that were decrypted come from the journal instead. */
export interface EventParts {
  pump: InboundPump
  own(): Own
  now(): number
  /** The message is in the journal, or is one of ours that came back as an echo. */
  isKnown(message: WAMessage): boolean
  presence: TransportListener['presence']
  historyEnded(): void
}

/** Passes on what Baileys reports, except what concerns the connection itself. */
export function passEventsOn(live: LiveSocket, parts: EventParts): void {
  const { pump } = parts
  const reading = () => ({ own: parts.own(), now: parts.now() })
  const on = <E extends keyof BaileysEventMap>(event: E, take: (value: BaileysEventMap[E]) => void) =>
    live.socket.ev.on(event, (value) => {
      if (!live.isOver()) outside(() => take(value))
    })

  on('messages.upsert', ({ messages, type, requestId }) => {
    // What the phone sent again on request is in the journal, inside the message that brought it.
    if (requestId) return
    const originOf = ({ key }: WAMessage) => (type === 'append' || live.wasKept(key.id ?? '') ? 'replay' : 'live')
    const received = messages
      .filter((message) => !parts.isKnown(message) && !isCall(message))
      .flatMap((message) => readWebMessage(message, { ...reading(), origin: originOf(message) }) ?? [])
    if (received.length > 0) pump.add({ received })
  })
  on('contacts.upsert', (contacts) => addIdentities(contacts))
  on('contacts.update', (contacts) => addIdentities(contacts))
  on('lid-mapping.update', ({ lid, pn }) => addIdentities([{ id: pn, lid }]))
  on('messaging-history.status', ({ syncType }) => {
    if (syncType === proto.HistorySync.HistorySyncType.RECENT) parts.historyEnded()
  })
  on('presence.update', ({ presences }) => {
    for (const [jid, { lastKnownPresence, lastSeen }] of Object.entries(presences)) {
      const address = personAddress(jid)
      const state = presenceState[lastKnownPresence]
      if (address && state) parts.presence({ address, state, lastSeenAt: lastSeen ? lastSeen * 1000 : null })
    }
  })

  function addIdentities(contacts: Partial<BaileysEventMap['contacts.upsert'][number]>[]): void {
    // A push name alone comes with each message anyway.
    const identities = contacts.flatMap((contact): Identity[] => {
      const chat = chatAddress(contact.id, contact.lid ?? contact.phoneNumber)
      const savedName = contact.name || null
      const pushName = contact.verifiedName || null
      return chat && (chat.other || savedName || pushName) ? [{ ...chat, pushName, savedName }] : []
    })
    if (identities.length > 0) pump.add({ identities })
  }
}

const presenceState: Record<string, Parameters<TransportListener['presence']>[0]['state']> = {
  available: 'online',
  paused: 'online',
  unavailable: 'offline',
  composing: 'typing',
  recording: 'recording',
}

const { CALL_MISSED_VIDEO, CALL_MISSED_VOICE } = proto.WebMessageInfo.StubType

/** Baileys makes a message of a missed call; we make our own notice of every call. */
const isCall = ({ messageStubType }: WAMessage): boolean =>
  messageStubType === CALL_MISSED_VIDEO || messageStubType === CALL_MISSED_VOICE
