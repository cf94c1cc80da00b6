import type { Clock } from '#base/clock.ts'
import type { Database } from '#base/database/database.ts'
import { commandLogKeptMs, forgetOldCommands } from '#base/events.store.ts'
import { handleJob, type JobHandler, standingJob } from '#base/jobs.ts'
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

const housekeeping = standingJob('upkeep.housekeeping')

/** Forgets once a day what nobody can need any more: expired sessions, old operation ids, stray marks, bytes without a name. */
export function housekeepingJob(parts: {
  database: Database
  clock: Clock
  log: Log
  files: Pick<FileStore, 'sweep'>
}): JobHandler {
  const { database, clock, log } = parts
  return handleJob(housekeeping, { longestWaitMs: onceADayMs }, async () => {
    const now = clock.now()
    await database.write(null, async (tx) => {
      await deleteExpiredSignIns(tx, now)
      await forgetOldCommands(tx, now - commandLogKeptMs)
      await forgetEarlyMarksBefore(tx, now - earlyMarksKeptMs)
    })
    const { files, bytes } = await parts.files.sweep(now - orphanKeptMs, (hashes) =>
      namedHashes(database.reader, hashes),
    )
    if (files > 0) log.info({ files, bytes }, 'files that nothing names were removed')
    return { againAt: clock.now() + onceADayMs }
  })
}
