import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { type SetClock, setClock } from '#base/clock.ts'
import { claimJob, endRun, findJob, type JobRow, renewLease } from '#base/jobs.store.ts'
import {
  type Asked,
  handleJob,
  type Job,
  type JobHandler,
  type Jobs,
  jobKind,
  makeJobs,
  putJob,
  standingJob,
} from '#base/jobs.ts'
import { makeLog } from '#base/log.ts'
import { testDatabase, untilQuiet } from '#testing/database.ts'

const minute = 60_000
const day = 86_400_000
const noon = Date.UTC(2026, 10, 29, 12)

const remind = jobKind('test.remind', z.object({ whom: z.string() }))
const daily = standingJob('test.daily')

let base: Awaited<ReturnType<typeof testDatabase>>
let clock: SetClock
let jobs: Jobs
let others: Jobs[]
let logged: string[]
/** What ran, in order: whom, and on which try. */
let ran: string[]

beforeEach(async () => {
  base = await testDatabase()
  clock = setClock(noon)
  ran = []
  logged = []
  others = []
  jobs = another()
})
afterEach(async () => {
  await Promise.all([jobs, ...others].map((each) => each.stop()))
  await base.dispose()
})

function another(): Jobs {
  const log = makeLog('warn', { write: (line) => void logged.push(line) })
  const made = makeJobs({ database: base.database, clock, log })
  others.push(made)
  return made
}

const noted = async (job: Job<{ whom: string }>) => {
  ran.push(`${job.data.whom} ${job.attempt}`)
  return null
}
const reminding = (how: Partial<JobHandler> = {}, run: Parameters<typeof handleJob<{ whom: string }>>[2] = noted) =>
  handleJob(remind, how, run)

async function ask(whom: string, dueAt: number, more: Partial<Asked<{ whom: string }>> = {}): Promise<void> {
  await base.database.write(null, (tx) => putJob(tx, remind, { key: whom, dueAt, data: { whom }, ...more }))
  jobs.wake(remind.name)
}
const rowOf = (key: string) => findJob(base.database.reader, { kind: remind.name, key })
const untilRan = (...what: string[]) => vi.waitFor(() => expect(ran).toEqual(what))
const untilRow = (key: string, row: Partial<JobRow>) =>
  vi.waitFor(async () => expect(await rowOf(key)).toMatchObject(row))
const untilDone = (key: string) => vi.waitFor(async () => expect(await rowOf(key)).toBeNull())
const settled = () => untilQuiet(base.database)
const passes = async (ms: number) => {
  await settled()
  clock.advance(ms)
  await settled()
}

describe('when', () => {
  test('a job runs when it is due, and once', async () => {
    await jobs.start([reminding()])
    await ask('ana', noon + 10_000)
    await passes(9_000)
    expect(ran).toEqual([])
    await passes(1_000)
    await untilRan('ana 1')
    await untilDone('ana')
    await passes(day)
    expect(ran).toEqual(['ana 1'])
  })

  test('asked for twice it runs once, at the earlier time and with the newer data', async () => {
    await jobs.start([reminding()])
    await ask('ana', noon + 10_000)
    await ask('ana', noon + 5_000, { data: { whom: 'ana maría' } })
    await passes(5_000)
    await untilRan('ana maría 1')
    await untilDone('ana')
  })

  test('asked for during its run it runs once more', async () => {
    await jobs.start([
      reminding({}, async (job) => {
        await noted(job)
        if (ran.length === 1) await ask('ana', noon)
        return null
      }),
    ])
    await ask('ana', noon)
    await untilRan('ana 1', 'ana 1')
    await untilDone('ana')
  })

  test('what was to be done while there was no program is made up for, one after the other where that is wanted', async () => {
    for (const whom of ['ana', 'luis', 'eva']) await ask(whom, noon)
    clock.jumpTo(noon + 10 * day)
    await jobs.start([reminding({ apartMs: 2_000, atOnce: 5 })])
    await settled()
    expect(ran).toHaveLength(1)
    await passes(2_000)
    expect(ran).toHaveLength(2)
    await passes(2_000)
    expect(ran).toHaveLength(3)
  })

  test('one that comes again runs once for all the days that it missed', async () => {
    const again = handleJob(daily, { longestWaitMs: day }, async () => {
      ran.push('daily')
      return { againAt: clock.now() + day }
    })
    await jobs.start([again])
    await untilRan('daily')
    await jobs.stop()
    clock.jumpTo(noon + 30 * day)
    jobs = another()
    await jobs.start([again])
    await untilRan('daily', 'daily')
    await passes(day - 1)
    expect(ran).toHaveLength(2)
  })

  test('nothing of a kind begins before the start is over', async () => {
    await jobs.start([reminding({ afterStartMs: 10 * minute })])
    await ask('ana', noon)
    await passes(9 * minute)
    expect(ran).toEqual([])
    await passes(minute)
    await untilRan('ana 1')
  })

  test('no more run at once than may', async () => {
    const ends: (() => void)[] = []
    await jobs.start([
      reminding({ atOnce: 2 }, async (job) => {
        await noted(job)
        await new Promise<void>((resolve) => ends.push(resolve))
        return null
      }),
    ])
    for (const whom of ['ana', 'luis', 'eva']) await ask(whom, noon)
    await settled()
    // Two that begin at once may get there in either order.
    expect([...ran].sort()).toEqual(['ana 1', 'luis 1'])
    ends[0]?.()
    await vi.waitFor(() => expect([...ran].sort()).toEqual(['ana 1', 'eva 1', 'luis 1']))
    for (const end of ends) end()
  })
})

describe('when it fails', () => {
  const failing = async (job: Job<{ whom: string }>): Promise<null> => {
    await noted(job)
    throw Object.assign(new Error('the text of a person'), { code: 'ECONNRESET' })
  }

  test('it is tried again after pauses that grow, and keeps the code of the failure only', async () => {
    await jobs.start([reminding({ backOffMs: { first: 1_000, longest: 3_000 } }, failing)])
    await ask('ana', noon)
    await untilRan('ana 1')
    await passes(1_000)
    await untilRan('ana 1', 'ana 2')
    await passes(1_999)
    expect(ran).toHaveLength(2)
    await passes(1)
    expect(ran).toHaveLength(3)
    await passes(3_000)
    expect(ran).toHaveLength(4)
    expect(await rowOf('ana')).toMatchObject({ lastError: 'ECONNRESET', attempts: 4 })
    expect(logged).toHaveLength(4)
  })

  test('given up it stays and says why, until somebody asks again', async () => {
    await jobs.start([reminding({ backOffMs: { first: 1_000, longest: 1_000 }, maxAttempts: 2 }, failing)])
    await ask('ana', noon)
    await passes(1_000)
    await passes(day)
    expect(ran).toEqual(['ana 1', 'ana 2'])
    await untilRow('ana', { dueAt: null, lastError: 'ECONNRESET', leaseUntil: null })
    await ask('ana', clock.now())
    await untilRan('ana 1', 'ana 2', 'ana 1')
  })

  test('data of a shape that is known no longer fail like everything else', async () => {
    await base.database.write(null, (tx) =>
      putJob(tx, { ...remind, data: z.any() }, { key: 'ana', dueAt: noon, data: 'ana' }),
    )
    await jobs.start([reminding()])
    await vi.waitFor(async () => expect(await rowOf('ana')).toMatchObject({ attempts: 1, leaseUntil: null }))
    expect(ran).toEqual([])
  })
})

describe('who has it', () => {
  /** As a process does that dies at once after it. */
  async function claimedByTheDead(key: string): Promise<JobRow> {
    const row = await rowOf(key)
    const claimed = row && (await base.database.write(null, (tx) => claimJob(tx, row, clock.now() + minute)))
    if (!claimed) throw new Error('there was a job to claim')
    return claimed
  }

  test('what a dead process held is taken over when its lease is over, by one only', async () => {
    await ask('ana', noon)
    await claimedByTheDead('ana')
    const other = another()
    await jobs.start([reminding()])
    await other.start([reminding()])
    await passes(minute - 1)
    expect(ran).toEqual([])
    await passes(1)
    await untilRan('ana 2')
    await untilDone('ana')
    await passes(day)
    expect(ran).toEqual(['ana 2'])
  })

  test('the dead one, should it come back, writes nothing and ends nothing', async () => {
    await ask('ana', noon)
    const dead = await claimedByTheDead('ana')
    clock.jumpTo(noon + 2 * minute)
    const row = await rowOf('ana')
    const heir = row && (await base.database.write(null, (tx) => claimJob(tx, row, clock.now() + minute)))
    expect(heir).toMatchObject({ fence: dead.fence + 1 })
    expect(await base.database.write(null, (tx) => renewLease(tx, dead, clock.now() + day))).toBe(false)
    await base.database.write(null, (tx) => endRun(tx, dead, null))
    expect(await rowOf('ana')).toEqual(heir)
  })

  test('two that saw the same row: one of them gets it', async () => {
    await ask('ana', noon)
    const row = await rowOf('ana')
    if (!row) throw new Error('there is a job')
    const claims = await Promise.all(
      [1, 2].map(() => base.database.write(null, (tx) => claimJob(tx, row, noon + minute))),
    )
    expect(claims.filter((claim) => claim !== null)).toHaveLength(1)
  })

  test('a long run keeps its lease', async () => {
    let end = () => {}
    await jobs.start([
      reminding({}, async (job) => {
        await noted(job)
        await new Promise<void>((resolve) => (end = resolve))
        await base.database.write(null, (tx) => job.hold(tx))
        return null
      }),
    ])
    await ask('ana', noon)
    await untilRan('ana 1')
    const other = another()
    await other.start([reminding()])
    for (let passed = 0; passed < 10; passed++) await passes(minute / 3)
    expect(ran).toEqual(['ana 1'])
    end()
    await untilDone('ana')
    expect(logged).toEqual([])
  })

  test('a run that was taken over is refused in its transaction, and the other goes on', async () => {
    let taken = false
    await jobs.start([
      reminding({}, async (job) => {
        const row = await rowOf('ana')
        if (row && !taken) await base.database.write(null, (tx) => claimJob(tx, row, clock.now() + minute))
        taken = true
        await base.database.write(null, async (tx) => {
          await job.hold(tx)
          ran.push('written')
        })
        return null
      }),
    ])
    await ask('ana', noon)
    await vi.waitFor(() => expect(logged.join()).toContain('a job was taken over'))
    expect(ran).toEqual([])
    expect(await rowOf('ana')).toMatchObject({ fence: 2, leaseUntil: noon + minute })
  })
})

describe('the end', () => {
  test('it waits for what runs, begins nothing more, and what stopped half-way goes on at the next start', async () => {
    const half = reminding({}, async (job) => {
      await noted(job)
      await job.pause(day)
      return job.isStopped() ? { againAt: job.dueAt } : null
    })
    await jobs.start([half])
    await ask('ana', noon)
    await untilRan('ana 1')
    await jobs.stop()
    await ask('luis', noon)
    await settled()
    expect(ran).toEqual(['ana 1'])
    expect(await rowOf('ana')).toMatchObject({ leaseUntil: null, dueAt: noon })
    jobs = another()
    await jobs.start([reminding()])
    await vi.waitFor(() => expect(ran.slice(1).sort()).toEqual(['ana 1', 'luis 1']))
  })
})

describe('clocks that jump', () => {
  test('forwards: what fell due runs at the next look, at the latest after a minute', async () => {
    await jobs.start([reminding()])
    await ask('ana', noon + 5 * day)
    await settled()
    clock.jumpTo(noon + 6 * day)
    await passes(minute)
    await untilRan('ana 1')
  })

  test('backwards: what was put off under a clock ten years ahead does not wait for it', async () => {
    const failsOnce = reminding({}, async (job) => {
      await noted(job)
      if (job.attempt === 1) throw new Error('once')
      return null
    })
    const again = handleJob(daily, { longestWaitMs: day }, async () => {
      ran.push('daily')
      return { againAt: clock.now() + day }
    })
    clock.jumpTo(noon + 3_653 * day)
    await jobs.start([failsOnce, again])
    await ask('ana', noon)
    await vi.waitFor(() => expect([...ran].sort()).toEqual(['ana 1', 'daily']))
    await settled()
    clock.jumpTo(noon)
    // The timers of this clock stay where they were; those of a machine do not know what time it is.
    for (const kind of [remind, daily]) jobs.wake(kind.name)
    await vi.waitFor(() => expect([...ran].sort()).toEqual(['ana 1', 'ana 2', 'daily', 'daily']))
  })

  test('backwards: a lease from the future binds nobody', async () => {
    await ask('ana', noon)
    clock.jumpTo(noon + 3_653 * day)
    const row = await rowOf('ana')
    if (row) await base.database.write(null, (tx) => claimJob(tx, row, clock.now() + minute))
    clock.jumpTo(noon)
    await jobs.start([reminding()])
    await untilRan('ana 2')
  })
})
