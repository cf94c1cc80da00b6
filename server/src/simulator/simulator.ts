import { createHash, randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { encodeNewsletterMessage } from '@whiskeysockets/baileys'
import { type WebSocket, WebSocketServer } from 'ws'
import { Chronicle } from './chronicle.ts'
import { ClientSession, type SessionParts } from './client-session.ts'
import type { Connection } from './connection.ts'
import { Directory } from './directory.ts'
import { Faults } from './faults.ts'
import { Happening } from './happening.ts'
import { makeHttpHandler } from './http-handler.ts'
import { LinkedAccount } from './linked-account.ts'
import { closed, type MediaServer, MediaStore, startMediaServer } from './media-server.ts'
import { OwnPhone } from './own-phone.ts'
import { Candidates, Pairing } from './pairing.ts'
import { Person } from './person.ts'
import type { PersonOptions } from './person-options.ts'
import { makeServerIdentity, type ServerIdentity } from './server-identity.ts'
import { SignalPhone } from './signal-phone.ts'
import { stanza } from './stanza.ts'
import { secondsOf, type World } from './world.ts'

const CLIENT_PATH = '/ws/chat'

export interface SimulatorOptions {
  /** 0 or nothing: a free one. */
  port?: number
  /** Default 127.0.0.1. */
  host?: string
  /** Epoch ms; the real time when left out. */
  now?: () => number
  /** The same seed gives the same LIDs and message ids; random when left out. */
  seed?: number
  /** The business's number, digits only. */
  ownPhone?: string
  /** The business's push name. */
  ownName?: string
}

/** The linked client as the server sees it. */
export interface SimulatedClient {
  /** It is logged in. */
  readonly connected: boolean
  /** Stanzas that it has not confirmed yet. */
  readonly pending: number
  /** It shows itself as online. */
  readonly available: boolean
  /** Settles when it is logged in and has been given everything that waited. */
  waitForOpen(timeoutMs?: number): Promise<void>
  /** Settles when no connection of it is left. */
  waitForClose(timeoutMs?: number): Promise<void>
  /** Settles when it has confirmed everything that was sent to it. */
  waitForConfirmed(timeoutMs?: number): Promise<void>
}

/** Another phone with another number of the business, and the people who know that one. */
export interface OtherPhone {
  readonly phone: OwnPhone
  readonly client: SimulatedClient
  /** One person may be added to several phones of the business, with the same number. */
  addPerson(options: PersonOptions): Person
}

/** A simulated WhatsApp: the server, the business's own phone, and the phones of other people. */
export interface Simulator {
  /** Where the client connects: ws://…/ws/chat. */
  readonly url: string
  /** Control API and phones page: http://… */
  readonly origin: string
  /** The Noise root that signs the server's certificate, 32 bytes. */
  readonly rootKeyHex: string
  /** The self-signed certificate of the media server. */
  readonly mediaCertificatePem: string
  readonly phone: OwnPhone
  readonly faults: Faults
  readonly client: SimulatedClient
  readonly world: World
  addPerson(options: PersonOptions): Person
  /** Another phone of the business; it scans what the client shows, as the first one does. `phone`: digits only. */
  addOwnPhone(about: { phone: string; name?: string }): OtherPhone
  /** By number, with or without plus, as added or as registered. */
  person(phone: string): Person | undefined
  people(): Person[]
  /** A post in a channel (newsletter), which is not encrypted. */
  postInChannel(channel: string, text: string): string
  /** Sends any stanza to the client and keeps it until confirmed. */
  deliver(node: Parameters<LinkedAccount['deliver']>[0]): void
  close(): Promise<void>
}

/** LID users and message ids: reproducible from a seed, or not at all. */
class Numbers {
  readonly #seed: string
  #count = 0

  constructor(seed: number | undefined) {
    this.#seed = seed === undefined ? randomBytes(16).toString('hex') : String(seed)
  }

  lidUser(phone: string): string {
    const number = this.#hash(`lid ${phone}`).readBigUInt64BE(0) % 10n ** 14n
    return `1${String(number).padStart(14, '0')}`
  }

  messageId(): string {
    this.#count += 1
    return `3A${this.#hash(`message ${this.#count}`).toString('hex').slice(0, 18).toUpperCase()}`
  }

  #hash(text: string): Buffer {
    return createHash('sha256').update(`${this.#seed} ${text}`).digest()
  }
}

async function until(account: LinkedAccount, isSo: () => boolean, timeoutMs?: number): Promise<void> {
  if (!isSo()) await account.stateChanged.next(isSo, timeoutMs)
}

function clientOf(account: LinkedAccount): SimulatedClient {
  return {
    get connected() {
      return account.state !== 'away'
    },
    get pending() {
      return account.queue.size
    },
    get available() {
      return account.clientAvailable
    },
    waitForOpen: (timeoutMs) => until(account, () => account.state === 'live', timeoutMs),
    waitForClose: (timeoutMs) => until(account, () => account.state === 'away', timeoutMs),
    waitForConfirmed: async (timeoutMs) => {
      if (account.queue.size > 0) await account.confirmed.next(() => account.queue.size === 0, timeoutMs)
    },
  }
}

function postInChannel({ account, nextId, now }: World, channel: string, text: string): string {
  const id = nextId()
  const attributes = { from: channel, id, server_id: '101', type: 'text', t: secondsOf(now()) }
  const bytes = encodeNewsletterMessage({ conversation: text })
  account.deliver(stanza('message', attributes, [stanza('plaintext', {}, bytes)]))
  return id
}

class RunningSimulator implements Simulator {
  readonly world: World
  readonly phone: OwnPhone
  readonly client: SimulatedClient
  readonly rootKeyHex: string
  origin = ''
  url = ''
  readonly #host: string
  readonly #numbers: Numbers
  readonly #sessions = new Set<ClientSession>()
  readonly #candidates = new Candidates()
  readonly #identity: ServerIdentity
  /** By number. */
  readonly #partsOf = new Map<string, SessionParts>()
  readonly #server = createServer()
  readonly #sockets = new WebSocketServer({ noServer: true, maxPayload: 64 * 1024 * 1024 })
  readonly #open: (socket: WebSocket) => void
  #mediaServer: MediaServer | null = null

  constructor(options: SimulatorOptions) {
    const { ownPhone = '573000000001', ownName = 'Al Día', now = Date.now, seed } = options
    this.#host = options.host ?? '127.0.0.1'
    this.#numbers = new Numbers(seed)
    const phone = ownPhone.replace(/\D/g, '')
    const nextId = () => this.#numbers.messageId()
    const faults = new Faults(() => this.#connections())
    this.world = {
      now,
      nextId,
      faults,
      account: new LinkedAccount({ phone, name: ownName, lidUser: this.#numbers.lidUser(phone), faults, nextId }),
      media: new MediaStore(faults),
      directory: new Directory(),
      chronicle: new Chronicle(),
      changed: new Happening<string>(),
    }
    const { world } = this
    this.#identity = makeServerIdentity(now())
    this.rootKeyHex = this.#identity.rootKey.toString('hex')
    const first = this.#partsFor(world)
    this.phone = first.ownPhone
    this.client = clientOf(world.account)
    this.#open = (socket) => {
      const parts = { first, partsOf: (number: string) => this.#partsOf.get(number) }
      const session: ClientSession = new ClientSession(parts, socket, () => this.#sessions.delete(session))
      this.#sessions.add(session)
    }
  }

  #partsFor(world: World): SessionParts {
    const ownSignal = new SignalPhone(world.account.phone)
    const pairing = new Pairing(world, () => ownSignal.identity, this.#candidates)
    const ownPhone = new OwnPhone({ world, signal: ownSignal, pairing })
    const parts = { world, pairing, ownPhone, identity: this.#identity, ownSignal }
    this.#partsOf.set(world.account.phone, parts)
    return parts
  }

  addOwnPhone({ phone: number, name = 'Al Día' }: { phone: string; name?: string }): OtherPhone {
    const phone = number.replace(/\D/g, '')
    const { faults, nextId } = this.world
    const account = new LinkedAccount({ phone, name, lidUser: this.#numbers.lidUser(phone), faults, nextId })
    const world = { ...this.world, account, directory: new Directory(), chronicle: new Chronicle() }
    const { ownPhone } = this.#partsFor(world)
    return { phone: ownPhone, client: clientOf(account), addPerson: (options) => this.#addTo(world, options) }
  }

  get faults(): Faults {
    return this.world.faults
  }

  get mediaCertificatePem(): string {
    return this.#mediaServer?.certificatePem ?? ''
  }

  addPerson(options: PersonOptions): Person {
    return this.#addTo(this.world, options)
  }

  #addTo(world: World, options: PersonOptions): Person {
    const lidUser = this.#numbers.lidUser(options.phone.replace(/\D/g, ''))
    const person = new Person(world, { ...options, lidUser })
    world.directory.add(person)
    world.changed.tell(person.phone)
    return person
  }

  person(phone: string): Person | undefined {
    return this.world.directory.byPhone(phone)
  }

  people(): Person[] {
    return this.world.directory.all()
  }

  postInChannel(channel: string, text: string): string {
    return postInChannel(this.world, channel, text)
  }

  deliver(node: Parameters<LinkedAccount['deliver']>[0]): void {
    this.world.account.deliver(node)
  }

  async start(port: number): Promise<void> {
    const { media } = this.world
    this.#mediaServer = await startMediaServer(media, this.#host, this.world.now())
    this.#server.on('request', makeHttpHandler(this))
    this.#server.on('upgrade', (request, socket, head) => this.#upgrade(request, socket, head))
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject).listen(port, this.#host, resolve)
    })
    const address = `${this.#host}:${(this.#server.address() as AddressInfo).port}`
    this.origin = `http://${address}`
    this.url = `ws://${address}${CLIENT_PATH}`
    media.httpOrigin = this.origin
    media.httpsHost = this.#mediaServer.host
  }

  async close(): Promise<void> {
    for (const connection of this.#connections()) connection.cut()
    this.#sockets.close()
    await Promise.all([closed(this.#server), this.#mediaServer?.close()])
  }

  *#connections(): Iterable<Connection> {
    for (const { connection } of [...this.#sessions]) yield connection
  }

  #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const status = request.url?.startsWith(CLIENT_PATH) ? this.faults.upgradeStatus : 404
    if (status !== null) {
      socket.end(`HTTP/1.1 ${status} Refused\r\ncontent-length: 0\r\nconnection: close\r\n\r\n`)
      return
    }
    this.#sockets.handleUpgrade(request, socket, head, this.#open)
  }
}

/** Starts a simulated WhatsApp on a port of this machine. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const simulator = new RunningSimulator(options)
  await simulator.start(options.port ?? 0)
  return simulator
}
