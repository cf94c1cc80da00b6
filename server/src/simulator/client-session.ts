import type { BinaryNode } from '@whiskeysockets/baileys'
import type { WebSocket } from 'ws'
import { Connection, type ConnectionListener } from './connection.ts'
import { answerIq, type IqContext, isUnanswered } from './iq-answers.ts'
import type { ClientHello } from './noise.ts'
import { type OwnPhone, sealedOf } from './own-phone.ts'
import type { Pairing } from './pairing.ts'
import type { SentMessage } from './person-options.ts'
import type { ServerIdentity } from './server-identity.ts'
import { childOf, childrenOf, SERVER, stanza } from './stanza.ts'
import { secondsOf, type World } from './world.ts'

/** What the sender of a message sees when the client confirms it with a receipt of this type. */
const STATUS_OF_RECEIPT: Record<string, SentMessage['status']> = {
  '': 'delivered',
  inactive: 'delivered',
  read: 'read',
  played: 'played',
}

/** What every connection of a client works with. */
export interface SessionParts extends IqContext {
  world: World
  pairing: Pairing
  ownPhone: OwnPhone
  identity: ServerIdentity
}

/** One connection of the client: pairing or login, then everything it sends. */
export class ClientSession implements ConnectionListener {
  readonly connection: Connection
  /** Of the account that it logs in to; until then of the first. */
  #parts: SessionParts
  readonly #partsOf: (phone: string) => SessionParts | undefined
  readonly #closed: () => void
  #loggedIn = false

  constructor(
    of: { first: SessionParts; partsOf: (phone: string) => SessionParts | undefined },
    socket: WebSocket,
    closed: () => void,
  ) {
    this.#parts = of.first
    this.#partsOf = of.partsOf
    this.#closed = closed
    this.connection = new Connection(socket, of.first.identity, this)
    if (of.first.world.faults.isHalfOpen) this.connection.goDeaf()
  }

  onHello({ noiseKey, payload }: ClientHello): void {
    this.#parts = this.#partsOf(String(payload.username ?? '')) ?? this.#parts
    const { account } = this.#parts.world
    if (payload.devicePairingData) {
      this.#parts.pairing.begin(this.connection, noiseKey)
      return
    }
    const { device } = account
    const isLinked = device !== null && String(payload.username) === account.phone && payload.device === device.number
    const refusal = account.refusal ?? (isLinked && device.noiseKey.equals(noiseKey) ? null : 401)
    if (refusal !== null || !device) {
      this.connection.close(stanza('failure', { reason: refusal ?? 401, location: 'sim' }))
      return
    }
    this.#loggedIn = true
    account.connect(this.connection)
    const attributes = { t: secondsOf(this.#parts.world.now()), lid: device.lid, display_name: account.name }
    this.connection.send(stanza('success', attributes))
  }

  onNode(node: BinaryNode): void {
    if (node.tag === 'iq') this.#takeIq(node)
    else if (!this.#loggedIn) return
    else if (node.tag === 'message') this.#takeMessage(node)
    else if (node.tag === 'receipt') this.#takeReceipt(node)
    else if (node.tag === 'ack') this.#takeAck(node)
    else if (node.tag === 'ib') this.#takeInfo(node)
    else if (node.tag === 'presence') this.#takePresence(node)
    else if (node.tag === 'chatstate') this.#takeChatState(node)
    else if (node.tag === 'call') this.connection.send(stanza('ack', { class: 'call', id: node.attrs.id }))
  }

  onClose(): void {
    const { pairing, world } = this.#parts
    pairing.end(this.connection)
    world.account.disconnect(this.connection)
    this.#closed()
  }

  #takeIq(iq: BinaryNode): void {
    const { world, pairing } = this.#parts
    const { type, xmlns = '', id } = iq.attrs
    if (type === 'result' || type === 'error') {
      pairing.takeAnswer(this.connection, iq)
      return
    }
    if (world.faults.unansweredQueries.has(xmlns) || isUnanswered(world, iq)) return
    if (xmlns === 'md') {
      this.#takeDeviceIq(iq)
      return
    }
    this.connection.send(answerIq(this.#parts, iq))
    if (xmlns === 'passive' && this.#loggedIn) this.#becomeActive()
    else if (xmlns === 'encrypt' && id) world.account.tellWhenFewKeys()
  }

  #takeDeviceIq(iq: BinaryNode): void {
    const { pairing, world } = this.#parts
    if (childOf(iq, 'remove-companion-device')) {
      this.connection.send(stanza('iq', { from: SERVER, type: 'result', id: iq.attrs.id }))
      world.account.unlink()
      return
    }
    const answer = pairing.takeCodeIq(this.connection, iq)
    if (answer) this.connection.send({ ...answer, attrs: { ...answer.attrs, from: SERVER, id: iq.attrs.id ?? '' } })
  }

  #becomeActive(): void {
    const { account, now } = this.#parts.world
    const dirty = stanza('dirty', { type: 'account_sync', timestamp: secondsOf(now()) })
    this.connection.send(stanza('ib', { from: SERVER }, [dirty]))
    const { queue } = account
    if (queue.size === 0) {
      void account.drain()
      return
    }
    const counts = {
      count: queue.size,
      message: queue.count('message'),
      receipt: queue.count('receipt'),
      notification: queue.count('notification'),
      call: queue.count('call'),
      appdata: 0,
    }
    this.connection.send(stanza('ib', { from: SERVER }, [stanza('offline_preview', counts)]))
  }

  #takeInfo(node: BinaryNode): void {
    if (childOf(node, 'offline_batch') && this.#parts.world.account.state === 'greeting') {
      void this.#parts.world.account.drain()
    }
  }

  #takeMessage(node: BinaryNode): void {
    const { faults } = this.#parts.world
    if (faults.takeLoss()) return
    const { error, drop, delayMs } = faults.acks
    if (error === null) this.#route(node)
    if (drop) return
    const { id, to } = node.attrs
    const ack = () => {
      const t = secondsOf(this.#parts.world.now())
      this.connection.send(stanza('ack', { class: 'message', id, from: to, t, error }))
    }
    if (delayMs > 0) setTimeout(ack, delayMs).unref()
    else ack()
  }

  #route(node: BinaryNode): void {
    const { id = '', to = '', recipient, category } = node.attrs
    const targets = childrenOf(childOf(node, 'participants'))
    if (targets.length === 0) this.#hand(id, to, recipient ?? to, node, category === 'peer')
    for (const target of targets) this.#hand(id, target.attrs.jid ?? '', to, target, false)
  }

  #hand(id: string, device: string, chat: string, parent: BinaryNode, peer: boolean): void {
    const { world, ownPhone } = this.#parts
    const sealed = sealedOf(parent)
    if (!sealed) return
    const user = device.replace(/[:@].*$/, '')
    if (user === world.account.phone || user === world.account.lidUser) ownPhone.arrive({ id, to: chat, sealed, peer })
    else world.directory.byAddress(device)?.arrive({ id, sealed })
  }

  #takeReceipt(node: BinaryNode): void {
    const { world, ownPhone } = this.#parts
    const { id = '', to = '', type, participant } = node.attrs
    this.connection.send(stanza('ack', { class: 'receipt', id, from: to, type, participant }))
    const person = world.directory.byAddress(participant ?? to)
    if (type === 'retry') {
      if (!world.faults.loseRetries) void (person ?? ownPhone).line.resend(id, node)
      return
    }
    if (type === 'server-error') {
      ownPhone.reupload(node)
      return
    }
    const items = childrenOf(childrenOf(node)[0]).flatMap(({ attrs }) => attrs.id ?? [])
    const status = STATUS_OF_RECEIPT[type ?? '']
    for (const confirmed of [id, ...items]) {
      world.account.queue.confirm('message', confirmed, true)
      world.account.confirmed.tell({ tag: 'message', id: confirmed, type, to })
      if (status) person?.confirmed(confirmed, status)
    }
  }

  #takeAck(node: BinaryNode): void {
    const { account } = this.#parts.world
    const { class: tag = '', id = '', error, type, to = '' } = node.attrs
    account.queue.confirm(tag, id, false)
    account.confirmed.tell({ tag, id, type, error, to })
  }

  #takePresence(node: BinaryNode): void {
    const { account, directory } = this.#parts.world
    const { type, to } = node.attrs
    if (type === 'subscribe' && to) {
      account.watched.add(to)
      directory.byAddress(to)?.tellPresence()
    } else if (type === 'available' || type === 'unavailable') {
      account.clientAvailable = type === 'available'
    }
  }

  #takeChatState(node: BinaryNode): void {
    const [state] = childrenOf(node)
    const person = this.#parts.world.directory.byAddress(node.attrs.to ?? '')
    if (state) person?.showClientPresence(state.attrs.media === 'audio' ? 'recording' : state.tag)
  }
}
