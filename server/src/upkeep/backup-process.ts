import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { constants, setPriority } from 'node:os'
import type { BackupFailure } from '@aldia/shared/backup.ts'
import type { Place } from '#base/store-folder.ts'

/** With this exit code the process says that there was not enough room. */
export const exitCodeNoRoom = 3

/** A backup did not come about; `details` is what its process printed. */
export class BackupFailed extends Error {
  readonly why: BackupFailure
  readonly details: string
  constructor(why: BackupFailure, details: string) {
    super(`the backup failed: ${why}`)
    this.name = 'BackupFailed'
    this.why = why
    this.details = details
  }
}

/**
 * Makes a backup in a process of its own, at low priority, so that messages are not held up meanwhile. Answers its folder.
 * Throws BackupFailed.
 */
export function backupInProcess(about: {
  /** The file of `pnpm backup`. */
  program: string
  place: Place
  into: string
  keep: number
  now: number
  /** How much the process stands back for others, as `os.setPriority` counts. */
  priority?: number
}): { made: Promise<string>; stop(): void } {
  const rotation = about.keep > 0 ? ['--keep', String(about.keep)] : []
  const child = spawn(process.execPath, [about.program, '--into', about.into, '--at', String(about.now), ...rotation], {
    env: environmentOf(about.place),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  yieldTo(child, about.priority ?? constants.priority.PRIORITY_LOW)
  let out = ''
  let err = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text
  })
  const made = once(child, 'close').then(([code]) => {
    if (code === 0) return out.trim()
    throw new BackupFailed(code === exitCodeNoRoom ? 'no_room' : 'failed', err.slice(0, 2_000))
  })
  return { made, stop: () => child.kill('SIGTERM') }
}

/** That of this process, in which PostgreSQL's programs are found, and the place as this process knows it. */
function environmentOf({ dataDir, databaseUrl }: Place): NodeJS.ProcessEnv {
  const { DATABASE_URL: _, ...inherited } = process.env
  return { ...inherited, DATA_DIR: dataDir, ...(databaseUrl !== null && { DATABASE_URL: databaseUrl }) }
}

/** Where the system does not allow it, the backup simply runs like everything else. */
function yieldTo(child: ChildProcess, priority: number): void {
  try {
    if (child.pid !== undefined) setPriority(child.pid, priority)
  } catch {
    return
  }
}
