import { Caller } from '#callers/caller.ts'
import { large } from '#parts/inbound.ts'
import { explained, OursLinked } from '#parts/inbound-rig.ts'
import type { Bench, Part } from '#report/bench.ts'
import { p50, p99 } from '#report/figures.ts'
import { limited, type Row, ratioAtLeast, within } from '#report/row.ts'

/** Characters of each message while a client is stuck: enough of them fill every buffer on the way. */
const longText = 4_000
/** What the server may hold for a client that never reads, with room for what the machine itself needs. */
const heldMbMax = 40

/** Who does not read, and who reads very much, must not slow the others. */
export const slowReader: Part = {
  name: 'slow-reader',
  async run(bench) {
    const stuck = await whileStuck(bench)
    const reading = await whileReading(bench)
    return { rows: [...stuck.rows, ...reading.rows], notes: [...stuck.notes, ...reading.notes] }
  },
}

async function whileStuck(bench: Bench): Promise<{ rows: Row[]; notes: string[] }> {
  const count = bench.sizeForDisk(3_000, 100, 7)
  const folder = await bench.dataFolder({ contacts: 0, messages: 0 })
  await using ours = await OursLinked.open(bench, { folder, clients: 2 })
  const rates = { floor: [] as number[], ours: [] as number[] }
  const heldMb: number[] = []
  let cutOff = 0
  await ours.takeIn(Math.ceil(count / 4), longText)
  for (let i = 0; i < bench.repetitions; i++) {
    const before = ours.program.memoryMb().now
    rates.floor.push((await ours.takeIn(count, longText)).perSecond)
    const without = ours.program.memoryMb().now
    await using stuckOne = await ours.program.readers(1)
    await stuckOne.ask('stall')
    rates.ours.push((await ours.takeIn(count, longText)).perSecond)
    heldMb.push(Math.max(0, ours.program.memoryMb().now - Math.max(without, before)))
    if (await stuckOne.ask('cutOff', { withinMs: 2_000 })) cutOff += 1
  }
  return {
    rows: [
      {
        what: 'inbound while one client never reads (floor: without it)',
        unit: 'messages/s',
        ...rates,
        judged: ratioAtLeast(rates.ours, rates.floor, 0.9),
      },
      {
        what: 'memory that the stuck client costs',
        unit: 'MB',
        ours: heldMb,
        judged: limited(heldMb, heldMbMax, 'MB'),
      },
    ],
    notes: [
      `${count} messages of ${longText} characters. The client that never read was cut off in ${cutOff} of ${bench.repetitions} repetitions.`,
    ],
  }
}

async function whileReading(bench: Bench): Promise<{ rows: Row[]; notes: string[] }> {
  const count = bench.size(500, 50)
  const perSecond = 50
  const folder = await bench.dataFolder(large(bench))
  await using ours = await OursLinked.open(bench, { folder, clients: 2 })
  await using caller = Caller.start()
  const { url, owner } = ours.program
  const paths = await largeReads(ours)
  const read = async () => {
    await caller.ask('read', { url, cookie: owner.cookie, paths, forMs: (count / perSecond) * 1000, atOnce: 2 })
  }
  const delays = { floor: [] as number[][], ours: [] as number[][] }
  await ours.takeIn(bench.size(500, 50))
  for (let i = 0; i < bench.repetitions; i++) {
    delays.floor.push(await ours.atRate({ count, perSecond }))
    delays.ours.push(await ours.atRate({ count, perSecond, meanwhile: read }))
  }
  const row = (what: string, of: (delays: readonly number[]) => number): Row => ({
    what,
    unit: 'ms',
    floor: delays.floor.map(of),
    ours: delays.ours.map(of),
  })
  const rows: Row[] = [
    row('message until in a browser while others read much (floor: without), p50', p50),
    {
      ...row('the same, p99', p99),
      judged: within(delays.ours.map(p99), delays.floor.map(p99), 50, 'ms'),
    },
  ]
  return {
    rows,
    notes: [
      `${perSecond} messages a second while two people read boards, columns of 200 cards, contacts and searches of the large business without a pause.`,
      ...(await explained(ours.program, 'while others read', rows, () =>
        ours.atRate({ count, perSecond, meanwhile: read }),
      )),
    ],
  }
}

async function largeReads(ours: OursLinked): Promise<string[]> {
  const { stages, cards } = await ours.program.board()
  return [
    '/api/board',
    ...stages.slice(0, 3).map(({ id }) => `/api/stages/${id}/cards?limit=200`),
    '/api/contacts?q=',
    '/api/contacts?q=ana',
    '/api/search?q=pago',
    '/api/search?q=Rodr%C3%ADguez',
    ...cards.slice(0, 2).map(({ id }) => `/api/cards/${id}/messages?limit=50`),
  ]
}
