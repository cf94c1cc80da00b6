import { OursLinked } from '#parts/inbound-rig.ts'
import { pause } from '#processes/monotonic.ts'
import type { Part } from '#report/bench.ts'
import { limited, type Row } from '#report/row.ts'

/** Resident memory of the server at work. */
export const memory: Part = {
  name: 'memory',
  async run(bench) {
    const cards = bench.size(10_000, 500)
    const messages = bench.size(10_000, 200)
    const used = { atRest: [] as number[], after: [] as number[], peak: [] as number[] }
    for (let i = 0; i < bench.repetitions; i++) {
      const folder = await bench.dataFolder({ contacts: cards, messages: cards * 3 })
      await using ours = await OursLinked.open(bench, { folder, clients: 50, seenFromInside: false })
      await ours.program.board()
      used.atRest.push(ours.program.memoryMb().now)
      const step = messages / 2
      for (let taken = 0; taken < messages; taken += step) await ours.takeIn(step)
      await pause(1_000)
      const { now, peak } = ours.program.memoryMb()
      used.after.push(now)
      used.peak.push(peak)
    }
    const size = `${cards.toLocaleString('en-US')} cards, 50 clients`
    const rows: Row[] = [
      {
        what: `server memory, ${size}, after ${messages.toLocaleString('en-US')} messages`,
        unit: 'MB',
        ours: used.after,
        judged: limited(used.after, 230, 'MB'),
      },
      { what: 'at its highest', unit: 'MB', ours: used.peak },
      { what: 'before the first message', unit: 'MB', ours: used.atRest },
    ]
    return { rows, notes: ['Resident memory of the process, a second after the last message.'] }
  },
}
