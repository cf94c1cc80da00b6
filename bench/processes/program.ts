import { fileURLToPath } from 'node:url'
import { programSurroundings } from '@aldia/server/cli/program-surroundings.ts'
import type { BoardSnapshot } from '@aldia/shared/change.ts'
import { connectChannel, type Pairing } from '@aldia/shared/channel.ts'
import { Client } from '@aldia/tests/support/browserless-client.ts'
import { until } from '@aldia/tests/support/until.ts'
import type { commands } from '#processes/inside.ts'
import { cpuMs, memoryMb } from '#processes/usage.ts'
import { type ProcessOptions, Worker } from '#processes/worker.ts'
import { Readers } from '#readers/readers.ts'
import type { Bench } from '#report/bench.ts'
import { owner } from '#seed/owner.ts'
import type { WhatsApp } from '#whatsapp/whatsapp.ts'

const inside = fileURLToPath(new URL('./inside.ts', import.meta.url))
const main = '../server/src/cli/main.ts'

export interface StartOptions {
  folder: string
  /** Where it finds WhatsApp; nowhere when left out. */
  whatsapp?: WhatsApp | undefined
  compileCache?: string
  /** Whether it can be profiled and its statements counted; costs memory and a longer start (default true). */
  seenFromInside?: boolean
}

/** Al Día itself, as people start it, on a data folder of the generator. */
export class Program extends Worker<typeof commands> {
  url = ''
  /** The signed-in owner. */
  owner = new Client('')

  private constructor(options: ProcessOptions) {
    super(main, options)
  }

  static async start(bench: Pick<Bench, 'compileCache'>, about: StartOptions): Promise<Program> {
    const program = Program.begin(bench, about)
    const address = await program.untilPrinted(/Al Día: (http:\S+)/)
    program.url = new URL(address).origin
    program.owner = new Client(program.url)
    return program
  }

  /** Starts the process and waits for nothing. */
  static begin(bench: Pick<Bench, 'compileCache'>, about: StartOptions): Program {
    const { folder, whatsapp, compileCache = bench.compileCache, seenFromInside = true } = about
    const { nodeFlags, environment } = programSurroundings
    return new Program({
      environment: {
        ...environment,
        PORT: '0',
        DATA_DIR: folder,
        LOG_LEVEL: 'error',
        BACKUP_KEEP: '0',
        NODE_COMPILE_CACHE: compileCache,
        WHATSAPP_URL: whatsapp?.url ?? 'ws://127.0.0.1:9',
        ...(whatsapp && { WHATSAPP_ROOT_KEY: whatsapp.rootKeyHex }),
      },
      nodeFlags: [...nodeFlags, ...(seenFromInside ? ['--import', inside] : [])],
      prints: true,
    })
  }

  /** Signs the owner in; links the simulated phone when there is one. */
  static async ready(bench: Pick<Bench, 'compileCache'>, about: StartOptions): Promise<Program> {
    const program = await Program.start(bench, about)
    await program.signIn()
    if (about.whatsapp) await program.link(about.whatsapp)
    return program
  }

  async signIn(): Promise<void> {
    const { status } = await this.owner.post('/api/sign-in', { email: owner.email, password: owner.password })
    if (status !== 200) throw new Error(`signing in answered ${status}`)
  }

  async link(whatsapp: WhatsApp): Promise<void> {
    const accountId = (await this.board()).channelAccounts[0]?.id ?? ''
    await this.owner.run(connectChannel, { accountId })
    const qr = await until('a QR code', async () => {
      const pairing = await this.owner.read<Pairing>(`/api/channel-accounts/${accountId}/pairing`)
      return pairing.qr
    })
    await whatsapp.ask('scanQr', { qr })
    const online = async () => (await this.board()).channelAccounts[0]?.state === 'online'
    await until('the number is online', online, 60_000)
    await whatsapp.ask('waitForOpen')
    await whatsapp.ask('waitForConfirmed')
  }

  board = (): Promise<BoardSnapshot> => this.owner.read<BoardSnapshot>('/api/board')

  /** Opens so many clients of the live socket as the owner. */
  readers = (count: number): Promise<Readers> => Readers.open({ url: this.url, cookie: this.owner.cookie, count })

  cpuMs = (): number => cpuMs(this.pid)
  memoryMb = (): { now: number; peak: number } => memoryMb(this.pid)
}
