import { Readable } from 'node:stream'
import type { ChatAddress, Sent, Transport } from '#channels/transport.ts'
import { openCleared } from '#policy/gate.ts'
import type { ToSend } from '#policy/to-send.ts'

/** For tests: what the network would do, by hand. Everything handed over is in `sent`. */
export interface TestNetwork extends Transport {
  sent: ToSend[]
  isReady: boolean
  /** Numbers that are on WhatsApp, by E.164. */
  directory: Map<string, ChatAddress>
  /** Runs instead of accepting, for the next sends. */
  whenSending: ((message: ToSend) => Promise<Sent>) | null
  /** What `fetchMedia` gives. */
  media: (raw: Buffer) => Readable
}

export function testNetwork(): TestNetwork {
  let made = 0
  const network: TestNetwork = {
    sent: [],
    isReady: true,
    directory: new Map(),
    whenSending: null,
    media: () => Readable.from([]),
    can: { pair: true, history: true, edit: true, freeText: 'always' },
    start: async () => {},
    ready: () => network.isReady,
    newMessageId: () => `OUR${++made}`,
    async send(message) {
      const toSend = openCleared(message)
      network.sent.push(toSend)
      return network.whenSending ? network.whenSending(toSend) : { raw: Buffer.from(`raw of ${toSend.waId}`) }
    },
    lookUp: async (phones) => new Map(phones.map((phone) => [phone, network.directory.get(phone) ?? null])),
    fetchMedia: async (raw) => network.media(raw),
    askAgain: async () => {},
    watchPresence: async () => {},
    sayTyping: async () => {},
    requestPairingCode: async () => '',
    logout: async () => {},
    stop: async () => {},
  }
  return network
}
