import { parseArgs } from 'node:util'
import { systemClock } from '@aldia/server/base/clock.ts'
import { DataFolders } from '#data-folders.ts'
import { load } from '#report/machine.ts'
import { writeSection } from '#report/section.ts'
import { soakReport } from '#soak/soak-report.ts'
import { soak } from '#soak/soak-run.ts'

// `pnpm bench:soak [--minutes 10] [--rate 50] [--people 40]`: the real program under an even load. Fails when a message is
// lost, doubled or changed, never on a time.

/** A shorter run shows that all works; its figures are printed and not kept. */
const keptFromMinutes = 10

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    rate: { type: 'string', default: '50' },
    people: { type: 'string', default: '40' },
  },
})
const plan = { minutes: Number(values.minutes), perSecond: Number(values.rate), people: Number(values.people) }
if (!(plan.minutes > 0 && plan.perSecond > 0 && plan.people > 0 && Number.isInteger(plan.people))) {
  process.stderr.write('--minutes, --rate and --people take numbers above zero\n')
  process.exit(2)
}

const folders = new DataFolders()
process.once('exit', () => folders.remove())
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))

const began = { on: new Date(systemClock.now()).toISOString().slice(0, 10), load: load() }
const result = await soak(
  {
    dataFolder: (about) => folders.business(about),
    compileCache: folders.folder('compiled'),
    say: (words) => void process.stderr.write(`  ${words}\n`),
  },
  plan,
)
const { text, failures } = soakReport(plan, result, began)
process.stdout.write(text)
for (const line of failures.slice(0, 50)) process.stdout.write(`${line}\n`)
if (plan.minutes >= keptFromMinutes) writeSection('bench:soak', () => text)
else process.stdout.write(`Less than ${keptFromMinutes} minutes: these figures are not kept.\n`)
process.exit(failures.length > 0 ? 1 : 0)
