import { OursLinked } from '#parts/inbound-rig.ts'
import type { Part } from '#report/bench.ts'
import { limited, type Row, ratioAtLeast } from '#report/row.ts'

/** Characters of each message while a client is stuck: enough of them fill every buffer on the way. */
const longText = 4_000
/** What the server may hold for a client that never reads, with room for what the machine itself needs. */
const heldMbMax = 40

/** Who never reads must not slow the others. */
export const slowReader: Part = {
  name: 'slow-reader',
  async run(bench) {
    const count = bench.sizeForDisk(3_000, 100, 7)
    const folder = await bench.dataFolder({ contacts: 0, messages: 0 })
    await using ours = await OursLinked.open(bench, { folder, clients: 2 })
    const rates = { floor: [] as number[], ours: [] as number[] }
    const heldMb: number[] = []
    let cutOff = 0
    // Twice what is measured: until then the program still grows, and gets faster, by itself.
    for (let i = 0; i < 2; i++) await ours.takeIn(count, longText)
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
    const rows: Row[] = [
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
    ]
    return {
      rows,
      notes: [
        `${count} messages of ${longText} characters. The client that never read was cut off in ${cutOff} of ${bench.repetitions} repetitions.`,
      ],
    }
  },
}
