import { randomBytes } from 'node:crypto'
import type { BinaryNode, proto } from '@whiskeysockets/baileys'
import { addressOf, directAttributes, MEDIA_TYPE, sharedAttributes } from './envelope.ts'
import { Happening } from './happening.ts'
import { sealMedia } from './media-crypto.ts'
import {
  type AttachmentKind,
  type AttachmentOptions,
  contactContent,
  editContent,
  locationContent,
  MEDIA_KIND,
  mediaContent,
  pollContent,
  type Quoted,
  reactionContent,
  revokeContent,
  textContent,
} from './message-content.ts'
import { type Arrival, PersonInbox } from './person-inbox.ts'
import { fits, type MessageMatch, type PersonOptions, type SendOptions, type SentMessage } from './person-options.ts'
import { type ReceivedMessage, readContent } from './received-message.ts'
import { sealedEditContent, sealedVoteContent } from './sealed-edit.ts'
import { SecureLine } from './secure-line.ts'
import { SignalPhone } from './signal-phone.ts'
import { stanza } from './stanza.ts'
import { secondsOf, type World } from './world.ts'

const RANK = { sent: 0, delivered: 1, read: 2, played: 3 } as const

/** A debtor with a phone of their own. */
export class Person {
  readonly phone: string
  name: string
  readonly jid: string
  readonly lid: string | null
  readonly onWhatsApp: boolean
  /** Which address their messages and receipts come from; may be switched at any time. */
  addressing: 'lid' | 'pn'
  /** Leaves the other address out of the envelope. */
  hideOtherAddress: boolean
  autoRead: boolean
  autoDeliver: boolean
  readonly sent: SentMessage[] = []
  /** What the client shows this person: `composing`, `recording`, `paused`, `available`…; null before anything. */
  clientPresence: string | null = null
  readonly clientPresenceChanged = new Happening<string>()
  readonly signal: SignalPhone
  readonly line: SecureLine
  #online = true
  readonly #waiting: Arrival[] = []
  readonly #inbox: PersonInbox
  readonly #world: World

  constructor(world: World, options: PersonOptions & { lidUser: string }) {
    this.#world = world
    this.phone = options.phone.replace(/\D/g, '')
    this.name = options.name ?? this.phone
    this.jid = `${options.registeredAs?.replace(/\D/g, '') ?? this.phone}@s.whatsapp.net`
    this.lid = options.hasLid === false ? null : `${options.lidUser}@lid`
    this.onWhatsApp = options.onWhatsApp ?? true
    this.addressing = options.addressing ?? (this.lid ? 'lid' : 'pn')
    this.hideOtherAddress = options.hideOtherAddress ?? false
    this.autoRead = options.autoRead ?? true
    this.autoDeliver = options.autoDeliver ?? true
    this.signal = new SignalPhone(this.phone)
    this.line = new SecureLine({ signal: this.signal, account: world.account, faults: world.faults })
    this.#inbox = new PersonInbox({ world, owner: this, line: this.line, signal: this.signal })
    this.#inbox.arrived.on(() => world.changed.tell(this.phone))
  }

  get online(): boolean {
    return this.#online
  }

  /** Decrypted messages that arrived at this phone, in order. */
  get received(): ReceivedMessage[] {
    return this.#inbox.received
  }

  /** Messages that this person has not read. */
  get unread(): number {
    return this.#inbox.unread
  }

  /** The address that messages and receipts of this person come from now. */
  address(): string {
    return addressOf(this)
  }

  /** Sends a text; answers with its WhatsApp id. Queued by the server while the client is away. */
  sendText(text: string, options: SendOptions = {}): Promise<string> {
    const quoted = options.quote === undefined ? undefined : this.#quoted(options.quote)
    const messageContextInfo = { messageSecret: randomBytes(32) }
    return this.sendRaw({ ...textContent(text, quoted), messageContextInfo }, options)
  }

  /** Sends a file. `via` says how the client must fetch it; plain http unless told otherwise. */
  sendMedia(
    kind: AttachmentKind,
    bytes: Buffer,
    options: AttachmentOptions & SendOptions & { via?: 'http-url' | 'https-directpath' } = {},
  ): Promise<string> {
    const sealed = sealMedia(bytes, MEDIA_KIND[kind])
    const place = this.#world.media.put(sealed.blob)
    const where =
      options.via === 'https-directpath'
        ? { url: place.httpsUrl, directPath: place.directPath }
        : { url: place.httpUrl }
    return this.sendRaw(mediaContent(kind, sealed, where, options, secondsOf(this.#world.now())), options)
  }

  sendLocation(place: { latitude: number; longitude: number; name?: string; address?: string }): Promise<string> {
    return this.sendRaw(locationContent(place))
  }

  sendContact(contact: { name: string; phone: string }): Promise<string> {
    return this.sendRaw(contactContent(contact))
  }

  sendPoll(question: string, choices: string[]): Promise<string> {
    return this.sendRaw(pollContent({ question, choices, secret: randomBytes(32) }))
  }

  /** Reacts to a message of either side; an empty emoji takes the reaction back. */
  sendReaction(id: string, emoji: string): Promise<string> {
    return this.sendRaw(reactionContent(this.#keyOf(id), emoji, this.#world.now()))
  }

  /** Changes a text of one's own. */
  edit(id: string, text: string): Promise<string> {
    return this.sendRaw(editContent(this.#keyOf(id), text, this.#world.now()))
  }

  /** The same as newer phones do it: readable only with the message's own secret. `as`: the address that goes into the key. */
  editSealed(id: string, text: string, { as = this.address() }: { as?: string } = {}): Promise<string> {
    const secret = this.sent.find((one) => one.id === id)?.message.messageContextInfo?.messageSecret ?? randomBytes(32)
    const about = { at: this.#world.now(), secret, writer: as }
    return this.sendRaw(sealedEditContent(this.#keyOf(id), text, about))
  }

  /** Votes in a poll of either side; no choice takes the vote back. */
  vote(id: string, choices: readonly string[]): Promise<string> {
    const key = this.#keyOf(id)
    const poll = this.sent.find((one) => one.id === id)?.message ?? this.#inbox.find(id)?.message
    const secret = poll?.messageContextInfo?.messageSecret ?? randomBytes(32)
    const { account } = this.#world
    const author = key.fromMe ? this.address() : this.addressing === 'lid' ? account.lid : account.jid
    return this.sendRaw(
      sealedVoteContent(key, choices, { at: this.#world.now(), secret, author, voter: this.address() }),
    )
  }

  /** Deletes a message of one's own for everyone. */
  revoke(id: string): Promise<string> {
    return this.sendRaw(revokeContent(this.#keyOf(id)))
  }

  /** Sends any message; the other senders all end here. */
  async sendRaw(message: proto.IMessage, options: SendOptions = {}): Promise<string> {
    const id = options.id ?? this.#world.nextId()
    const at = options.at ?? this.#world.now()
    const { kind, text } = readContent(message)
    this.sent.push({ id, kind, text, at, status: 'sent', message })
    this.#world.chronicle.note(this, { id, fromMe: false, at, message })
    this.#world.changed.tell(this.phone)
    if (!this.#world.account.device?.reachable) return id
    const attributes = directAttributes(this, at, kind)
    await this.line.send(id, { attributes, message, enc: { mediatype: MEDIA_TYPE[kind] } })
    return id
  }

  /** Writes into a group, a broadcast list or the status: `…@g.us`, `…@broadcast`, `status@broadcast`. */
  async sendInto(chat: string, text: string): Promise<string> {
    const id = this.#world.nextId()
    const attributes = sharedAttributes(this, this.#world.now(), chat)
    await this.line.send(id, { attributes, message: textContent(text) })
    return id
  }

  /** Calls the business; the call ends unanswered unless `end` says otherwise. Answers with the call's id. */
  call(options: { video?: boolean; end?: 'missed' | 'hung-up' | 'ringing' } = {}): string {
    const id = this.#world.nextId()
    const creator = { 'call-id': id, 'call-creator': this.address(), caller_pn: this.jid }
    const send = (child: BinaryNode) => {
      const attributes = { from: this.address(), id: this.#world.nextId(), t: secondsOf(this.#world.now()) }
      this.#world.account.deliver(stanza('call', attributes, [child]))
    }
    send(stanza('offer', creator, [stanza(options.video ? 'video' : 'audio', {})]))
    const end = options.end ?? 'missed'
    if (end === 'missed') send(stanza('terminate', { ...creator, reason: 'timeout' }))
    if (end === 'hung-up') send(stanza('terminate', creator))
    return id
  }

  /** Shows or ends “typing…” at the client. */
  typing(on: boolean, how: 'text' | 'voice' = 'text'): void {
    const media = how === 'voice' ? 'audio' : undefined
    const state = on ? stanza('composing', { media }) : stanza('paused')
    this.#world.account.sendLive(stanza('chatstate', { from: this.address() }, [state]))
  }

  /** The phone loses its connection: messages wait at the server, no receipts leave. */
  goOffline(): void {
    this.#online = false
    this.tellPresence()
    this.#world.changed.tell(this.phone)
  }

  /** The phone is back and takes what waits; settles when it has. */
  async goOnline(): Promise<void> {
    this.#online = true
    this.tellPresence()
    this.#world.changed.tell(this.phone)
    await Promise.all(this.#waiting.splice(0).map((arrival) => this.#inbox.take(arrival)))
  }

  /** Reads one message, or all. */
  read(id?: string): void {
    this.#inbox.read(id)
  }

  /** Listens to a voice note. */
  play(id: string): void {
    this.#inbox.play(id)
  }

  /** Sends the delivery receipt by hand, for a phone with `autoDeliver: false`. */
  confirmDelivery(id: string): void {
    this.#inbox.confirm(id)
  }

  /** A new installation on the same number: new keys, all sessions gone. The client is told only if `tellClient`. */
  reinstall(options: { tellClient?: boolean } = {}): void {
    this.signal.reset()
    if (!options.tellClient) return
    const attributes = { from: this.address(), type: 'encrypt', id: this.#world.nextId() }
    const t = secondsOf(this.#world.now())
    this.#world.account.deliver(stanza('notification', { ...attributes, t }, [stanza('identity')]))
  }

  /** The next messages of the client cannot be decrypted until it has sent them again. */
  forgetSessions(): void {
    this.signal.forgetSessions()
  }

  /** The first received message that fits, now or when it comes. Rejects after `timeoutMs` when that is given. */
  waitForMessage(match: MessageMatch, timeoutMs?: number): Promise<ReceivedMessage> {
    const known = this.received.find((message) => fits(match, message))
    return known ? Promise.resolve(known) : this.#inbox.arrived.next((message) => fits(match, message), timeoutMs)
  }

  /** The server hands over a message of the client. */
  arrive(arrival: Arrival): void {
    if (this.#online) void this.#inbox.take(arrival)
    else this.#waiting.push(arrival)
  }

  /** The business wrote from its own phone; that needs no encryption inside the simulator. */
  showPlain(id: string, message: proto.IMessage): void {
    this.#inbox.show(id, message)
  }

  /** The client confirmed a message of this person. */
  confirmed(id: string, status: SentMessage['status']): void {
    const message = this.sent.findLast((sent) => sent.id === id)
    if (!message || RANK[status] <= RANK[message.status]) return
    message.status = status
    this.#world.changed.tell(this.phone)
  }

  /** What the client shows this person. */
  showClientPresence(state: string): void {
    this.clientPresence = state
    this.clientPresenceChanged.tell(state)
    this.#world.changed.tell(this.phone)
  }

  /** Tells the client whether this person is online, if it has asked. */
  tellPresence(): void {
    const { account } = this.#world
    const watched = [this.lid, this.jid].find((address) => address && account.watched.has(address))
    if (!watched) return
    const gone = { type: 'unavailable', last: secondsOf(this.#world.now()) }
    account.sendLive(stanza('presence', { from: watched, ...(this.#online ? {} : gone) }))
  }

  #quoted(id: string): Quoted {
    const theirs = this.#inbox.find(id)
    if (theirs) return { id, participant: this.#world.account.jid, message: theirs.message }
    const own = this.sent.find((message) => message.id === id)
    return { id, participant: this.address(), message: own?.message ?? { conversation: '' } }
  }

  #keyOf(id: string): proto.IMessageKey {
    const { account } = this.#world
    const remoteJid = this.addressing === 'lid' ? account.lid : account.jid
    return { remoteJid, fromMe: this.sent.some((message) => message.id === id), id }
  }
}
