import { parseArgs } from 'node:util'
import { crashRun } from './crash-run.ts'

// `pnpm test:crash [--kills N] [--seed N] [--terminate] [--keep FOLDER]`

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '100' },
    seed: { type: 'string' },
    terminate: { type: 'boolean', default: false },
    keep: { type: 'string' },
  },
})
const kills = Number(values.kills)
const seed = values.seed === undefined ? Math.floor(Math.random() * 1_000_000) : Number(values.seed)
if (!Number.isInteger(kills) || kills < 0 || !Number.isInteger(seed)) {
  process.stderr.write('--kills and --seed take whole numbers\n')
  process.exit(2)
}
process.stdout.write(`${kills} kills, seed ${seed}\n`)
const result = await crashRun({
  kills,
  seed,
  how: values.terminate ? 'terminate' : 'kill',
  keepIn: values.keep,
  say: (line) => process.stdout.write(`${line}\n`),
})
const rows: [string, string | number][] = [
  ['kills', result.kills],
  ['messages in', result.messagesIn],
  ['messages out', result.messagesOut],
  ['lost', result.lost.length],
  ['twice', result.twice.length],
  ['repeated, dropped by id', result.repeated],
  ['ticks behind', result.ticksBehind],
  ['differences', result.wrong.length],
  ['surprises', result.surprises.length],
  ['seconds', result.seconds],
]
for (const [name, value] of rows) process.stdout.write(`${name.padEnd(26)}${value}\n`)
const bad = [
  ...result.lost.map((id) => `lost: ${id}`),
  ...result.twice.map((id) => `twice: ${id}`),
  ...result.wrong,
  ...result.surprises,
]
for (const line of bad.slice(0, 50)) process.stdout.write(`${line}\n`)
process.exitCode = bad.length > 0 ? 1 : 0
