import {
  type AuthenticationCreds,
  type BaileysEventMap,
  type ConnectionState,
  initAuthCreds,
  makeWASocket,
  type proto,
  type SignalDataSet,
  type SignalKeyStore,
  type UserFacingSocketConfig,
  type WAMessage,
  type WASocket,
} from '@whiskeysockets/baileys'
import pino from 'pino'
import { Happening } from '#simulator/happening.ts'
import type { Simulator } from '#simulator/simulator.ts'

/** Silences libsignal, which writes sessions to the console; everything else passes. Returns what undoes it. */
export function silenceLibsignal(): () => void {
  const isNoise = (first: unknown) => typeof first === 'string' && /session|decrypt|prekey bundle/i.test(first)
  const levels = ['info', 'warn', 'error'] as const
  // biome-ignore lint/suspicious/noConsole: libsignal offers no other way to keep its private keys off the console
  const kept = levels.map((level) => [level, console[level]] as const)
  for (const [level, write] of kept) {
    console[level] = (...parts: unknown[]) => {
      if (!isNoise(parts[0])) write(...parts)
    }
  }
  return () => Object.assign(console, Object.fromEntries(kept))
}

/** Keys in memory that survive a reconnect, as a database would. */
function memoryKeys(): SignalKeyStore {
  const rows = new Map<string, unknown>()
  return {
    get: async (type, ids) => {
      const found: Record<string, unknown> = {}
      for (const id of ids) if (rows.has(`${type} ${id}`)) found[id] = rows.get(`${type} ${id}`)
      return found as Awaited<ReturnType<SignalKeyStore['get']>> as never
    },
    set: async (data: SignalDataSet) => {
      for (const [type, values] of Object.entries(data)) {
        for (const [id, value] of Object.entries(values ?? {})) {
          if (value === null) rows.delete(`${type} ${id}`)
          else rows.set(`${type} ${id}`, value)
        }
      }
    },
  }
}

/** Anything that the client reported, by event name. */
interface Reported {
  event: keyof BaileysEventMap
  value: unknown
}

/** The real Baileys with its account in memory; it reconnects by itself only after pairing (515). */
export class TestClient {
  readonly events: Reported[] = []
  readonly happened = new Happening<Reported>()
  /** Contents of messages, by id, for retries. */
  readonly written = new Map<string, proto.IMessage>()
  readonly #simulator: Simulator
  readonly #creds: AuthenticationCreds = initAuthCreds()
  readonly #keys = memoryKeys()
  readonly #options: Partial<UserFacingSocketConfig>
  #socket: WASocket | null = null

  constructor(simulator: Simulator, options: Partial<UserFacingSocketConfig> = {}) {
    this.#simulator = simulator
    this.#options = options
  }

  get socket(): WASocket {
    if (!this.#socket) throw new Error('The client is not started')
    return this.#socket
  }

  get creds(): AuthenticationCreds {
    return this.#creds
  }

  /** All messages that were reported, in order, repeats included. */
  get messages(): (WAMessage & { upsert: string })[] {
    return this.#values('messages.upsert').flatMap(({ messages, type }) =>
      messages.map((message) => Object.assign(message, { upsert: type })),
    )
  }

  /** All values of one event. */
  #values<E extends keyof BaileysEventMap>(event: E): BaileysEventMap[E][] {
    return this.events.filter((reported) => reported.event === event).map(({ value }) => value as BaileysEventMap[E])
  }

  values<E extends keyof BaileysEventMap>(event: E): BaileysEventMap[E][] {
    return this.#values(event)
  }

  start(): void {
    const socket = makeWASocket({
      auth: { creds: this.#creds, keys: this.#keys },
      waWebSocketUrl: this.#simulator.url,
      logger: pino({ level: 'silent' }),
      getMessage: async ({ id }) => this.written.get(id ?? ''),
      linkPreviewImageThumbnailWidth: 0,
      retryRequestDelayMs: 0,
      ...this.#options,
    })
    this.#socket = socket
    socket.ev.on('creds.update', (update) => Object.assign(this.#creds, update))
    socket.ev.process((events) => {
      for (const [event, value] of Object.entries(events)) {
        const reported = { event: event as keyof BaileysEventMap, value }
        this.events.push(reported)
        this.happened.tell(reported)
      }
      const code = statusOf(events['connection.update'])
      if (code === 515) this.start()
    })
  }

  async stop(): Promise<void> {
    await this.#socket?.end(undefined)
  }

  /** Waits for an event with a fitting value, from now on or already reported. */
  async until<E extends keyof BaileysEventMap>(
    event: E,
    fits: (value: BaileysEventMap[E]) => boolean = () => true,
  ): Promise<BaileysEventMap[E]> {
    const known = this.#values(event).find(fits)
    if (known) return known
    const matches = (reported: Reported) => reported.event === event && fits(reported.value as BaileysEventMap[E])
    return (await this.happened.next(matches)).value as BaileysEventMap[E]
  }

  /** Waits for a message that fits. */
  async untilMessage(fits: (message: WAMessage) => boolean): Promise<WAMessage & { upsert: string }> {
    await this.until('messages.upsert', ({ messages }) => messages.some(fits))
    const message = this.messages.find(fits)
    if (!message) throw new Error('The message is gone')
    return message
  }

  /** Waits for a status of a message; Baileys folds an early one into the message itself. */
  async untilStatus(id: string, status: proto.WebMessageInfo.Status): Promise<void> {
    const isReached = (of: proto.IMessageKey, reached: number | null | undefined) =>
      of.id === id && (reached ?? 0) >= status
    const shows = ({ event, value }: Reported) => {
      if (event === 'messages.upsert') {
        return (value as BaileysEventMap['messages.upsert']).messages.some((one) => isReached(one.key, one.status))
      }
      if (event !== 'messages.update') return false
      return (value as BaileysEventMap['messages.update']).some(({ key, update }) => isReached(key, update.status))
    }
    if (!this.events.some(shows)) await this.happened.next(shows)
  }

  /** The status code with which the next connection ends. */
  async untilClosed(): Promise<number | undefined> {
    const update = await this.happened.next(
      ({ event, value }) => event === 'connection.update' && (value as Partial<ConnectionState>).connection === 'close',
    )
    return statusOf(update.value as Partial<ConnectionState>)
  }

  /** Links by QR and waits until the client is open. */
  async link(): Promise<void> {
    this.start()
    const { qr } = await this.until('connection.update', (update) => update.qr !== undefined)
    await this.#simulator.phone.scanQr(qr ?? '')
    await this.until('connection.update', (update) => update.connection === 'open')
  }

  /** Links and waits until the first synchronisation is over, after which a reconnect needs no pause. */
  async settle(): Promise<void> {
    await this.link()
    await this.until('creds.update', ({ accountSyncCounter }) => accountSyncCounter === 1)
    await this.#simulator.client.waitForConfirmed()
  }

  /** Waits until the next connection is open. */
  async untilOpened(): Promise<void> {
    await this.happened.next(
      ({ event, value }) => event === 'connection.update' && (value as Partial<ConnectionState>).connection === 'open',
    )
  }

  /** Connects again with the same account and waits until the client is open. */
  async reconnect(): Promise<void> {
    const opened = this.untilOpened()
    this.start()
    await opened
  }

  /** Sends a text under a known id and remembers it for retries. */
  async sendText(to: string, text: string): Promise<string> {
    const sent = await this.socket.sendMessage(to, { text })
    const id = sent?.key.id ?? ''
    if (sent?.message) this.written.set(id, sent.message)
    return id
  }
}

/** The text of a message, if it is one. */
export function textOf(message: WAMessage): string | undefined {
  return message.message?.conversation ?? message.message?.extendedTextMessage?.text ?? undefined
}

function statusOf(update: Partial<ConnectionState> | undefined): number | undefined {
  const error = update?.lastDisconnect?.error as { output?: { statusCode?: number } } | undefined
  return error?.output?.statusCode
}
