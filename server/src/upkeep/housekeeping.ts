import type { Clock } from '#base/clock.ts'
import type { Database } from '#base/database/database.ts'
import { commandLogKeptMs, forgetOldCommands } from '#base/events.store.ts'
import type { Log } from '#base/log.ts'
import { forgetEarlyMarksBefore } from '#conversations/receive.ts'
import type { FileStore } from '#files/file-store.ts'
import { namedHashes } from '#files/files.ts'
import { deleteExpiredSignIns } from '#users/sign-in.ts'

const onceADayMs = 86_400_000
/** Bytes that no row names after this time belong to an upload that was cut off. */
const orphanKeptMs = onceADayMs
/** An edit or receipt whose message has not come within this time belongs to none. */
const earlyMarksKeptMs = 30 * 86_400_000

/** Forgets once a day, and at the start, what nobody can need any more: expired sessions, old operation ids, stray marks. */
export function startHousekeeping(parts: {
  database: Database
  clock: Clock
  log: Log
  files: Pick<FileStore, 'sweep'>
}): { stop(): Promise<void> } {
  const { database, clock, log } = parts
  let cancel: () => void = () => undefined
  let running: Promise<void> = Promise.resolve()
  const round = () => {
    const now = clock.now()
    running = database
      .write(async (tx) => {
        await deleteExpiredSignIns(tx, now)
        await forgetOldCommands(tx, now - commandLogKeptMs)
        await forgetEarlyMarksBefore(tx, now - earlyMarksKeptMs)
      })
      .then(() => parts.files.sweep(now - orphanKeptMs, (hashes) => namedHashes(database.reader, hashes)))
      .then(({ files, bytes }) => files > 0 && log.info({ files, bytes }, 'files that nothing names were removed'))
      .then(() => undefined)
      .catch((err: unknown) => log.error({ err }, 'housekeeping failed'))
    cancel = clock.after(onceADayMs, round)
  }
  round()
  return {
    async stop() {
      cancel()
      await running
    },
  }
}
