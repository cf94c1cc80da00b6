import type { Connection } from './connection.ts'
import { SERVER, stanza } from './stanza.ts'

/** How the server treats what the client sends: late, missing or refusing acknowledgements. */
export interface AckFault {
  /** Waits this long (ms) before it acknowledges. */
  delayMs: number
  /** Delivers the message but never acknowledges it. */
  drop: boolean
  /** Refuses the message with this code (463, 479…) instead of delivering it. */
  error: number | null
}

/** How the next messages to the client are spoilt. */
export interface SpoiltMessage {
  /** The ciphertext is damaged on the first attempt only, or on every resend as well. */
  corrupt?: 'once' | 'ever'
  /** No ciphertext at all, only `<unavailable/>`. */
  unavailable?: boolean
}

/** Everything that can go wrong, on command. Counters are used up by the next messages. */
export class Faults {
  /** Applies to messages from the client until changed. */
  acks: AckFault = { delayMs: 0, drop: false, error: null }
  /** Downloads of media answer 410 from now on. */
  mediaGone = false
  /** Every media request waits this long (ms). */
  mediaDelayMs = 0
  /** The own phone answers a request to send an unreadable message again. */
  phoneResends = true
  /** Receipts that ask for a message again reach nobody. */
  loseRetries = false
  /** The phone asks for a passkey instead of linking a client, as it does for some accounts. */
  passkeyGate = false
  /** Queries of these namespaces (`usync`, `encrypt`, `w:m`…) are never answered. */
  unansweredQueries = new Set<string>()
  /** Devices, as `<phone>:<number>` (0 is the phone itself), that are listed and whose keys are refused with 406. */
  refusedDevices = new Set<string>()
  /** Queries for devices, addresses and keys that name one of these phones (digits) are never answered. */
  unansweredAbout = new Set<string>()
  /** Queued stanzas are given out on login, but `<ib><offline/></ib>` does not follow. */
  withholdOfflineEnd = false
  #upgradeStatus: number | null = null
  #halfOpen = false
  #corrupt = 0
  #corruptHow: 'once' | 'ever' = 'once'
  #unavailable = 0
  #duplicate = 0
  #disorder = 0
  #lose = 0
  readonly #connections: () => Iterable<Connection>

  constructor(connections: () => Iterable<Connection>) {
    this.#connections = connections
  }

  /** Cuts the TCP connection. */
  drop(): void {
    for (const connection of this.#connections()) connection.cut()
  }

  /** Ends the stream politely (`xmlstreamend`). */
  endStream(): void {
    for (const connection of this.#connections()) connection.endStream()
  }

  /** Sockets stay open, and new ones are accepted, but nothing is read or answered. `false` heals new connections. */
  halfOpen(on = true): void {
    this.#halfOpen = on
    if (on) for (const connection of this.#connections()) connection.goDeaf()
  }

  get isHalfOpen(): boolean {
    return this.#halfOpen
  }

  /** Answers the websocket upgrade with this HTTP status instead; null heals. */
  httpErrorOnUpgrade(status: number | null): void {
    this.#upgradeStatus = status
  }

  get upgradeStatus(): number | null {
    return this.#upgradeStatus
  }

  /** Ends the stream with an error: 515, 503, 500… */
  streamError(code: number): void {
    for (const connection of this.#connections()) connection.close(stanza('stream:error', { code }))
  }

  /** As if the same device had logged in elsewhere (440). */
  replaced(): void {
    const last = stanza('stream:error', {}, [stanza('conflict', { type: 'replaced' })])
    for (const connection of this.#connections()) connection.close(last)
  }

  /** Damages the next messages to the client. */
  corruptNext(count = 1, how: 'once' | 'ever' = 'once'): void {
    this.#corrupt = count
    this.#corruptHow = how
  }

  /** The next messages to the client carry no ciphertext. */
  unavailableNext(count = 1): void {
    this.#unavailable = count
  }

  /** The next messages to the client are sent twice. */
  duplicateNext(count = 1): void {
    this.#duplicate = count
  }

  /** Holds this many messages to the client back and then sends them in reverse. */
  disorderNext(count: number): void {
    this.#disorder = count
  }

  /** The next messages of the client vanish: neither delivered nor acknowledged. */
  loseNext(count = 1): void {
    this.#lose = count
  }

  /** Tells the client how many prekeys are left, as the server does when they run low. */
  tellPreKeyCount(count: number, id: string): void {
    const node = stanza('notification', { from: SERVER, type: 'encrypt', id }, [stanza('count', { value: count })])
    for (const connection of this.#connections()) connection.send(node)
  }

  /** Takes the faults that the next message to the client shall have. */
  takeSpoiling(): SpoiltMessage {
    if (this.#unavailable > 0) {
      this.#unavailable -= 1
      return { unavailable: true }
    }
    if (this.#corrupt === 0) return {}
    this.#corrupt -= 1
    return { corrupt: this.#corruptHow }
  }

  /** Whether the next message to the client goes out twice. */
  takeDuplicate(): boolean {
    if (this.#duplicate === 0) return false
    this.#duplicate -= 1
    return true
  }

  /** Whether the next message of the client vanishes. */
  takeLoss(): boolean {
    if (this.#lose === 0) return false
    this.#lose -= 1
    return true
  }

  /** How many messages to the client are to be turned round; the caller holds them back. */
  takeDisorder(): number {
    const count = this.#disorder
    this.#disorder = 0
    return count
  }

  /** Heals everything. Connections that have gone silent stay so until the client closes them. */
  heal(): void {
    Object.assign(this, { acks: { delayMs: 0, drop: false, error: null }, mediaGone: false, mediaDelayMs: 0 })
    this.phoneResends = true
    this.loseRetries = false
    this.passkeyGate = false
    this.withholdOfflineEnd = false
    this.unansweredQueries.clear()
    this.refusedDevices.clear()
    this.unansweredAbout.clear()
    this.#upgradeStatus = null
    this.#halfOpen = false
    this.#corrupt = this.#unavailable = this.#duplicate = this.#disorder = this.#lose = 0
  }
}
