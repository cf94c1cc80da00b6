import { lastingReasons } from '@aldia/shared/cadence.ts'
import { addDays, dayIn, startOfDay } from '@aldia/shared/dates.ts'
import type { Clock } from '#base/clock.ts'
import type { Reader } from '#base/database/database.ts'
import { handleJob, type Job, type JobHandler } from '#base/jobs.ts'
import type { Perform } from '#base/work.ts'
import { planLadders } from '#cadences/ladder-plan.ts'
import { type LeaveParts, leaveToday } from '#cadences/leave.ts'
import { dayJob, leaveJob, lookAtStep } from '#cadences/step-jobs.ts'
import { findWorkspace, workspaceIds } from '#workspaces/workspaces.ts'

// The plan of a day is made when the day begins and again every half hour, for facts change; what is due to a debtor is looked at at its
// minute, with the facts of that minute. After a time without program both are done once for what is due now: never for what was missed.

/** Facts of today are looked at this often (ms). */
const lookEveryMs = 30 * 60_000
/** Debtors noted in one transaction. */
const notedAtOnce = 200

interface Parts {
  reader: Reader
  perform: Perform
  clock: Clock
}

/** Sends what is due to one debtor, at its minute. */
export function leaveJobHandler(parts: Parts & { leave: LeaveParts }): JobHandler {
  const how = { leaseMs: 60_000, maxAttempts: 8, apartMs: 0 }
  return handleJob(leaveJob, how, async (job) => {
    const actor = { kind: 'system' } as const
    const { output } = await parts.perform({ workspaceId: job.data.workspaceId, actor }, async (work) => {
      await job.hold(work.tx)
      return leaveToday(work, parts.leave, job.key)
    })
    return output === null ? null : { againAt: output }
  })
}

/** Plans the day of every business, and has each debtor looked at at the minute at which something leaves. */
export function dayJobHandler(parts: Parts): JobHandler {
  return handleJob(dayJob, { longestWaitMs: lookEveryMs }, async (job) => {
    let waitMs = lookEveryMs
    for (const workspaceId of await workspaceIds(parts.reader)) {
      const workspace = await findWorkspace(parts.reader, workspaceId)
      if (!workspace || job.isStopped()) continue
      await planDay(parts, workspaceId, job)
      const now = parts.clock.now()
      const tomorrow = startOfDay(addDays(dayIn(workspace.timeZone, now), 1), workspace.timeZone)
      waitMs = Math.min(waitMs, tomorrow - now)
    }
    return { againAt: parts.clock.now() + (job.isStopped() ? 0 : Math.max(waitMs, 1_000)) }
  })
}

async function planDay(parts: Parts, workspaceId: string, job: Pick<Job<null>, 'hold'>): Promise<void> {
  const now = parts.clock.now()
  const { plans } = await planLadders(parts.reader, { workspaceId, contactIds: null, days: 1, now })
  const due = plans.flatMap(({ debtor, planned }) => {
    const leaving = planned.find(({ verdict }) => verdict === 'leaves')?.at ?? null
    const isOver = planned.some(
      ({ verdict, reasons }) => verdict === 'stays' && reasons.some((each) => lastingReasons.has(each)),
    )
    const dueAt = isOver ? now : leaving
    return dueAt === null ? [] : [{ contactId: debtor.facts.contactId, dueAt }]
  })
  for (let from = 0; from < due.length; from += notedAtOnce)
    await parts.perform({ workspaceId, actor: { kind: 'system' } }, async (work) => {
      await job.hold(work.tx)
      for (const { contactId, dueAt } of due.slice(from, from + notedAtOnce)) await lookAtStep(work, contactId, dueAt)
    })
}
