import { explained, FloorLinked, type Linked, OursLinked, type Taken } from '#parts/inbound-rig.ts'
import type { Bench, Part } from '#report/bench.ts'
import { type Row, ratioAtLeast } from '#report/row.ts'

/** Messages per second, stored and told to the browsers. */
export const inbound: Part = {
  name: 'inbound',
  async run(bench) {
    // The floor and three of ours, three times and a warming-up.
    const count = bench.sizeForDisk(4_000, 200, 13)
    await using floor = await FloorLinked.open(bench, { writes: true })
    const empty = await bench.dataFolder({ contacts: 0, messages: 0 })
    const full = await bench.dataFolder(large(bench))
    const taken = { floor: [] as Taken[], two: [] as Taken[], fifty: [] as Taken[], full: [] as Taken[] }
    const measure = async (linked: Linked, into: Taken[]) => void into.push(await linked.takeIn(count))
    const notes: string[] = []
    {
      await using two = await OursLinked.open(bench, { folder: empty, clients: 2 })
      await using million = await OursLinked.open(bench, { folder: full, clients: 2 })
      for (const one of [floor, two, million]) await one.takeIn(Math.ceil(count / 8))
      for (let i = 0; i < bench.repetitions; i++) {
        await measure(floor, taken.floor)
        await measure(two, taken.two)
        await measure(million, taken.full)
        await two.withMore(48, () => measure(two, taken.fifty))
      }
      notes.push(
        ...(await explained(two.program, '2 browsers', rowsOf(taken, { bench, count }), () => two.takeIn(count))),
      )
    }
    return { rows: rowsOf(taken, { bench, count }), notes: [about(count), ...notes] }
  },
}

/** The large business of the whole run. */
export const large = (bench: Bench) => ({
  contacts: bench.size(100_000, 1_000),
  messages: bench.size(1_000_000, 5_000),
  shared: true,
})

const about = (count: number) =>
  `${count} messages of 40 debtors, encrypted beforehand, 100 of them ahead of their receipts; from the first send until the last event is at two watching clients. The floor counts them and makes one fsynced write for each. With 50 clients the other 48 take what comes without reading it.`

function rowsOf(
  taken: Record<'floor' | 'two' | 'fifty' | 'full', Taken[]>,
  { bench, count }: { bench: Bench; count: number },
): Row[] {
  const rate = (of: Taken[]) => of.map(({ perSecond }) => perSecond)
  const floor = rate(taken.floor)
  const sent = `inbound of ${count.toLocaleString('en-US')}`
  const stored = large(bench).messages.toLocaleString('en-US')
  const row = (what: string, of: Taken[], limit: number): Row => ({
    what,
    unit: 'messages/s',
    floor,
    ours: rate(of),
    judged: ratioAtLeast(rate(of), floor, limit),
  })
  return [
    row(`${sent}, 2 browsers, nothing stored before`, taken.two, 0.8),
    row(`${sent}, 2 browsers, ${stored} messages stored before`, taken.full, 0.8),
    row(`${sent}, 50 browsers`, taken.fifty, 0.6),
    {
      what: 'processor time for each, 2 browsers',
      unit: 'ms',
      floor: taken.floor.map(({ cpuMs }) => cpuMs),
      ours: taken.two.map(({ cpuMs }) => cpuMs),
    },
  ]
}
