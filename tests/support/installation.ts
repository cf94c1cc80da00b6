import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BoardSnapshot } from '@aldia/shared/change.ts'
import { connectChannel, type Pairing } from '@aldia/shared/channel.ts'
import { writeAtAnyHour } from '#support/any-hour.ts'
import { Client } from '#support/browserless-client.ts'
import { databaseOf, databaseSetting, dropDatabaseOf } from '#support/database-of.ts'
import { type Program, startProgram } from '#support/program.ts'
import type { Simulation } from '#support/simulation.ts'
import { owner, setupSecret } from '#support/start.ts'
import { until } from '#support/until.ts'

/** One data folder with the program on it, run as a process that may be ended in any way and started again. */
export class Installation {
  readonly folder: string
  readonly simulation: Simulation
  /** Of the signed-in owner; its address changes with every start. */
  rosa: Client = new Client('')
  program: Program | null = null
  readonly #environment: Record<string, string>
  readonly #cache: string
  readonly #ownsFolder: boolean

  constructor(simulation: Simulation, about: { folder?: string; environment?: Record<string, string> } = {}) {
    this.simulation = simulation
    this.#ownsFolder = about.folder === undefined
    this.folder = about.folder ?? mkdtempSync(join(tmpdir(), 'aldia-installation-'))
    this.#cache = mkdtempSync(join(tmpdir(), 'aldia-compiled-'))
    this.#environment = about.environment ?? {}
  }

  /** Starts the process, on a server's database only after `start`; it is not ready yet. `shell` wraps it, for limits that only a shell can set. */
  spawn(nodeFlags: readonly string[] = [], shell?: string): Program {
    this.program = startProgram(
      {
        PORT: '0',
        DATA_DIR: this.folder,
        ...databaseSetting(this.folder),
        SETUP_SECRET: setupSecret,
        WHATSAPP_URL: this.simulation.url,
        WHATSAPP_ROOT_KEY: this.simulation.rootKeyHex,
        // Starting again and again, most of the time would go into reading the same source.
        NODE_COMPILE_CACHE: this.#cache,
        ...this.#environment,
      },
      nodeFlags,
      shell,
    )
    return this.program
  }

  /** Starts the process and waits until people can use it. */
  async start(nodeFlags: readonly string[] = [], shell?: string): Promise<Program> {
    await databaseOf(this.folder)
    const program = this.spawn(nodeFlags, shell)
    await this.answering(program)
    return program
  }

  /** Waits until people can use this run of the program. */
  async answering(program: Program): Promise<void> {
    const url = new URL(await program.address(60_000)).origin
    this.rosa = new Client(url, this.rosa.cookie)
  }

  /** Sets the business up and links the phone. */
  async link(): Promise<void> {
    const { status } = await this.rosa.post('/api/setup', {
      secret: setupSecret,
      business: { name: 'Tienda Rosita', country: 'CO' },
      owner,
    })
    if (status !== 200) throw new Error(`setup answered ${status}`)
    await writeAtAnyHour(this.rosa)
    const accountId = (await this.account()).id
    await this.rosa.run(connectChannel, { accountId })
    const { qr } = await until('a QR code', async () => {
      const pairing = await this.rosa.read<Pairing>(`/api/channel-accounts/${accountId}/pairing`)
      return pairing.qr ? pairing : null
    })
    await this.simulation.ask('scanQr', { qr })
    await this.online()
  }

  board = () => this.rosa.read<BoardSnapshot>('/api/board')

  async account(): Promise<BoardSnapshot['channelAccounts'][number]> {
    const [account] = (await this.board()).channelAccounts
    if (!account) throw new Error('the business has a number')
    return account
  }

  online = () => until('online', async () => (await this.account()).state === 'online', 60_000)

  /** Ends the process as a failing machine would. */
  async kill(): Promise<void> {
    const program = this.program
    if (!program) return
    program.process.kill('SIGKILL')
    await program.ended()
    this.program = null
  }

  /** Asks the process to end; answers its exit code and how long (ms) it took. */
  async end(): Promise<{ code: number | NodeJS.Signals | null; ms: number }> {
    const asked = performance.now()
    this.program?.process.kill('SIGTERM')
    const code = (await this.program?.ended()) ?? null
    this.program = null
    return { code, ms: performance.now() - asked }
  }

  async dispose(): Promise<void> {
    await this.kill()
    await dropDatabaseOf(this.folder)
    rmSync(this.#cache, { recursive: true, force: true })
    if (this.#ownsFolder) rmSync(this.folder, { recursive: true, force: true })
  }
}
