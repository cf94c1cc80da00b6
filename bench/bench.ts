import { parseArgs } from 'node:util'
import { systemClock } from '@aldia/server/base/clock.ts'
import { DataFolders } from '#data-folders.ts'
import { parts } from '#parts/parts.ts'
import { fsyncMs } from '#processes/disk.ts'
import type { Bench, Part } from '#report/bench.ts'
import { readable } from '#report/figures.ts'
import { load } from '#report/machine.ts'
import type { PartResult } from '#report/part-result.ts'
import { writeResults } from '#report/results-file.ts'
import { printable } from '#report/table.ts'

// `pnpm bench [part …] [--quick]`: measures, prints one table and writes RESULTS.md. Never fails on a time.

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { quick: { type: 'boolean', default: false } },
})
const unknown = positionals.filter((name) => !parts.some((part) => part.name === name))
if (unknown.length > 0) {
  process.stderr.write(`There is no part ${unknown.join(', ')}. Parts: ${parts.map(({ name }) => name).join(', ')}\n`)
  process.exit(1)
}
const chosen = positionals.length === 0 ? parts : parts.filter(({ name }) => positionals.includes(name))

const folders = new DataFolders()
process.once('exit', () => folders.remove())
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))

const { quick } = values
const writeMs = fsyncMs()
process.stderr.write(`One fsynced write takes ${readable(writeMs)} ms.\n`)
const diskMsMax = 120_000
const bench: Bench = {
  quick,
  repetitions: quick ? 2 : 3,
  size: (full, small) => (quick ? small : full),
  sizeForDisk: (full, small, writes) =>
    quick ? small : Math.min(full, Math.max(500, Math.floor(diskMsMax / writes / writeMs / 100) * 100)),
  folder: () => folders.folder(),
  dataFolder: (about) => folders.business(about),
  compileCache: folders.folder('compiled'),
  say: (words) => void process.stderr.write(`  ${words}\n`),
}

const results: PartResult[] = []
for (const part of chosen) results.push(await measure(part))

process.stdout.write(`\n${printable(results)}\n`)
const minutes = results.reduce((sum, { seconds }) => sum + seconds, 0) / 60
process.stdout.write(`\nIt took ${readable(minutes)} minutes.\n`)
if (quick) process.stdout.write('\nA quick run: its figures mean nothing and are not kept.\n')
else
  writeResults(
    results,
    parts.map(({ name }) => name),
  )
process.exit(results.some(({ failure }) => failure !== undefined) ? 1 : 0)

async function measure(part: Part): Promise<PartResult> {
  process.stderr.write(`${part.name} …\n`)
  const about = { name: part.name, on: new Date(systemClock.now()).toISOString().slice(0, 10), load: load() }
  const started = performance.now()
  const seconds = () => Math.round((performance.now() - started) / 1000)
  try {
    const measured = await part.run(bench)
    process.stderr.write(`  ${seconds()} s\n`)
    return { ...about, measured, seconds: seconds() }
  } catch (error) {
    const failure = error instanceof Error ? (error.stack ?? error.message) : String(error)
    process.stderr.write(`  ${failure}\n`)
    return { ...about, measured: { rows: [], notes: [] }, seconds: seconds(), failure }
  }
}
