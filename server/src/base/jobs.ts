import { z } from 'zod'
import type { Clock } from '#base/clock.ts'
import type { Database, Queries } from '#base/database/database.ts'
import { assert } from '#base/failure.ts'
import {
  claimJob,
  endRun,
  findJob,
  insertJob,
  type JobRow,
  nextDueJob,
  nextJobAt,
  renewLease,
  saveJob,
} from '#base/jobs.store.ts'
import { type Lane, makeLane } from '#base/lane.ts'
import type { Log } from '#base/log.ts'

// What is to be done later, or again and again, and must not be lost: a row for each, claimed by lease, tried again with growing
// pauses. Whoever runs a job renews its lease; one whose process died is taken over when the lease is over, and what the dead one
// might still write is refused by its fencing token.

/** A kind of job and the shape of what is stored with it. */
export interface JobKind<T> {
  name: string
  data: z.ZodType<T>
}

/** Declares a kind of job. `name` says what is done, and stays for ever: rows carry it. */
export const jobKind = <T>(name: string, data: z.ZodType<T>): JobKind<T> => ({ name, data })
/** A kind of which there is always exactly one. */
export const standingJob = (name: string): JobKind<null> => jobKind(name, z.null())

/** A job as its handler gets it. */
export interface Job<T> {
  key: string
  data: T
  /** When it was to run (epoch ms); long ago after a time without program. */
  dueAt: number
  /** Which try this is, from 1. */
  attempt: number
  /** Whether the program is ending: stop at the next good place, and ask to be run again. */
  isStopped(): boolean
  /** Waits, but not beyond the end of the program. */
  pause(ms: number): Promise<void>
  /**
   * Call it first in every transaction of the run: throws LeaseLost when somebody else has taken the job over, and keeps them
   * from it until the commit.
   */
  hold(tx: Queries): Promise<void>
}

/** How a kind is run. */
export interface JobHandler {
  kind: string
  /** How many may run at once. */
  atOnce: number
  /** A run whose process says nothing for so long (ms) is taken over. */
  leaseMs: number
  /** Pause after the first failure and the longest (ms); it doubles in between. */
  backOffMs: { first: number; longest: number }
  /** After so many failures in a row it waits until somebody asks for it again. */
  maxAttempts: number
  /** Runs begin at least so far apart (ms), so that what waited for days does not come in a burst. */
  apartMs: number
  /** Nothing begins sooner after the start of the program (ms). */
  afterStartMs: number
  /** Nothing of this kind is put off further (ms); what seems so was put off under a wrong clock. null: any time is good. */
  longestWaitMs: number | null
  /** Whether one (with an empty key) always exists; it is due at the first start. */
  isStanding: boolean
  run(job: Job<unknown>): Promise<{ againAt: number } | null>
}

const usual = {
  atOnce: 1,
  leaseMs: 60_000,
  backOffMs: { first: 5_000, longest: 3_600_000 },
  maxAttempts: Number.POSITIVE_INFINITY,
  apartMs: 0,
  afterStartMs: 0,
  longestWaitMs: null,
}

/**
 * Says how jobs of a kind are run. `run` answers when it is to run again, or null when the job is done. It may run twice (the
 * process can die after it), so what it does must be the same done twice.
 */
export function handleJob<T>(
  kind: JobKind<T>,
  how: Partial<Omit<JobHandler, 'kind' | 'run' | 'isStanding'>>,
  run: (job: Job<T>) => Promise<{ againAt: number } | null>,
): JobHandler {
  const isStanding = kind.data instanceof z.ZodNull
  return {
    ...usual,
    ...how,
    kind: kind.name,
    isStanding,
    run: async (job) => run({ ...job, data: kind.data.parse(job.data) }),
  }
}

/** Somebody else has taken the job over; whatever this run would have written is left out. */
export class LeaseLost extends Error {
  constructor(kind: string) {
    super(`the job ${kind} was taken over`)
    this.name = 'LeaseLost'
  }
}

/** What is to be done: at `dueAt` (epoch ms), or sooner when it already was to be. */
export interface Asked<T> {
  key: string
  dueAt: number
  data: T
}

/** Stores a job in the transaction. One that waits already gets these data. Verbs say `work.enqueue`, which wakes as well. */
export async function putJob<T>(tx: Queries, kind: JobKind<T>, { key, dueAt, data }: Asked<T>): Promise<void> {
  const about = { kind: kind.name, key }
  const stored = kind.data.parse(data)
  const known = await findJob(tx, about)
  if (!known) {
    const fresh = { leaseUntil: null, fence: 0, asked: 0, attempts: 0, lastError: null }
    return insertJob(tx, { ...about, ...fresh, data: stored, dueAt })
  }
  // What is under way was asked for earlier; this asking is a run of its own.
  const isWaiting = known.leaseUntil === null && known.dueAt !== null
  const sooner = isWaiting && known.dueAt !== null ? Math.min(known.dueAt, dueAt) : dueAt
  await saveJob(tx, about, { dueAt: sooner, data: stored, asked: known.asked + 1, attempts: 0 })
}

export interface Jobs {
  /** A job of the kind was stored. */
  wake(kind: string): void
  /** Begins to run what is due. */
  start(handlers: readonly JobHandler[]): Promise<void>
  /** Begins nothing more, and waits for what runs. */
  stop(): Promise<void>
}

/** Clocks are set and machines sleep, so rows are looked at this often (ms) even when nothing is due for long. */
const lookEveryMs = 60_000

export function makeJobs(parts: { database: Database; clock: Clock; log: Log }): Jobs {
  const lanes = new Map<string, Lane>()
  const ending = makeEnding(parts.clock)
  return {
    wake: (kind) => lanes.get(kind)?.wake(),
    async start(handlers) {
      const standing = handlers.filter(({ isStanding }) => isStanding)
      const now = parts.clock.now()
      await parts.database.write(null, async (tx) => {
        for (const { kind } of standing) {
          if (await findJob(tx, { kind, key: '' })) continue
          await putJob(tx, standingJob(kind), { key: '', dueAt: now, data: null })
        }
      })
      for (const handler of handlers) {
        assert(!lanes.has(handler.kind), `one handler for ${handler.kind}`)
        lanes.set(handler.kind, makeJobLane({ ...parts, ending }, handler))
      }
      for (const { kind, afterStartMs } of handlers) ending.after(afterStartMs, () => lanes.get(kind)?.wake())
    },
    async stop() {
      ending.begin()
      await Promise.all([...lanes.values()].map((lane) => lane.stop()))
    },
  }
}

type Running = { database: Database; clock: Clock; log: Log; ending: Ending }

function makeJobLane(parts: Running, handler: JobHandler): Lane {
  const { database, clock, log } = parts
  const { kind, apartMs } = handler
  let mayBegin = handler.afterStartMs === 0
  parts.ending.after(handler.afterStartMs, () => {
    mayBegin = true
  })
  let begunAt = Number.NEGATIVE_INFINITY
  return makeLane({
    clock,
    atOnce: handler.atOnce,
    pauseAfterTroubleMs: handler.backOffMs.first,
    report: (err, key) => log.error({ err, kind, key }, 'jobs could not be looked after'),
    async next(underWay) {
      if (!mayBegin) return null
      const now = clock.now()
      if (begunAt <= now && now < begunAt + apartMs) return { at: begunAt + apartMs }
      const row = await nextDueJob(database.reader, wantedOf(handler, now, [...underWay]))
      if (!row)
        return { at: Math.min((await nextJobAt(database.reader, { kind, now })) ?? Infinity, now + lookEveryMs) }
      begunAt = now
      return { key: row.key, run: () => runJob(parts, handler, row) }
    },
  })
}

const wantedOf = ({ kind, longestWaitMs, backOffMs, leaseMs }: JobHandler, now: number, notKeys: string[]) => ({
  kind,
  now,
  dueAtMost: longestWaitMs === null ? null : now + longestWaitMs,
  retryAtMost: now + 2 * backOffMs.longest,
  leaseAtMost: now + 2 * leaseMs,
  notKeys,
})

async function runJob(parts: Running, handler: JobHandler, seen: JobRow): Promise<void> {
  const { database, clock } = parts
  const leaseUntil = () => clock.now() + handler.leaseMs
  const row = await database.write(null, (tx) => claimJob(tx, seen, leaseUntil()))
  if (!row) return
  let cancelRenewal = () => {}
  let isOver = false
  const renewLater = () => {
    if (isOver) return
    cancelRenewal = clock.after(handler.leaseMs / 3, () => {
      // Whether it went well is found out by `hold`, and at the latest at the end of the run.
      database.write(null, (tx) => renewLease(tx, row, leaseUntil())).then(renewLater, renewLater)
    })
  }
  renewLater()
  try {
    const done = await handler.run({
      key: row.key,
      data: row.data,
      dueAt: row.dueAt ?? clock.now(),
      attempt: row.attempts,
      isStopped: parts.ending.hasBegun,
      pause: parts.ending.pause,
      async hold(tx) {
        if (!(await renewLease(tx, row, leaseUntil()))) throw new LeaseLost(handler.kind)
      },
    })
    const after = done && { dueAt: done.againAt, attempts: 0, lastError: null }
    await database.write(null, (tx) => endRun(tx, row, after))
  } catch (error) {
    if (error instanceof LeaseLost) parts.log.warn({ kind: row.kind, key: row.key }, 'a job was taken over')
    else await noteFailure(parts, handler, row, error)
  } finally {
    isOver = true
    cancelRenewal()
  }
}

async function noteFailure({ database, clock, log }: Running, handler: JobHandler, row: JobRow, error: unknown) {
  const { kind, key, attempts } = row
  const { first, longest } = handler.backOffMs
  const isGivenUp = attempts >= handler.maxAttempts
  const dueAt = isGivenUp ? null : clock.now() + Math.min(first * 2 ** Math.min(attempts - 1, 30), longest)
  log.error({ err: error, kind, key, attempts, isGivenUp }, 'a job failed')
  await database.write(null, (tx) => endRun(tx, row, { dueAt, attempts, lastError: codeOf(error) }))
}

function codeOf(error: unknown): string {
  const { code, name } = error as { code?: unknown; name?: unknown }
  return String(typeof code === 'string' ? code : (name ?? 'unknown')).slice(0, 100)
}

interface Ending {
  hasBegun(): boolean
  begin(): void
  /** Runs at the time, unless the end comes before. */
  after(ms: number, run: () => void): void
  /** Waits for the time or the end, whichever is first. */
  pause(ms: number): Promise<void>
}

function makeEnding(clock: Clock): Ending {
  const waiting = new Set<() => void>()
  let begun = false
  return {
    hasBegun: () => begun,
    begin() {
      begun = true
      for (const end of [...waiting]) end()
    },
    after(ms, run) {
      if (ms <= 0) return run()
      const cancel = clock.after(ms, () => {
        waiting.delete(cancel)
        run()
      })
      waiting.add(cancel)
    },
    pause(ms) {
      if (begun) return Promise.resolve()
      return new Promise((resolve) => {
        const over = () => {
          cancel()
          waiting.delete(over)
          resolve()
        }
        const cancel = clock.after(ms, over)
        waiting.add(over)
      })
    },
  }
}
