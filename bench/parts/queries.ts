import { join } from 'node:path'
import { large } from '#parts/inbound.ts'
import type { commands } from '#parts/queries-process.ts'
import { Worker } from '#processes/worker.ts'
import type { Part } from '#report/bench.ts'
import { median, p95, readable } from '#report/figures.ts'
import { limited, type Row, ratioAtMost } from '#report/row.ts'
import { phoneOf } from '#seed/believable.ts'

/** What people look for: words of every frequency, names, parts of names and numbers, and what is not there. */
const words = [
  'consigno viernes',
  'pago',
  'nevera',
  'Nequi pantallazo',
  'buenas',
  'el',
  'gracias',
  'Rodríguez',
  'Luz Marina',
  'Ospina Arango',
  'Bu',
  phoneOf(4_242),
  phoneOf(77).slice(-4),
  'xilófono',
  'lunes 300',
]

/** The board, a column and the search on a large database. */
export const queries: Part = {
  name: 'queries',
  async run(bench) {
    const folder = await bench.dataFolder(large(bench))
    await using reading = new Worker<typeof commands>('parts/queries-process.ts')
    await reading.ask('open', { file: join(folder, 'aldia.db') })
    const rows: Row[] = []
    for (const query of ['board', 'column'] as const) {
      const times = query === 'board' ? 30 : 100
      const took = { floor: [] as number[], ours: [] as number[] }
      for (let i = -1; i < bench.repetitions; i++)
        for (const side of ['floor', 'ours'] as const) {
          const one = median(await reading.ask('run', { side, query, times }))
          if (i >= 0) took[side].push(one)
        }
      rows.push({ what: `${query} query`, unit: 'ms', ...took, judged: ratioAtMost(took.ours, took.floor, 3) })
    }
    const hoy = { floor: [] as number[], ours: [] as number[] }
    for (let i = -1; i < bench.repetitions; i++)
      for (const side of ['floor', 'ours'] as const) {
        const one = p95(await reading.ask('run', { side, query: 'today', times: 30 }))
        if (i >= 0) hoy[side].push(one)
      }
    rows.push({ what: 'Hoy, p95', unit: 'ms', ...hoy, judged: limited(hoy.ours, 50, 'ms') })
    const found = { floor: [] as number[][], ours: [] as number[][] }
    for (let i = -1; i < bench.repetitions; i++)
      for (const side of ['floor', 'ours'] as const) {
        const took = await reading.ask('search', { side, words })
        if (i >= 0) found[side].push(took)
      }
    const both = { floor: found.floor.map(median), ours: found.ours.map(median) }
    rows.push(
      { what: 'search, middle of all words', unit: 'ms', ...both, judged: ratioAtMost(both.ours, both.floor, 3) },
      {
        what: 'search, p95',
        unit: 'ms',
        floor: found.floor.map(p95),
        ours: found.ours.map(p95),
        judged: limited(found.ours.map(p95), 100, 'ms'),
      },
    )
    const slowest = words
      .map((word, i) => ({ word, ms: median(found.ours.map((took) => took[i] ?? 0)) }))
      .sort((a, b) => b.ms - a.ms)
      .slice(0, 3)
    const { contacts, messages } = large(bench)
    return {
      rows,
      notes: [
        `Over ${messages.toLocaleString('en-US')} messages of ${contacts.toLocaleString('en-US')} contacts; the floor reads the same rows of the same tables by their keys, without joins.`,
        `The slowest searches: ${slowest.map(({ word, ms }) => `“${word}” ${readable(ms)} ms`).join(', ')}.`,
      ],
    }
  },
}
