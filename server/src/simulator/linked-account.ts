import type { BinaryNode } from '@whiskeysockets/baileys'
import type { Connection } from './connection.ts'
import type { Faults } from './faults.ts'
import { Happening } from './happening.ts'
import type { LinkedDevice } from './linked-device.ts'
import { SERVER, stanza } from './stanza.ts'
import { StanzaQueue } from './stanza-queue.ts'

/** Stanzas sent in one go while a queue is given out, before other work gets its turn. */
const DRAIN_CHUNK = 100

/** `greeting`: logged in but not yet active; `draining`: the queue is being given out; `live`: straight through. */
export type ClientState = 'away' | 'greeting' | 'draining' | 'live'

/** What the client did with a stanza. */
export interface Confirmation {
  tag: string
  id: string
  /** Type of the receipt (`read`, `inactive`…), undefined for a plain delivery. */
  type?: string | undefined
  /** Code of a refusal. */
  error?: string | undefined
  /** The chat partner's address, as the client wrote it. */
  to: string
}

/** The business's account as the server sees it: the linked client, its connection, and what still waits for it. */
export class LinkedAccount {
  /** The registered number, digits only. */
  readonly phone: string
  /** The push name of the business. */
  readonly name: string
  /** The user part of the account's LID. */
  readonly lidUser: string
  readonly queue = new StanzaQueue()
  readonly confirmed = new Happening<Confirmation>()
  readonly stateChanged = new Happening<ClientState>()
  device: LinkedDevice | null = null
  /** Why the next logins are refused (401, 403, 503); null lets them in. */
  refusal: number | null = null
  /** Whether the client shows itself as online. */
  clientAvailable = false
  /** Addresses whose presence the client has asked for on this connection. */
  readonly watched = new Set<string>()
  #state: ClientState = 'away'
  #connection: Connection | null = null
  #held: BinaryNode[] = []
  #holdFor = 0
  #tellsFewKeys = false
  readonly #faults: Faults
  readonly #nextId: () => string

  constructor(of: { phone: string; name: string; lidUser: string; faults: Faults; nextId: () => string }) {
    this.phone = of.phone
    this.name = of.name
    this.lidUser = of.lidUser
    this.#faults = of.faults
    this.#nextId = of.nextId
  }

  get jid(): string {
    return `${this.phone}@s.whatsapp.net`
  }

  get lid(): string {
    return `${this.lidUser}@lid`
  }

  get state(): ClientState {
    return this.#state
  }

  get connection(): Connection | null {
    return this.#connection
  }

  /** A device has logged in; an older connection of it is told that it was replaced. */
  connect(connection: Connection): void {
    const conflict = stanza('conflict', { type: 'replaced' })
    this.#connection?.close(stanza('stream:error', {}, [conflict]))
    this.#connection = connection
    this.queue.startOver()
    this.watched.clear()
    this.clientAvailable = false
    this.#tellsFewKeys = false
    this.#become('greeting')
  }

  /** A connection is gone; ignored when it is not the present one. */
  disconnect(connection: Connection): void {
    if (this.#connection !== connection) return
    this.#connection = null
    this.clientAvailable = false
    this.#become('away')
  }

  /** Removes the device: it is told so when connected, and everything queued for it is gone. */
  unlink(): void {
    const conflict = stanza('conflict', { type: 'device_removed' })
    this.#connection?.close(stanza('stream:error', { code: 401 }, [conflict]))
    this.device = null
    this.queue.clear()
  }

  /** Sends a stanza that the client must confirm: at once when it is live, else as soon as it is back. */
  deliver(node: BinaryNode): void {
    if (node.tag === 'message') {
      this.#holdFor ||= this.#faults.takeDisorder()
      if (this.#holdFor > 0) {
        this.#held.push(node)
        if (this.#held.length < this.#holdFor) return
        const turned = this.#held.reverse()
        this.#held = []
        this.#holdFor = 0
        for (const held of turned) this.#enqueue(held)
        return
      }
    }
    this.#enqueue(node)
    if (node.tag === 'message' && this.#faults.takeDuplicate()) this.#enqueue(node)
  }

  /** Sends a stanza that is worth nothing later, such as a presence. */
  sendLive(node: BinaryNode): void {
    if (this.#state === 'live') this.#connection?.send(node)
  }

  /** Gives out what waits, then tells the client that this was all. */
  async drain(): Promise<void> {
    const connection = this.#connection
    if (!connection) return
    this.#become('draining')
    let sent = 0
    for (const waiting of this.queue) {
      if (waiting.sent) continue
      waiting.sent = true
      connection.send({ ...waiting.node, attrs: { ...waiting.node.attrs, offline: String(sent) } })
      sent += 1
      if (sent % DRAIN_CHUNK === 0) await new Promise((resolve) => setImmediate(resolve))
      if (this.#connection !== connection) return
    }
    if (!this.#faults.withholdOfflineEnd) {
      connection.send(stanza('ib', { from: SERVER }, [stanza('offline', { count: sent })]))
    }
    this.#become('live')
  }

  /** The client asks for its device's key bundle to be used; tells it when few one-time prekeys are left. */
  takeBundle() {
    if (!this.device) throw new Error('No device is linked')
    const bundle = this.device.takeBundle()
    this.tellWhenFewKeys()
    return bundle
  }

  /** Asks the client for new one-time prekeys when few are left; once for each upload. */
  tellWhenFewKeys(): void {
    if (!this.device?.lowOnPreKeys || this.#tellsFewKeys || this.#state !== 'live') return
    this.#tellsFewKeys = true
    const count = stanza('count', { value: this.device.preKeyCount })
    this.deliver(stanza('notification', { from: SERVER, type: 'encrypt', id: this.#nextId() }, [count]))
  }

  /** The client has uploaded prekeys. */
  keysArrived(): void {
    this.#tellsFewKeys = false
  }

  #enqueue(node: BinaryNode): void {
    const waiting = this.queue.add(node)
    if (this.#state !== 'live' || !this.#connection) return
    waiting.sent = true
    this.#connection.send(node)
  }

  #become(state: ClientState): void {
    this.#state = state
    this.stateChanged.tell(state)
    if (state === 'live') this.tellWhenFewKeys()
  }
}
