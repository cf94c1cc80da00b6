import { basename, join } from 'node:path'
import type { Backup, BackupList } from '@aldia/shared/backup.ts'
import type { Clock } from '#base/clock.ts'
import { handleJob, type JobHandler, standingJob } from '#base/jobs.ts'
import type { Log } from '#base/log.ts'
import type { Place } from '#base/store-folder.ts'
import { type FinishedBackup, listBackups, readManifest } from '#upkeep/backup.ts'
import { BackupFailed, backupInProcess } from '#upkeep/backup-process.ts'
import { lastBackupDue, nextBackupDue } from '#upkeep/backup-times.ts'

const dailyBackup = standingJob('upkeep.dailyBackup')

/** How often (ms) it is looked whether one is due: clocks are set, machines sleep. */
const lookEveryMs = 15 * 60_000
/** A backup missed while the program was off waits until the start is over (ms). */
const afterStartMs = 10 * 60_000
/** After a failure the next try is this much later (ms). */
const afterFailureMs = 3_600_000

/** The backups that the running program makes: daily ones, and by button. */
export interface Backups {
  /** Looks after the daily ones; none when none are to be made. */
  jobs: readonly JobHandler[]
  /** Makes one, or waits for the one that is being made. Throws BackupFailed. */
  make(): Promise<Backup>
  list(): Promise<BackupList>
  /** Breaks off the one that is being made. */
  stop(): Promise<void>
}

export function makeBackups(parts: {
  /** The file of `pnpm backup`, which makes each in a process of its own. */
  program: string
  /** Absolute. */
  place: Place
  /** How many are kept; 0: no daily ones, and none is removed. */
  keep: number
  clock: Clock
  log: Log
  /** The zone (IANA) of the business; null before it is set up. */
  timeZone(): Promise<string | null>
  /** How much each process stands back for others (`os.setPriority`); as much as it can when left out. */
  priority?: number
}): Backups {
  const { clock, log, keep, place } = parts
  const { dataDir } = place
  const into = join(dataDir, 'backups')
  let underWay: { made: Promise<Backup>; stop(): void } | null = null
  let failed: BackupList['failed'] = null
  let stopped = false

  function make(): Promise<Backup> {
    if (underWay) return underWay.made
    const running = backupInProcess({ ...parts, into, now: clock.now() })
    const made = running.made.then(noted, refused).finally(() => {
      underWay = null
    })
    underWay = { made, stop: running.stop }
    return made
  }

  async function noted(path: string): Promise<Backup> {
    const manifest = await readManifest(path)
    if (!manifest) return refused(new BackupFailed('failed', 'its manifest cannot be read'))
    failed = null
    log.info({ name: basename(path), missingFiles: manifest.missingFiles }, 'a backup was made')
    return asBackup({ path, manifest })
  }

  function refused(error: unknown): never {
    const failure = error instanceof BackupFailed ? error : new BackupFailed('failed', String(error))
    failed = { at: clock.now(), why: failure.why }
    if (!stopped) log.error({ why: failure.why, details: failure.details }, 'a backup could not be made')
    throw failure
  }

  async function look(): Promise<{ againAt: number }> {
    const zone = await parts.timeZone()
    const now = clock.now()
    if (zone === null || stopped) return { againAt: now + lookEveryMs }
    const due = lastBackupDue(now, zone)
    // One from the future was made under a wrong clock and says nothing.
    const newest = (await listBackups(into)).find(({ manifest }) => manifest.madeAt <= now)
    if (newest && newest.manifest.madeAt >= due)
      return { againAt: Math.min(now + lookEveryMs, nextBackupDue(now, zone)) }
    const pauseMs = await make().then(
      () => lookEveryMs,
      () => afterFailureMs,
    )
    return { againAt: clock.now() + (stopped ? 0 : pauseMs) }
  }

  const daily = handleJob(dailyBackup, { afterStartMs, longestWaitMs: afterFailureMs }, look)
  return {
    make,
    jobs: keep > 0 ? [daily] : [],
    async list() {
      const zone = keep > 0 ? await parts.timeZone() : null
      return {
        dataDir,
        backups: (await listBackups(into)).map(asBackup),
        underWay: underWay !== null,
        nextAt: zone === null ? null : nextBackupDue(clock.now(), zone),
        keep,
        failed,
      }
    },
    async stop() {
      stopped = true
      underWay?.stop()
      await underWay?.made.catch(() => undefined)
    },
  }
}

function asBackup({ path, manifest }: FinishedBackup): Backup {
  const { madeAt, databaseBytes, files, missingFiles, counts } = manifest
  const { contacts, cards, messages } = counts
  return { name: basename(path), madeAt, databaseBytes, files, missingFiles, contacts, cards, messages }
}
