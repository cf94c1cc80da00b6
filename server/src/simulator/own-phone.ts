import { randomBytes } from 'node:crypto'
import { type BinaryNode, proto } from '@whiskeysockets/baileys'
import { MEDIA_TYPE, recipientAttributes, stanzaType } from './envelope.ts'
import { type ChatFacts, type HistoryChat, historyChunks, webMessage } from './history.ts'
import { sealMedia } from './media-crypto.ts'
import { reuploadNodes } from './media-retry.ts'
import {
  type AttachmentKind,
  type AttachmentOptions,
  MEDIA_KIND,
  mediaContent,
  textContent,
} from './message-content.ts'
import type { Pairing } from './pairing.ts'
import type { Person } from './person.ts'
import type { SendOptions } from './person-options.ts'
import { readContent } from './received-message.ts'
import { SecureLine } from './secure-line.ts'
import { SerialQueue } from './serial-queue.ts'
import type { Sealed, SignalPhone } from './signal-phone.ts'
import { bytesOf, childOf, childrenOf, stanza } from './stanza.ts'
import { secondsOf, type World } from './world.ts'

const { Type } = proto.Message.ProtocolMessage
const { PeerDataOperationRequestType } = proto.Message

/** A copy of a message that the client sent, as the server hands it to the own phone. */
interface Copy {
  id: string
  /** The address that the client wrote to. */
  to: string
  sealed: Sealed
  /** A request to the phone itself, not a message to somebody. */
  peer: boolean
}

/** The business's own phone: links clients, keeps the history, gets a copy of all that the client sends. */
export class OwnPhone {
  readonly line: SecureLine
  #online = true
  readonly #waiting: Copy[] = []
  readonly #facts = new Map<Person, ChatFacts>()
  readonly #work = new SerialQueue()
  readonly #world: World
  readonly #signal: SignalPhone
  readonly #pairing: Pairing

  constructor(of: { world: World; signal: SignalPhone; pairing: Pairing }) {
    this.#world = of.world
    this.#signal = of.signal
    this.#pairing = of.pairing
    this.line = new SecureLine({ signal: of.signal, account: of.world.account, faults: of.world.faults })
    of.world.account.stateChanged.on((state) => {
      if (state === 'live') this.#sendHistory()
    })
  }

  /** The number, digits only. */
  get phone(): string {
    return this.#world.account.phone
  }

  get online(): boolean {
    return this.#online
  }

  /** A client is linked. */
  get linked(): boolean {
    return this.#world.account.device !== null
  }

  /** Scans the QR text of a client; settles when it is linked and told to restart. */
  scanQr(text: string): Promise<void> {
    return this.#pairing.scanQr(text)
  }

  /** Types the code that a client shows; rejects when it is wrong. */
  enterPairingCode(code: string): Promise<void> {
    return this.#pairing.enterCode(code)
  }

  /** Removes the linked client, as the owner does under “linked devices” (401 for the client). */
  unlink(): void {
    this.#world.account.unlink()
  }

  /** The server refuses the next logins: 401, 403, 503…; null lets them in again. */
  refuse(reason: number | null): void {
    this.#world.account.refusal = reason
  }

  /** Conversations from before the client was linked; handed over at its first login. */
  setHistory(chats: HistoryChat[]): void {
    for (const { phone, messages, ...facts } of chats) {
      const person = this.#personOf(phone)
      this.#facts.set(person, facts)
      for (const { fromMe = false, text = '', message, at, id } of messages) {
        const entry = { id: id ?? this.#world.nextId(), fromMe, at, message: message ?? textContent(text) }
        this.#world.chronicle.note(person, entry)
      }
    }
  }

  /** Types a text on this phone; the client gets a copy. Answers with the WhatsApp id. */
  send(to: string, text: string, options: SendOptions = {}): Promise<string> {
    return this.sendRaw(to, textContent(text), options)
  }

  /** Sends a file from this phone. */
  sendMedia(to: string, kind: AttachmentKind, bytes: Buffer, options: AttachmentOptions = {}): Promise<string> {
    const sealed = sealMedia(bytes, MEDIA_KIND[kind])
    const { httpUrl: url } = this.#world.media.put(sealed.blob)
    return this.sendRaw(to, mediaContent(kind, sealed, { url }, options, secondsOf(this.#world.now())))
  }

  /** Sends any message from this phone. */
  async sendRaw(to: string, message: proto.IMessage, options: SendOptions = {}): Promise<string> {
    const person = this.#personOf(to)
    const id = options.id ?? this.#world.nextId()
    const at = options.at ?? this.#world.now()
    this.#world.chronicle.note(person, { id, fromMe: true, at, message })
    person.showPlain(id, message)
    if (!this.#world.account.device?.reachable) return id
    const { recipient, ...other } = recipientAttributes(person)
    const mode = recipient.endsWith('@lid') ? 'lid' : 'pn'
    const from = mode === 'lid' ? this.#world.account.lid : this.#world.account.jid
    const t = String(secondsOf(at))
    const { kind } = readContent(message)
    const attributes = { from, recipient, ...other, t, type: stanzaType(kind), addressing_mode: mode }
    const copy = { deviceSentMessage: { destinationJid: recipient, message } }
    await this.line.send(id, { attributes, message: copy, enc: { mediatype: MEDIA_TYPE[kind] } })
    return id
  }

  /** The phone loses its connection: no sender receipts, no history, no resends until it is back. */
  goOffline(): void {
    this.#online = false
  }

  /** The phone is back and does what it missed. */
  async goOnline(): Promise<void> {
    this.#online = true
    await Promise.all(this.#waiting.splice(0).map((copy) => this.#take(copy)))
    this.#sendHistory()
  }

  /** The server hands over a copy of what the client sent. */
  arrive(copy: Copy): void {
    if (this.#online) void this.#take(copy)
    else this.#waiting.push(copy)
  }

  /** The client wants a file uploaded again (`server-error` receipt). */
  reupload(receipt: BinaryNode): void {
    const { id } = receipt.attrs
    const request = childOf(receipt, 'rmr')
    if (!id || !request || !this.#online) return
    const attributes = { from: request.attrs.jid, type: 'mediaretry', id, t: secondsOf(this.#world.now()) }
    const found = this.#world.chronicle.find(id)
    const answer = found && reuploadNodes(this.#world.media, id, found.entry.message)
    const children = answer ?? [stanza('error', { code: 2 })]
    this.#world.account.deliver(stanza('notification', attributes, [...children, request]))
  }

  async #take(copy: Copy): Promise<void> {
    await this.#work.run(async () => {
      let message: proto.IMessage
      try {
        message = await this.line.open(copy.sealed)
      } catch {
        this.#askAgain(copy)
        return
      }
      const content = message.deviceSentMessage?.message ?? message
      if (copy.peer) await this.#answerRequest(copy.id, content)
      else this.#noteCopy(copy, content)
    })
  }

  #noteCopy({ id, to }: Copy, message: proto.IMessage): void {
    const { account, chronicle, directory, now } = this.#world
    const person = directory.byAddress(to)
    if (person) chronicle.note(person, { id, fromMe: true, at: now(), message })
    const from = to.endsWith('@lid') ? account.lid : account.jid
    account.deliver(stanza('receipt', { from, recipient: to, id, type: 'sender', t: secondsOf(now()) }))
  }

  #askAgain({ id, to }: Copy): void {
    const { account, now } = this.#world
    const from = to.endsWith('@lid') ? account.lid : account.jid
    const t = secondsOf(now())
    const [registration, ...keys] = this.#signal.bundleNodes()
    const retry = stanza('retry', { count: 1, id, t, v: 1 })
    const children = [retry, ...(registration ? [registration] : []), stanza('keys', {}, keys)]
    account.deliver(stanza('receipt', { from, recipient: to, id, type: 'retry', t }, children))
  }

  async #answerRequest(id: string, message: proto.IMessage): Promise<void> {
    const request = message.protocolMessage?.peerDataOperationRequestMessage
    const { phoneResends } = this.#world.faults
    const kind = request?.peerDataOperationRequestType
    if (kind !== PeerDataOperationRequestType.PLACEHOLDER_MESSAGE_RESEND || !phoneResends) return
    const results = (request?.placeholderMessageResendRequest ?? []).flatMap(({ messageKey }) => {
      const found = messageKey?.id ? this.#world.chronicle.find(messageKey.id) : undefined
      if (!found) return []
      const webMessageInfoBytes = proto.WebMessageInfo.encode(webMessage(found.person, found.entry)).finish()
      return [{ placeholderMessageResendResponse: { webMessageInfoBytes } }]
    })
    await this.#sendPeer({
      type: Type.PEER_DATA_OPERATION_REQUEST_RESPONSE_MESSAGE,
      peerDataOperationRequestResponseMessage: {
        peerDataOperationRequestType: kind,
        stanzaId: id,
        peerDataOperationResult: results,
      },
    })
  }

  #sendHistory(): void {
    const { device } = this.#world.account
    if (!device || device.historySent || !this.#online) return
    device.historySent = true
    void this.#work.run(async () => {
      await this.#shareAppStateKey()
      const { chronicle, directory } = this.#world
      const factsOf = (person: Person) => this.#facts.get(person) ?? {}
      for (const chunk of await historyChunks(chronicle.chats(), factsOf, directory.all())) {
        const { payload, ...rest } = chunk
        await this.#sendPeer({
          type: Type.HISTORY_SYNC_NOTIFICATION,
          historySyncNotification: { ...rest, initialHistBootstrapInlinePayload: payload },
        })
      }
    })
  }

  #shareAppStateKey(): Promise<void> {
    const keyData = {
      keyData: randomBytes(32),
      fingerprint: { rawId: 1, currentIndex: 0, deviceIndexes: [0] },
      timestamp: secondsOf(this.#world.now()),
    }
    const keys = [{ keyId: { keyId: randomBytes(6) }, keyData }]
    return this.#sendPeer({ type: Type.APP_STATE_SYNC_KEY_SHARE, appStateSyncKeyShare: { keys } })
  }

  #sendPeer(protocolMessage: proto.Message.IProtocolMessage): Promise<void> {
    const t = String(secondsOf(this.#world.now()))
    const attributes = { from: this.#world.account.jid, t, type: 'protocol', category: 'peer' }
    return this.line.send(this.#world.nextId(), { attributes, message: { protocolMessage } })
  }

  #personOf(phone: string): Person {
    const person = this.#world.directory.byPhone(phone)
    if (!person) throw new Error(`Nobody has the number ${phone}`)
    return person
  }
}

/** Reads an `enc` node; undefined when there is none that a phone could open. */
export function sealedOf(parent: BinaryNode): Sealed | undefined {
  const enc = childrenOf(parent).find(({ tag }) => tag === 'enc')
  const type = enc?.attrs.type
  return type === 'pkmsg' || type === 'msg' ? { type, ciphertext: bytesOf(enc) } : undefined
}
