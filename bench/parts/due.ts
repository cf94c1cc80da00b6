import { join } from 'node:path'
import { systemClock } from '@aldia/server/base/clock.ts'
import type { commands } from '#parts/due-process.ts'
import { Worker } from '#processes/worker.ts'
import type { Part } from '#report/bench.ts'
import { ratioAtLeast } from '#report/row.ts'

/** A day on which everybody is due: who is written to and who is not, by the function that the gate asks. */
export const due: Part = {
  name: 'due',
  async run(bench) {
    // Four in five of the seed owe something.
    const contacts = bench.size(12_000, 400)
    const folder = await bench.dataFolder({ contacts, messages: contacts * 3 })
    await using planning = new Worker<typeof commands>('parts/due-process.ts')
    await planning.ask('open', { file: join(folder, 'aldia.db'), now: systemClock.now() })
    const floor: number[] = []
    const ours: number[] = []
    let rows = 0
    for (let i = -1; i < bench.repetitions; i++) {
      const planned = await planning.ask('plan')
      const bareMs = await planning.ask('update', { count: planned.due })
      rows = planned.due
      if (i < 0) continue
      ours.push((planned.due / planned.ms) * 1_000)
      floor.push((planned.due / bareMs) * 1_000)
    }
    const what = 'due rows planned and gated per second'
    return {
      rows: [{ what, unit: '/s', floor, ours, judged: ratioAtLeast(ours, floor, 0.2) }],
      notes: [
        `${rows.toLocaleString('en-US')} steps due on one day, with the facts of all debtors read anew. The floor updates as many rows of an outbox by bare statements, one in a transaction, without waiting for the disk.`,
      ],
    }
  },
}
