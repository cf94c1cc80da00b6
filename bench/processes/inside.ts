import { writeFileSync } from 'node:fs'
import { Session } from 'node:inspector/promises'
import Client from 'better-sqlite3'
import { answer } from '#processes/answer.ts'
import { type Area, areasOf } from '#processes/profile.ts'

// Loaded before the program, in the program's own process (`node --import`), to see what no outsider can see: which
// statements it runs and where its time goes. Nothing is counted before it is asked for.

let counting = false
let counts = new Map<string, number>()

function countStatements(): void {
  if (counting) return
  counting = true
  const scratch = new Client(':memory:')
  const statement = Object.getPrototypeOf(scratch.prepare('select 1')) as Record<
    string,
    (...args: unknown[]) => unknown
  >
  for (const name of ['run', 'get', 'all', 'iterate']) {
    const original = statement[name]
    if (!original) throw new Error(`better-sqlite3 has no ${name}`)
    statement[name] = function (this: { source: string }, ...args: unknown[]) {
      counts.set(this.source, (counts.get(this.source) ?? 0) + 1)
      return original.apply(this, args)
    }
  }
  scratch.close()
}

const session = new Session()

/** What can be asked inside the program. */
export const commands = answer({
  beginCounting: () => {
    countStatements()
    counts = new Map()
  },
  /** Every statement run since, with how often. Transactions' BEGIN and COMMIT are not statements. */
  counted: () => [...counts],
  /** What of the heap is in use, MB (of 1,000,000 bytes). */
  heapMb: () => process.memoryUsage().heapUsed / 1e6,
  async beginProfile() {
    session.connect()
    await session.post('Profiler.enable')
    await session.post('Profiler.setSamplingInterval', { interval: 500 })
    await session.post('Profiler.start')
  },
  /** `file`: where the whole of it goes as well, to be opened in a browser's developer tools. */
  async endProfile({ file }: { file?: string }): Promise<Area[]> {
    const { profile } = await session.post('Profiler.stop')
    session.disconnect()
    if (file) writeFileSync(file, JSON.stringify(profile))
    return areasOf(profile)
  },
})

// The program ends when its own work is done, listening or not.
process.channel?.unref()
