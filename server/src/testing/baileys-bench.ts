import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { systemClock } from '#base/clock.ts'
import type { Database } from '#base/database/database.ts'
import { makeLog } from '#base/log.ts'
import type { Identity } from '#channels/baileys/baileys-inbound.ts'
import { type BaileysParts, makeBaileysTransport } from '#channels/baileys/baileys-transport.ts'
import { makeEncryptedKeyStore } from '#channels/baileys/encrypted-key-store.ts'
import type { ConnectionNews, Receipt, Received, Transport, TransportListener } from '#channels/transport.ts'
import { type Simulator, startSimulator } from '#simulator/simulator.ts'
import { makeTestDatabase, type TestDatabase } from '#testing/database.ts'

/** Everything a transport told, and a way to wait for more. */
export class Heard implements TransportListener {
  readonly messages: Received[] = []
  /** WhatsApp ids of the messages that must be on the disk when they have been taken, for nobody else keeps them. */
  readonly onlyCopies: string[] = []
  readonly ticks: Receipt[] = []
  readonly people: Identity[] = []
  readonly news: ConnectionNews[] = []
  readonly pairings: Parameters<TransportListener['pairing']>[0][] = []
  readonly presences: Parameters<TransportListener['presence']>[0][] = []
  readonly sent = new Map<string, Buffer>()
  /** Called before messages are taken; throwing means that they cannot be stored. */
  beforeStoring: (batch: Received[]) => Promise<void> = async () => {}
  /** The same for ticks. */
  beforeTicking: (batch: Receipt[]) => Promise<void> = async () => {}
  #waiting = new Set<() => void>()

  async received(batch: Received[], about?: { isOnlyCopy: boolean }) {
    await this.beforeStoring(batch)
    if (about?.isOnlyCopy) this.onlyCopies.push(...batch.map(({ waId }) => waId))
    this.messages.push(...batch)
    this.#tell()
  }
  async receipts(batch: Receipt[]) {
    await this.beforeTicking(batch)
    this.ticks.push(...batch)
    this.#tell()
  }
  async identities(batch: Identity[]) {
    this.people.push(...batch)
    this.#tell()
  }
  async connection(news: ConnectionNews) {
    this.news.push(news)
    this.#tell()
  }
  /** Asked before a linked number connects for the first time. */
  refuseNumber: TransportListener['refuseNumber'] = async () => null
  pairing(news: Parameters<TransportListener['pairing']>[0]) {
    this.pairings.push(news)
    this.#tell()
  }
  presence(news: Parameters<TransportListener['presence']>[0]) {
    this.presences.push(news)
    this.#tell()
  }
  async sentMessage(waId: string) {
    return this.sent.get(waId) ?? null
  }

  get state(): ConnectionNews | undefined {
    return this.news.at(-1)
  }

  /** Texts in the order in which they were stored. */
  get texts(): (string | null)[] {
    return this.messages.flatMap(({ content }) => (content.type === 'message' ? [content.text] : []))
  }

  /** Waits until `find` finds something. */
  async until<T>(find: () => T | undefined | null | false): Promise<T> {
    for (;;) {
      const found = find()
      if (found !== undefined && found !== null && found !== false) return found
      await new Promise<void>((resolve) => this.#waiting.add(resolve))
    }
  }

  untilState(state: ConnectionNews['state'], reason?: ConnectionNews['reason']): Promise<ConnectionNews> {
    return this.until(() => {
      const now = this.state
      return now?.state === state && (reason === undefined || now.reason === reason) ? now : undefined
    })
  }

  untilText(text: string): Promise<Received> {
    return this.until(() => this.messages.find(({ content }) => content.type === 'message' && content.text === text))
  }

  untilTick(waId: string, status: Receipt['status']): Promise<Receipt> {
    return this.until(() => this.ticks.find((tick) => tick.waId === waId && tick.status === status))
  }

  #tell(): void {
    const waiting = [...this.#waiting]
    this.#waiting.clear()
    for (const wake of waiting) wake()
  }
}

export const quickPatience = {
  firstPauseMs: 20,
  longestPauseMs: 100,
  openWithinMs: 10_000,
  confirmWithinMs: 20_000,
  recipientWithinMs: 15_000,
  keepAliveMs: 30_000,
  qrMs: null,
}

/** A data folder, a simulated WhatsApp, and as many processes' worth of transports as a test needs. */
export class Bench {
  readonly simulator: Simulator
  readonly folder: string
  readonly accountId = '0190aaaa-0000-7000-8000-000000000001'
  #made: Promise<TestDatabase> | undefined
  #databases: Database[] = []
  #transports: Transport[] = []

  private constructor(simulator: Simulator) {
    this.simulator = simulator
    this.folder = mkdtempSync(join(tmpdir(), 'aldia-connector-'))
  }

  static async open(): Promise<Bench> {
    return new Bench(await startSimulator())
  }

  /** Opens the database as a new process would. */
  async database(): Promise<Database> {
    this.#made ??= makeTestDatabase(this.folder)
    const database = (await this.#made).open()
    this.#databases.push(database)
    return database
  }

  transport(database: Database, about: Partial<BaileysParts> = {}): Transport {
    const transport = makeBaileysTransport({
      workspaceId: 'workspace',
      accountId: this.accountId,
      database,
      clock: systemClock,
      log: makeLog('silent'),
      box: makeEncryptedKeyStore(Buffer.alloc(32, 7)),
      url: this.simulator.url,
      rootKey: Buffer.from(this.simulator.rootKeyHex, 'hex'),
      ...about,
      patience: { ...quickPatience, ...about.patience },
    })
    this.#transports.push(transport)
    return transport
  }

  /**
   * As if the transport's process had died while it was storing something that it will never finish: the connection is
   * gone, and what was to be stored is not.
   */
  die(transport: Transport): void {
    this.#transports = this.#transports.filter((one) => one !== transport)
    void transport.stop()
  }

  /** A linked account with its open transport. */
  async linked(
    about: Partial<BaileysParts> = {},
    heard = new Heard(),
  ): Promise<{ database: Database; transport: Transport; heard: Heard }> {
    const database = await this.database()
    const transport = this.transport(database, about)
    await transport.start(heard)
    const { qr } = await heard.until(() => heard.pairings.find((pairing) => pairing.qr !== null))
    await this.simulator.phone.scanQr(qr ?? '')
    await heard.untilState('online')
    return { database, transport, heard }
  }

  async close(): Promise<void> {
    for (const transport of this.#transports) await transport.stop()
    await this.simulator.close()
    for (const database of this.#databases) await database.close()
    await (await this.#made)?.drop()
    rmSync(this.folder, { recursive: true, force: true })
  }
}
