import { addDays, dayIn, startOfDay as midnight } from '@aldia/shared/dates.ts'
import { beginDay } from '#account/account.reactions.ts'
import type { Clock } from '#base/clock.ts'
import type { Reader } from '#base/database/database.ts'
import { handleJob, type Job, type JobHandler, standingJob } from '#base/jobs.ts'
import type { Perform } from '#base/work.ts'
import { contactsToCheck } from '#board/card-balance.ts'
import { findWorkspace, workspaceIds } from '#workspaces/workspaces.ts'

// What the calendar alone changes: due dates pass, promises run out, fees accrue. Runs when a day begins in the workspace's zone,
// and at the start of the program for the days that it missed. Only people for whom something changes are looked at.

const startOfDay = standingJob('account.startOfDay')
/** Clocks are corrected, zones changed and machines sleep, so the day is looked at this often (ms) even when midnight is far. */
const lookEveryMs = 15 * 60_000
/** People in one transaction: messages are to wait for milliseconds, not for the whole night's work. */
const peopleAtOnce = 20

export function startOfDayJob(parts: { reader: Reader; perform: Perform; clock: Clock }): JobHandler {
  const { reader, clock } = parts
  return handleJob(startOfDay, { longestWaitMs: lookEveryMs }, async (job) => {
    let waitMs = lookEveryMs
    for (const workspaceId of await workspaceIds(reader)) {
      const workspace = await findWorkspace(reader, workspaceId)
      if (!workspace) continue
      const today = dayIn(workspace.timeZone, clock.now())
      await beginDayFor(parts, workspaceId, today, job)
      waitMs = Math.min(waitMs, midnight(addDays(today, 1), workspace.timeZone) - clock.now())
    }
    return { againAt: clock.now() + (job.isStopped() ? 0 : Math.max(waitMs, 1_000)) }
  })
}

/** Brings everybody of a workspace to `today` for whom a day has passed that matters. */
export async function beginDayFor(
  parts: { reader: Reader; perform: Perform },
  workspaceId: string,
  today: string,
  job?: Pick<Job<null>, 'isStopped' | 'hold'>,
): Promise<void> {
  const actor = { kind: 'system' } as const
  let after = ''
  while (!job?.isStopped()) {
    const people = await contactsToCheck(parts.reader, workspaceId, today, after, peopleAtOnce)
    const last = people.at(-1)
    if (last === undefined) return
    await parts.perform({ workspaceId, actor }, async (work) => {
      await job?.hold(work.tx)
      for (const contactId of people) await beginDay(work, contactId)
    })
    after = last
  }
}
