import { type BinaryNode, encodeWAMessage, proto, unpadRandomMax16 } from '@whiskeysockets/baileys'
import type { Faults, SpoiltMessage } from './faults.ts'
import type { LinkedAccount } from './linked-account.ts'
import { SerialQueue } from './serial-queue.ts'
import { readBundle, type Sealed, type SignalPhone } from './signal-phone.ts'
import { bytesOf, childOf, stanza } from './stanza.ts'

/** A message of a phone on its way to the linked client. */
export interface LineMessage {
  attributes: Record<string, string | undefined>
  message: proto.IMessage
  /** Further attributes of the `enc` node. */
  enc?: Record<string, string | undefined>
}

interface Sent extends LineMessage {
  spoilt: SpoiltMessage
}

/** Damages the encrypted part; the end of a `pkmsg` holds a key id that a client need not look at. */
function damaged(ciphertext: Buffer): Buffer {
  const bytes = Buffer.from(ciphertext)
  const place = Math.floor(bytes.length * 0.8)
  bytes[place] = (bytes[place] ?? 0) ^ 0xff
  return bytes
}

/** One phone's encrypted line to the linked client: sends in order, remembers, and sends again when asked. */
export class SecureLine {
  readonly #signal: SignalPhone
  readonly #account: LinkedAccount
  readonly #faults: Faults
  readonly #sent = new Map<string, Sent>()
  readonly #queue = new SerialQueue()

  constructor(of: { signal: SignalPhone; account: LinkedAccount; faults: Faults }) {
    this.#signal = of.signal
    this.#account = of.account
    this.#faults = of.faults
  }

  /** Encrypts and hands over to the server; settles when the server has it. */
  send(id: string, line: LineMessage): Promise<void> {
    return this.#queue.run(async () => {
      const spoilt = line.attributes.category === 'peer' ? {} : this.#faults.takeSpoiling()
      const sent = { ...line, spoilt }
      this.#sent.set(id, sent)
      await this.#deliver(id, sent)
    })
  }

  /** Answers a retry receipt of the client: the same message under the same id, encrypted anew. */
  resend(id: string, receipt: BinaryNode): Promise<void> {
    return this.#queue.run(async () => {
      const device = this.#account.device
      const sent = this.#sent.get(id)
      if (!sent || !device) return
      const bundle = readBundle(childOf(receipt, 'keys'), bytesOf(childOf(receipt, 'registration')).readUInt32BE(0))
      if (bundle) await this.#signal.openSession(device.jid, bundle)
      if (sent.spoilt.corrupt === 'once') sent.spoilt = {}
      const count = childOf(receipt, 'retry')?.attrs.count
      await this.#deliver(id, { ...sent, enc: { ...sent.enc, count } })
    })
  }

  /** Decrypts what the client sent to this phone; throws when no session fits. */
  async open(sealed: Sealed): Promise<proto.IMessage> {
    const device = this.#account.device
    if (!device) throw new Error('No device is linked')
    return proto.Message.decode(unpadRandomMax16(await this.#signal.decrypt(device.jid, sealed)))
  }

  async #deliver(id: string, { attributes, message, enc, spoilt }: Sent): Promise<void> {
    const device = this.#account.device
    if (!device) return
    const attrs = { ...attributes, id }
    if (spoilt.unavailable) {
      this.#account.deliver(stanza('message', attrs, [stanza('unavailable')]))
      return
    }
    const sealed = await this.#signal.encrypt(device.jid, encodeWAMessage(message), () => this.#account.takeBundle())
    const ciphertext = spoilt.corrupt ? damaged(sealed.ciphertext) : sealed.ciphertext
    this.#account.deliver(stanza('message', attrs, [stanza('enc', { v: 2, type: sealed.type, ...enc }, ciphertext)]))
  }
}
