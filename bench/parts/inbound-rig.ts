import { join } from 'node:path'
import { BareClient } from '#floors/bare-client.ts'
import { pause } from '#processes/monotonic.ts'
import { inWords } from '#processes/profile.ts'
import { Program } from '#processes/program.ts'
import { cpuMs } from '#processes/usage.ts'
import type { Readers } from '#readers/readers.ts'
import type { Bench } from '#report/bench.ts'
import type { Row } from '#report/row.ts'
import { WhatsApp } from '#whatsapp/whatsapp.ts'

/** Messages that WhatsApp sends ahead of their receipts. */
export const sentAhead = 100

export interface Taken {
  perSecond: number
  /** Processor time of the client for each message, ms. */
  cpuMs: number
}

/** How long those may take that the last one has overtaken. */
const overtakenTries = 200
const overtakenPauseMs = 10

let marks = 0
/** Words that no other message of this run begins with. */
export const newMark = () => `m${marks++}n`

/** Linked to a simulated WhatsApp: Al Día with people's browsers, or Baileys alone. */
export interface Linked extends AsyncDisposable {
  /** Takes in so many messages as fast as it can; `length` (characters) where the usual one will not do. */
  takeIn(count: number, length?: number): Promise<Taken>
  /** The same for messages that were queued while it was away; the clock runs from its login. */
  catchUp(count: number): Promise<Taken>
  /** From a debtor's send to its arrival, one message at a time, ms each. */
  oneByOne(count: number): Promise<number[]>
}

abstract class LinkedClient {
  readonly whatsapp: WhatsApp
  readonly pid: number

  constructor(whatsapp: WhatsApp, pid: number) {
    this.whatsapp = whatsapp
    this.pid = pid
  }

  /** Begins to watch for so many messages. */
  protected abstract watch(count: number, mark: string): Promise<void>
  /** Waits for all of them; answers when each came, by its number. */
  protected abstract all(count: number, mark: string): Promise<Map<number, number>>
  /** Waits for one of them. */
  protected abstract one(number: number, mark: string): Promise<void>

  async takeIn(count: number, length?: number): Promise<Taken> {
    return this.#timed(count, length, () => this.whatsapp.ask('release', { window: sentAhead }))
  }

  async catchUp(count: number): Promise<Taken> {
    return this.#timed(count, undefined, () => this.whatsapp.ask('queueWhileAway'))
  }

  async oneByOne(count: number): Promise<number[]> {
    const mark = newMark()
    await this.whatsapp.ask('prepare', { count, mark })
    await this.watch(count, mark)
    const left: number[] = []
    for (let i = 0; i < count; i++) {
      left.push(await this.whatsapp.ask('releaseOne'))
      await this.one(i, mark)
      // Not in step with any timer, and late enough for what follows a message to be over.
      await pause(4 + ((i * 7) % 11))
    }
    return delays(left, await this.all(count, mark))
  }

  async #timed(count: number, length: number | undefined, send: () => Promise<number>): Promise<Taken> {
    const mark = newMark()
    await this.whatsapp.ask('prepare', { count, mark, ...(length && { length }) })
    await this.watch(count, mark)
    const before = cpuMs(this.pid)
    const sending = send()
    const arrivals = await this.all(count, mark)
    const started = await sending
    const took = Math.max(...arrivals.values()) - started
    return { perSecond: (count / took) * 1000, cpuMs: (cpuMs(this.pid) - before) / count }
  }
}

export function delays(left: readonly number[], arrived: ReadonlyMap<number, number>): number[] {
  return left.map((at, i) => (arrived.get(i) ?? Number.NaN) - at)
}

/** Al Día on a data folder of its own, with so many browsers connected. */
export class OursLinked extends LinkedClient implements Linked {
  readonly program: Program
  readonly #readers: Readers

  private constructor(whatsapp: WhatsApp, program: Program, readers: Readers) {
    super(whatsapp, program.pid)
    this.program = program
    this.#readers = readers
  }

  static async open(
    bench: Bench,
    about: { folder: string; clients: number; seenFromInside?: boolean },
  ): Promise<OursLinked> {
    const { clients, ...start } = about
    const whatsapp = await WhatsApp.start()
    const program = await Program.ready(bench, { ...start, whatsapp })
    return new OursLinked(whatsapp, program, await program.readers(clients))
  }

  /** Runs something while so many browsers more are connected. */
  async withMore<T>(clients: number, run: () => Promise<T>): Promise<T> {
    const { url, owner } = this.program
    await this.#readers.ask('open', { url, cookie: owner.cookie, count: clients })
    try {
      return await run()
    } finally {
      await this.#readers.ask('close', { count: clients })
    }
  }

  /** Sends prepared messages at a steady rate; answers the delay of each until its event was at the clients. */
  async atRate(about: { count: number; perSecond: number; meanwhile?: () => Promise<void> }): Promise<number[]> {
    const mark = newMark()
    await this.whatsapp.ask('prepare', { count: about.count, mark })
    await this.watch()
    const [left] = await Promise.all([
      this.whatsapp.ask('releaseEvery', { everyMs: 1000 / about.perSecond }),
      about.meanwhile?.(),
    ])
    return delays(left, await this.all(about.count, mark))
  }

  protected async watch(): Promise<void> {
    await this.#readers.ask('begin', { watching: 2 })
  }

  protected async one(number: number, mark: string): Promise<void> {
    await this.#readers.ask('seen', { words: `"text":"${mark}${number} ` })
  }

  protected async all(count: number, mark: string): Promise<Map<number, number>> {
    await this.one(count - 1, mark)
    const arrived = async () => new Map(await this.#readers.ask('arrivals', { mark }))
    let arrivals = await arrived()
    // Messages of different people may overtake each other; the last one sent need not come last.
    for (let tries = 0; arrivals.size < count && tries < overtakenTries; tries++) {
      await pause(overtakenPauseMs)
      arrivals = await arrived()
    }
    if (arrivals.size !== count) throw new Error(`${count - arrivals.size} of ${count} messages reached no browser`)
    return arrivals
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#readers[Symbol.asyncDispose]()
    await this.program[Symbol.asyncDispose]()
    await this.whatsapp[Symbol.asyncDispose]()
  }
}

/** The floor. */
export class FloorLinked extends LinkedClient implements Linked {
  readonly #bare: BareClient
  /** One fsynced line for each message goes here; null: it only counts. */
  readonly #file: string | null

  private constructor(whatsapp: WhatsApp, bare: BareClient, file: string | null) {
    super(whatsapp, bare.pid)
    this.#bare = bare
    this.#file = file
  }

  static async open(bench: Bench, about: { writes: boolean }): Promise<FloorLinked> {
    const { bare, whatsapp } = await BareClient.link()
    return new FloorLinked(whatsapp, bare, about.writes ? join(bench.folder(), 'messages.txt') : null)
  }

  protected async watch(): Promise<void> {
    await this.#bare.ask('begin', { file: this.#file })
  }

  protected async one(number: number): Promise<void> {
    await this.#bare.ask('counted', { count: number + 1 })
  }

  protected async all(count: number, mark: string): Promise<Map<number, number>> {
    await this.#bare.ask('counted', { count })
    const arrivals = await this.#bare.ask('arrivals')
    return new Map(arrivals.map(([first, at]) => [Number(first.slice(mark.length)), at]))
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#bare[Symbol.asyncDispose]()
    await this.whatsapp[Symbol.asyncDispose]()
  }
}

/** Where the program's time goes, by a profile of one more repetition; nothing when every goal is met. */
export async function explained(
  program: Program,
  what: string,
  rows: readonly Row[],
  again: () => Promise<unknown>,
): Promise<string[]> {
  if (rows.every(({ judged }) => judged === undefined || judged.isMet)) return []
  await program.ask('beginProfile')
  await again()
  const areas = await program.ask('endProfile', {})
  return [`A goal is missed. Where the program's time goes (${what}): ${inWords(areas)}.`]
}
