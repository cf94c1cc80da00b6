import type { Clock } from '#base/clock.ts'
import { type Database, DatabaseTakenOver } from '#base/database/database.ts'
import type { Log } from '#base/log.ts'
import { type LeaseRow, leaveLease, readLease, renewLease, takeLease } from '#base/program-lease.store.ts'
import { StartRefused } from '#base/start-refused.ts'

// One process for one database: numbers, sessions and what waits to be sent are kept in memory by one. The lease is a row of the
// database itself, so it holds for processes on other machines and with other data folders too. Nobody's clock is compared with
// another's: whoever wants a lease watches whether its holder still renews it. Fenced: with each taking a number goes up, and a
// write under an older one is refused by the database (database.ts), so that a holder that was only asleep changes nothing.

/** How often (ms) the holder shows that it lives. */
const beatMs = 5_000
/** A holder that showed nothing for this long (ms) is taken for dead. */
const silentMs = 3 * beatMs
/** How often (ms) whoever waits looks. */
const lookMs = 500

export interface ProgramLease {
  /** Stops renewing it and leaves it to the next. */
  release(): Promise<void>
}

/**
 * Takes the database for this process. At once when nobody has it, or when its holder has certainly ended (its process or its
 * connections are gone); else it is watched. Throws StartRefused when it lives.
 */
export async function holdProgram(parts: {
  database: Database
  clock: Clock
  log: Pick<Log, 'warn'>
  /** See `makeProcessId`. */
  holder: string
  hasEnded(holder: string): boolean
  /** Somebody else has the database now; nothing can be written any more. */
  takenOver(): void
}): Promise<ProgramLease> {
  const { database, clock, log, holder } = parts
  const session = database.sessions?.own ?? null
  database.fenceWith(await take())
  let cancel = () => {}
  let isOver = false
  beatLater()

  async function take(): Promise<number> {
    let watched: LeaseRow | null = null
    for (let waitedMs = 0; ; waitedMs += lookMs) {
      const row = await readLease(database.reader)
      const isFree = row === null || row.holder === '' || waitedMs >= silentMs || (await isGone(row))
      if (isFree) {
        const fence = await database.write(null, (tx) => takeLease(tx, row, { holder, session }))
        if (fence !== null) return fence
      } else if (watched && (watched.fence !== row.fence || watched.beat !== row.beat)) throw refused(row)
      else watched = row
      await pause(clock, lookMs)
    }
  }

  async function isGone(row: LeaseRow): Promise<boolean> {
    if (parts.hasEnded(row.holder)) return true
    return row.session !== null && (await database.sessions?.isThere(row.session)) === false
  }

  function beatLater(): void {
    if (!isOver) cancel = clock.after(beatMs, () => void beat())
  }

  async function beat(): Promise<void> {
    try {
      await database.write(null, renewLease, { durable: false })
    } catch (error) {
      if (error instanceof DatabaseTakenOver) {
        if (!isOver) parts.takenOver()
        return
      }
      log.warn({ err: error }, 'the lease on the database could not be renewed')
    }
    beatLater()
  }

  return {
    async release() {
      isOver = true
      cancel()
      await database.write(null, leaveLease, { durable: false }).catch(() => undefined)
    },
  }
}

function refused({ holder }: LeaseRow): StartRefused {
  const [host, pid] = holder.split('/')
  return new StartRefused(
    `Another Al Día (process ${pid} on ${host}) is using this database; stop it first. One database serves one Al Día at a time.`,
  )
}

/** The timers of the clock keep no process alive; whoever waits here must not end for want of anything else to do. */
function pause(clock: Clock, ms: number): Promise<void> {
  const awake = setInterval(() => undefined, 60_000)
  return new Promise<void>((resolve) => clock.after(ms, resolve)).finally(() => clearInterval(awake))
}
