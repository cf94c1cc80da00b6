import { makeChangeNumbers } from '#base/change-numbers.store.ts'
import { systemClock } from '#base/clock.ts'
import { DataFolderError } from '#base/data-folder.ts'
import type { Database } from '#base/database/database.ts'
import { appendEvents } from '#base/events.store.ts'
import { makeLog } from '#base/log.ts'
import { hasEnded, makeProcessId } from '#base/process-id.ts'
import { holdProgram } from '#base/program-lease.ts'
import { StartRefused } from '#base/start-refused.ts'
import { openStore } from '#base/store-folder.ts'
import { makePerform, type Perform } from '#base/work.ts'
import { ConfigError, readConfig } from '#config.ts'
import { reactions } from '#reactions.ts'
import { loadChange } from '#records.ts'

/**
 * Runs a command of the machine's owner on the data of a program that is not running; refused while it is. Prints what went
 * wrong as one line, `failed` before anything unexpected, and sets the exit code.
 */
export async function onStoppedProgram(
  failed: string,
  run: (parts: { database: Database; perform: Perform }) => Promise<void>,
): Promise<void> {
  try {
    const { dataDir, databaseUrl } = readConfig(process.env)
    const store = await openStore(dataDir, systemClock.now(), databaseUrl)
    try {
      const { database } = store
      const log = makeLog('warn')
      const takenOver = () => undefined
      const holding = { database, clock: systemClock, log, holder: makeProcessId(), hasEnded, takenOver }
      const lease = await holdProgram(holding)
      const nobody = { publish: () => undefined, wakeJobs: () => undefined }
      const about = { database, clock: systemClock, reactions, loadChange, appendEvents, numbers: makeChangeNumbers() }
      await run({ database, perform: makePerform({ ...about, ...nobody }) }).finally(() => lease.release())
    } finally {
      await store.close()
    }
  } catch (error) {
    const expected = error instanceof ConfigError || error instanceof DataFolderError || error instanceof StartRefused
    process.stderr.write(`${expected ? error.message : `${failed}: ${String(error)}`}\n`)
    process.exitCode = 1
  }
}
