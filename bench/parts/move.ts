import { moveCard } from '@aldia/shared/card.ts'
import { io } from 'socket.io-client'
import { BareServer } from '#floors/bare-server.ts'
import { explained } from '#parts/inbound-rig.ts'
import { Mover } from '#parts/mover.ts'
import { monotonic, pause } from '#processes/monotonic.ts'
import { Program } from '#processes/program.ts'
import { Readers } from '#readers/readers.ts'
import type { Bench, Part } from '#report/bench.ts'
import { p50, p99 } from '#report/figures.ts'
import { limited, type Row, ratioAtMost } from '#report/row.ts'

/** From the drop of a card until another client knows. */
export const move: Part = {
  name: 'move',
  async run(bench) {
    await using floor = await floorMoves(bench)
    await using small = await ourMoves(bench, 200)
    const cards = bench.size(10_000, 1_000)
    await using large = await ourMoves(bench, cards)
    const delays = { floor: [] as number[][], small: [] as number[][], large: [] as number[][] }
    const count = bench.size(200, 20)
    for (const one of [floor, small, large]) await one.oneByOne(count)
    for (let i = 0; i < bench.repetitions; i++) {
      delays.floor.push(await floor.oneByOne(count))
      delays.small.push(await small.oneByOne(count))
      delays.large.push(await large.oneByOne(count))
    }
    const [bare, few, many] = [delays.floor.map(p50), delays.small.map(p50), delays.large.map(p50)]
    const rows: Row[] = [
      {
        what: 'move until the event is at another client, 200 cards, p50',
        unit: 'ms',
        floor: bare,
        ours: few,
        judged: limited(few, 5, 'ms'),
      },
      {
        what: `the same with ${cards} cards, p50`,
        unit: 'ms',
        floor: bare,
        ours: many,
        judged: limited(many, 5, 'ms'),
      },
      {
        what: `${cards} cards against 200 (floor)`,
        unit: 'ms',
        floor: few,
        ours: many,
        judged: ratioAtMost(many, few, 1.3),
      },
      { what: `${cards} cards, p99`, unit: 'ms', floor: delays.floor.map(p99), ours: delays.large.map(p99) },
    ]
    return {
      rows,
      notes: [
        `${count} moves in each repetition, one at a time. The floor takes the wish over its socket, makes one insert and tells everybody.`,
        ...(await explained(large.program, 'one move at a time', rows, () => large.oneByOne(count))),
      ],
    }
  },
}

interface Moving extends AsyncDisposable {
  /** Delay of each, ms. */
  oneByOne(count: number): Promise<number[]>
}

/** Sends one after the other and asks the watching client when each came. */
async function timed(readers: Readers, count: number, send: (id: string) => Promise<string>): Promise<number[]> {
  await readers.ask('begin', { watching: 1 })
  const delays: number[] = []
  for (let i = 0; i < count; i++) {
    const id = crypto.randomUUID()
    const left = monotonic()
    const words = await send(id)
    delays.push((await readers.ask('seen', { words })) - left)
    await pause(2 + ((i * 5) % 7))
  }
  return delays
}

async function floorMoves(bench: Bench): Promise<Moving> {
  const bare = await BareServer.start(bench)
  const url = await bare.ask('live')
  const readers = await Readers.open({ url, count: 1 })
  const sender = io(url, { transports: ['websocket'] })
  await new Promise<void>((resolve) => sender.once('connect', () => resolve()))
  const card = { stageId: crypto.randomUUID(), rank: 'a0', name: 'Luz Marina Rodríguez', preview: 'Ok' }
  return {
    oneByOne: (count) =>
      timed(readers, count, async (opId) => {
        sender.emit('move', { opId, card })
        return opId
      }),
    async [Symbol.asyncDispose]() {
      sender.disconnect()
      await readers[Symbol.asyncDispose]()
      await bare[Symbol.asyncDispose]()
    },
  }
}

async function ourMoves(bench: Bench, cards: number): Promise<Moving & { program: Program }> {
  const folder = await bench.dataFolder({ contacts: cards, messages: cards * 3 })
  const program = await Program.ready(bench, { folder })
  const readers = await program.readers(1)
  const mover = await Mover.on(program)
  return {
    program,
    oneByOne: (count) =>
      timed(readers, count, async (opId) => {
        const { status } = await program.owner.send(moveCard.name, mover.next(), opId)
        if (status !== 200) throw new Error(`a move answered ${status}`)
        return `"opId":"${opId}"`
      }),
    async [Symbol.asyncDispose]() {
      await readers[Symbol.asyncDispose]()
      await program[Symbol.asyncDispose]()
    },
  }
}
