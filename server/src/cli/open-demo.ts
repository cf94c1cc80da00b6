import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type RunningApp, startApp } from '#app.ts'
import type { Clock } from '#base/clock.ts'
import type { Log } from '#base/log.ts'
import { readConfig } from '#config.ts'
import { business } from '#practice/business.ts'
import type { Conversation } from '#practice/conversation.ts'
import { makeCustomers } from '#practice/debtors.ts'
import { bookDays, furnish, openShop } from '#practice/furnish.ts'
import { addPhone, historyOf } from '#practice/history.ts'
import { startPractice } from '#practice/practice.ts'
import { type Simulator, startSimulator } from '#simulator/simulator.ts'

export interface DemoOptions {
  /** 0: a free one. */
  port: number
  host?: string | undefined
  /** A PostgreSQL database without anything in it; not given: the demo makes a file. */
  databaseUrl?: string | null
  clock: Clock
  log: Log
  seed: number
  /** Pause between messages that nobody asked for, ms from and to; null: customers only answer. */
  everyMs?: readonly [number, number] | null
  /** Told as soon as there is something to end and to remove, long before the demo is open. */
  begun?(demo: Pick<RunningDemo, 'dataFolder' | 'close'>): void
}

export interface RunningDemo {
  url: string
  /** The page on which one plays the customers' phones. */
  phonesUrl: string
  /** Exists until the demo is closed. */
  dataFolder: string
  simulator: Simulator
  /** Ends everything and removes the data. */
  close(): Promise<void>
}

/** Nobody writes unasked within a day, which is as good as never. */
const neverMs = [86_400_000, 86_400_000] as const

/** Starts the whole product against the simulated WhatsApp with a make-believe business, on data that is thrown away. */
export async function openDemo(options: DemoOptions): Promise<RunningDemo> {
  const { clock, log, seed } = options
  const folder = mkdtempSync(join(tmpdir(), 'aldia-demo-'))
  const endings: (() => Promise<void> | void)[] = [() => rmSync(folder, { recursive: true, force: true })]
  const close = async () => {
    for (const end of endings.splice(0).reverse()) await end()
  }
  options.begun?.({ dataFolder: folder, close })
  try {
    const simulator = await startSimulator({ ownPhone: business.phone, ownName: business.name, now: clock.now, seed })
    endings.push(() => simulator.close())
    const customers = makeCustomers(seed, clock.now())
    for (const { debtor } of customers) addPhone(simulator, debtor)
    simulator.phone.setHistory(await Promise.all(customers.map((customer) => historyOf(simulator, customer))))

    await begin(options, folder, simulator, customers)
    const app = await start(options, folder, simulator)
    endings.push(() => app.close())
    const { url } = app
    await furnish({ url, simulator, clock, seed, customers })
    const practice = startPractice({
      simulator,
      debtors: customers.map(({ debtor }) => debtor),
      clock,
      seed,
      failed: (err) => log.warn({ err }, 'a simulated customer could not write'),
      ...(options.everyMs !== undefined && { everyMs: options.everyMs ?? neverMs }),
    })
    endings.push(() => practice.stop())
    return { url, phonesUrl: `${simulator.origin}/phones`, dataFolder: folder, simulator, close }
  } catch (error) {
    await close()
    throw error
  }
}

/** The shop's first day with the program, some days ago; it ends before the demo begins. */
async function begin(
  options: DemoOptions,
  folder: string,
  simulator: Simulator,
  customers: readonly Conversation[],
): Promise<void> {
  const { now, after } = options.clock
  const clock: Clock = { now: () => now() - bookDays * 86_400_000, after }
  const app = await start({ ...options, clock, port: 0 }, folder, simulator)
  try {
    await openShop({ url: app.url, setupSecret: app.setupSecret, clock, customers })
  } finally {
    await app.close()
  }
}

function start(
  { port, host, databaseUrl, clock, log }: DemoOptions,
  folder: string,
  simulator: Simulator,
): Promise<RunningApp> {
  const config = readConfig({
    PORT: String(port),
    HOST: host,
    DATA_DIR: folder,
    DATABASE_URL: databaseUrl ?? undefined,
    SETUP_SECRET: randomBytes(18).toString('base64url'),
    WHATSAPP_URL: simulator.url,
    WHATSAPP_ROOT_KEY: simulator.rootKeyHex,
  })
  return startApp(config, { clock, log })
}
