import { explained, FloorLinked, OursLinked, type Taken } from '#parts/inbound-rig.ts'
import type { Part } from '#report/bench.ts'
import { type Row, ratioAtLeast } from '#report/row.ts'

/** What was queued while the number was away, until all of it is on cards. */
export const backlog: Part = {
  name: 'backlog',
  async run(bench) {
    // The floor and ours, three times and a warming-up.
    const count = bench.sizeForDisk(5_000, 200, 7)
    await using floor = await FloorLinked.open(bench, { writes: true })
    const folder = await bench.dataFolder({ contacts: 0, messages: 0 })
    await using ours = await OursLinked.open(bench, { folder, clients: 2 })
    const taken = { floor: [] as Taken[], ours: [] as Taken[] }
    for (const one of [floor, ours]) await one.takeIn(Math.ceil(count / 10))
    for (let i = 0; i < bench.repetitions; i++) {
      taken.floor.push(await floor.catchUp(count))
      taken.ours.push(await ours.catchUp(count))
    }
    const rate = (of: Taken[]) => of.map(({ perSecond }) => perSecond)
    const rows: Row[] = [
      {
        what: `backlog of ${count.toLocaleString('en-US')}`,
        unit: 'messages/s',
        floor: rate(taken.floor),
        ours: rate(taken.ours),
        judged: ratioAtLeast(rate(taken.ours), rate(taken.floor), 0.8),
      },
      {
        what: 'processor time for each',
        unit: 'ms',
        floor: taken.floor.map(({ cpuMs }) => cpuMs),
        ours: taken.ours.map(({ cpuMs }) => cpuMs),
      },
    ]
    return {
      rows,
      notes: [
        'From the login after a broken connection until the last event, with the card it changed, is at two clients.',
        ...(await explained(ours.program, 'backlog', rows, () => ours.catchUp(count))),
      ],
    }
  },
}
