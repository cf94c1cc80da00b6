import { explained, FloorLinked, OursLinked } from '#parts/inbound-rig.ts'
import type { Part } from '#report/bench.ts'
import { p50, p99 } from '#report/figures.ts'
import { type Row, within } from '#report/row.ts'

/** From a debtor's send until the event is in a browser, one at a time. */
export const latency: Part = {
  name: 'latency',
  async run(bench) {
    const count = bench.size(300, 20)
    await using floor = await FloorLinked.open(bench, { writes: false })
    const folder = await bench.dataFolder({ contacts: 0, messages: 0 })
    await using ours = await OursLinked.open(bench, { folder, clients: 2 })
    const delays = { floor: [] as number[][], ours: [] as number[][] }
    for (const one of [floor, ours]) await one.takeIn(bench.size(500, 50))
    for (let i = 0; i < bench.repetitions; i++) {
      delays.floor.push(await floor.oneByOne(count))
      delays.ours.push(await ours.oneByOne(count))
    }
    const row = (what: string, of: (delays: readonly number[]) => number, limit: number): Row => ({
      what,
      unit: 'ms',
      floor: delays.floor.map(of),
      ours: delays.ours.map(of),
      judged: within(delays.ours.map(of), delays.floor.map(of), limit, 'ms'),
    })
    const rows = [
      row("debtor's send until the event is in a browser, p50", p50, 5),
      row("debtor's send until the event is in a browser, p99", p99, 12),
    ]
    return {
      rows,
      notes: [
        `${count} messages in each repetition; the floor is the bare client's messages.upsert.`,
        ...(await explained(ours.program, 'one at a time', rows, () => ours.oneByOne(count))),
      ],
    }
  },
}
