import { Caller } from '#callers/caller.ts'
import { BareServer } from '#floors/bare-server.ts'
import { explained } from '#parts/inbound-rig.ts'
import { Mover } from '#parts/mover.ts'
import { Program } from '#processes/program.ts'
import { cpuMs } from '#processes/usage.ts'
import { Readers } from '#readers/readers.ts'
import type { Bench, Part } from '#report/bench.ts'
import { type Row, ratioAtMost } from '#report/row.ts'

const clients = 200
/** Slow enough that events go out one by one. */
const everyMs = 16

/** Processor time for telling one client of one event. */
export const delivered: Part = {
  name: 'delivered',
  async run(bench) {
    const count = bench.size(160, 30)
    await using ours = await Ours.open(bench, count)
    await using floor = await Floor.open(bench, count, await ours.sample())
    const alone = { floor: [] as number[], ours: [] as number[] }
    const whole = { floor: [] as number[], ours: [] as number[] }
    for (let i = 0; i < bench.repetitions; i++) {
      for (const [name, one] of [
        ['floor', floor],
        ['ours', ours],
      ] as const) {
        const few = await one.cpuFor(1)
        const many = await one.cpuFor(clients)
        alone[name].push(((many - few) / (count * (clients - 1))) * 1000)
        whole[name].push((many / (count * clients)) * 1000)
      }
    }
    const rows: Row[] = [
      {
        what: `processor time for each delivered event, ${clients} clients`,
        unit: 'µs',
        ...alone,
        judged: ratioAtMost(alone.ours, alone.floor, 1.5),
      },
      { what: 'the same with the move itself shared among them', unit: 'µs', ...whole },
    ]
    return {
      rows,
      notes: [
        `${count} moves, one every ${everyMs} ms; the floor sends a packet of ours as often. Delivering alone is what ${clients} clients cost more than one.`,
        ...(await explained(ours.program, `${clients} clients`, rows, () => ours.cpuFor(clients))),
      ],
    }
  },
}

abstract class Telling implements AsyncDisposable {
  protected abstract readonly pid: number
  protected abstract openReaders(count: number): Promise<Readers>
  protected abstract tell(): Promise<void>
  protected readonly count: number

  constructor(count: number) {
    this.count = count
  }

  /** Processor time (ms) of telling all events to so many clients. */
  async cpuFor(listening: number): Promise<number> {
    await using readers = await this.openReaders(listening)
    await readers.ask('begin', { watching: 0 })
    const before = cpuMs(this.pid)
    await this.tell()
    const packets = await readers.ask('settled')
    if (packets < listening) throw new Error(`${packets} packets came to ${listening} clients`)
    return cpuMs(this.pid) - before
  }

  abstract [Symbol.asyncDispose](): Promise<void>
}

class Ours extends Telling {
  readonly program: Program
  readonly #caller: Caller
  readonly #mover: Mover

  private constructor(count: number, program: Program, caller: Caller, mover: Mover) {
    super(count)
    this.program = program
    this.#caller = caller
    this.#mover = mover
  }

  static async open(bench: Bench, count: number): Promise<Ours> {
    const folder = await bench.dataFolder({ contacts: 1_000, messages: 3_000 })
    const program = await Program.ready(bench, { folder })
    return new Ours(count, program, Caller.start(), await Mover.on(program))
  }

  protected get pid(): number {
    return this.program.pid
  }

  protected openReaders = (count: number): Promise<Readers> => this.program.readers(count)

  protected async tell(): Promise<void> {
    const { url, owner } = this.program
    const wishes = this.#mover.wishes(this.count)
    await this.#caller.ask('postEvery', { url, cookie: owner.cookie, wishes, everyMs })
  }

  /** What one event looks like on the wire: the data of its packet, JSON. Warms the program up as well. */
  async sample(): Promise<string> {
    await using readers = await this.program.readers(1)
    await readers.ask('begin', { watching: 1 })
    await this.tell()
    return readers.ask('sample', { words: 'card.moved' })
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#caller[Symbol.asyncDispose]()
    await this.program[Symbol.asyncDispose]()
  }
}

class Floor extends Telling {
  readonly #bare: BareServer
  readonly #url: string
  readonly #packet: string

  private constructor(count: number, bare: BareServer, url: string, packet: string) {
    super(count)
    this.#bare = bare
    this.#url = url
    this.#packet = packet
  }

  static async open(bench: Bench, count: number, packet: string): Promise<Floor> {
    const bare = await BareServer.start(bench)
    const floor = new Floor(count, bare, await bare.ask('live'), packet)
    await floor.tell()
    return floor
  }

  protected get pid(): number {
    return this.#bare.pid
  }

  protected openReaders = (count: number): Promise<Readers> => Readers.open({ url: this.#url, count })

  protected tell = (): Promise<void> =>
    this.#bare.ask('broadcast', { packet: this.#packet, count: this.count, everyMs })

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#bare[Symbol.asyncDispose]()
  }
}
