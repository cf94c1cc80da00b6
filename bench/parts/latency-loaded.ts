import { explained, OursLinked } from '#parts/inbound-rig.ts'
import type { Part } from '#report/bench.ts'
import { p50, p99 } from '#report/figures.ts'
import { type Row, ratioAtMost } from '#report/row.ts'

const perSecond = 200

/** The same while 200 messages a second arrive and 50 browsers listen. */
export const latencyLoaded: Part = {
  name: 'latency-loaded',
  async run(bench) {
    const count = bench.size(2_000, 100)
    const folder = await bench.dataFolder({ contacts: 0, messages: 0 })
    await using ours = await OursLinked.open(bench, { folder, clients: 50 })
    await ours.takeIn(bench.size(500, 50))
    const idle: number[] = []
    const loaded: number[][] = []
    for (let i = 0; i < bench.repetitions; i++) {
      idle.push(p50(await ours.oneByOne(bench.size(100, 20))))
      loaded.push(await ours.atRate({ count, perSecond }))
    }
    const rows: Row[] = [
      {
        what: `at ${perSecond} messages/s with 50 clients, p99 (floor: own p50 when idle)`,
        unit: 'ms',
        floor: idle,
        ours: loaded.map(p99),
        judged: ratioAtMost(loaded.map(p99), idle, 10),
      },
      { what: `at ${perSecond} messages/s with 50 clients, p50`, unit: 'ms', floor: idle, ours: loaded.map(p50) },
    ]
    return {
      rows,
      notes: [
        `${count} messages in each repetition, until the event is at the two clients that are served last.`,
        ...(await explained(ours.program, 'under load', rows, () => ours.atRate({ count, perSecond }))),
      ],
    }
  },
}
