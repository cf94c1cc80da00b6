import { large } from '#parts/inbound.ts'
import { monotonic } from '#processes/monotonic.ts'
import { Program } from '#processes/program.ts'
import type { Bench, Part } from '#report/bench.ts'
import { limited, type Row } from '#report/row.ts'

/** From starting the process until it answers, on a large database. */
export const start: Part = {
  name: 'start',
  async run(bench) {
    const folder = await bench.dataFolder(large(bench))
    const compileCache = bench.folder()
    const cold = await timed(bench, { folder, compileCache })
    const warm: number[] = []
    for (let i = 0; i < bench.repetitions; i++) warm.push(await timed(bench, { folder, compileCache }))
    const rows: Row[] = [
      {
        what: `start on ${large(bench).messages.toLocaleString('en-US')} messages until serving`,
        unit: 's',
        ours: warm,
        judged: limited(warm, 2, 's'),
      },
      { what: 'the very first start, nothing compiled yet', unit: 's', ours: [cold] },
    ]
    return {
      rows,
      notes: ['Until the first answer over HTTP; compiled code is kept between starts, as the start script does.'],
    }
  },
}

async function timed(bench: Bench, about: { folder: string; compileCache: string }): Promise<number> {
  const began = monotonic()
  await using program = await Program.start(bench, { ...about, seenFromInside: false })
  await program.owner.get('/api/setup')
  return (monotonic() - began) / 1000
}
