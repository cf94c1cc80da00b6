import type { proto } from '@whiskeysockets/baileys'
import { Happening } from './happening.ts'
import { openMedia } from './media-crypto.ts'
import { type MessageContent, type ReceivedMessage, readContent } from './received-message.ts'
import type { SecureLine } from './secure-line.ts'
import { SerialQueue } from './serial-queue.ts'
import type { Sealed, SignalPhone } from './signal-phone.ts'
import { bigEndian, stanza } from './stanza.ts'
import { secondsOf, type World } from './world.ts'

/** From this attempt on a phone sends its keys along when it asks for a message again. */
const KEYS_FROM_ATTEMPT = 2
const MOST_ATTEMPTS = 5

/** A message of the client as the server hands it to a phone. */
export interface Arrival {
  id: string
  sealed: Sealed
}

/** What of the inbox belongs to its owner and may change. */
export interface InboxOwner {
  /** The address that receipts come from. */
  address(): string
  readonly autoDeliver: boolean
  readonly autoRead: boolean
}

/** What a phone does with the client's messages: decrypt, keep, show, confirm. */
export class PersonInbox {
  readonly received: ReceivedMessage[] = []
  readonly arrived = new Happening<ReceivedMessage>()
  readonly #byId = new Map<string, ReceivedMessage>()
  readonly #unread = new Set<string>()
  readonly #attempts = new Map<string, number>()
  readonly #queue = new SerialQueue()
  readonly #world: World
  readonly #owner: InboxOwner
  readonly #line: SecureLine
  readonly #signal: SignalPhone

  constructor(of: { world: World; owner: InboxOwner; line: SecureLine; signal: SignalPhone }) {
    this.#world = of.world
    this.#owner = of.owner
    this.#line = of.line
    this.#signal = of.signal
  }

  /** Messages without a read receipt. */
  get unread(): number {
    return this.#unread.size
  }

  find(id: string): ReceivedMessage | undefined {
    return this.#byId.get(id)
  }

  /** Takes a message from the server; settles when the phone has dealt with it. */
  take(arrival: Arrival): Promise<void> {
    return this.#queue.run(async () => {
      let message: proto.IMessage
      try {
        message = await this.#line.open(arrival.sealed)
      } catch {
        this.#askAgain(arrival.id)
        return
      }
      this.show(arrival.id, message)
      if (this.#owner.autoDeliver) this.#receipt([arrival.id])
      if (this.#owner.autoRead) this.read(arrival.id)
    })
  }

  /** Keeps a decrypted message; a second arrival of the same id only counts. */
  show(id: string, message: proto.IMessage): ReceivedMessage {
    const known = this.#byId.get(id)
    if (known) {
      known.count += 1
      this.arrived.tell(known)
      return known
    }
    const content = readContent(message)
    const received = this.#keep(id, message, content)
    if (content.kind !== 'reaction') this.#applyTo(content)
    this.arrived.tell(received)
    return received
  }

  /** Sends read receipts for one message, or for all that are unread. */
  read(id?: string): void {
    const ids = (id ? [id] : [...this.#unread]).filter((unread) => this.#unread.delete(unread))
    if (ids.length > 0) this.#receipt(ids, 'read')
  }

  /** Sends the receipt of a voice note that was listened to. */
  play(id: string): void {
    this.#receipt([id], 'played')
  }

  /** Sends delivery receipts, for phones that do not do so by themselves. */
  confirm(id: string): void {
    this.#receipt([id])
  }

  #keep(id: string, message: proto.IMessage, content: MessageContent): ReceivedMessage {
    const { media, ...rest } = content
    const received: ReceivedMessage = { id, at: this.#world.now(), count: 1, message, ...rest }
    const bytes = media && this.#fetch(media)
    if (bytes) received.mediaBytes = bytes
    this.received.push(received)
    this.#byId.set(id, received)
    this.#unread.add(id)
    return received
  }

  #fetch(media: NonNullable<MessageContent['media']>): Buffer | undefined {
    const { directPath, url, mediaKey } = media.file
    const blob = this.#world.media.get(directPath || url || '')
    if (!blob || !mediaKey) return undefined
    try {
      return openMedia(blob, mediaKey, media.kind)
    } catch {
      return undefined
    }
  }

  #applyTo(content: MessageContent): void {
    const target = content.targetId === undefined ? undefined : this.#byId.get(content.targetId)
    if (!target) return
    if (content.kind === 'edit') target.editedText = content.text
    if (content.kind === 'revoke') target.revoked = true
  }

  #askAgain(id: string): void {
    const attempt = (this.#attempts.get(id) ?? 0) + 1
    this.#attempts.set(id, attempt)
    if (attempt > MOST_ATTEMPTS) return
    const t = secondsOf(this.#world.now())
    const from = this.#owner.address()
    const [registration, ...keys] = this.#signal.bundleNodes()
    const children = [
      stanza('retry', { count: attempt, id, t, v: 1 }),
      registration ?? stanza('registration', {}, bigEndian(this.#signal.registrationId, 4)),
    ]
    if (attempt >= KEYS_FROM_ATTEMPT) children.push(stanza('keys', {}, keys))
    this.#world.account.deliver(stanza('receipt', { from, id, t, type: 'retry' }, children))
  }

  #receipt(ids: string[], type?: 'read' | 'played'): void {
    const [id, ...others] = ids
    const attributes = { from: this.#owner.address(), id, t: secondsOf(this.#world.now()), type }
    const items = others.map((other) => stanza('item', { id: other }))
    this.#world.account.deliver(
      stanza('receipt', attributes, items.length > 0 ? [stanza('list', {}, items)] : undefined),
    )
  }
}
