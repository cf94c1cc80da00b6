import type { workspaceUpdated } from '@aldia/shared/workspace.ts'
import { z } from 'zod'
import { jobKind, standingJob } from '#base/jobs.ts'
import type { Recorded, Work } from '#base/work.ts'

/** Looks at what is due to one debtor, at the minute for which it was planned; `key` is the contact. */
export const leaveJob = jobKind('cadences.leave', z.object({ workspaceId: z.string() }))
/** Plans the day of every business. */
export const dayJob = standingJob('cadences.day')

/** Has a debtor looked at, at an instant (epoch ms) or sooner. */
export async function lookAtStep(work: Work, contactId: string, dueAt: number): Promise<void> {
  await work.enqueue(leaveJob, { key: contactId, dueAt, data: { workspaceId: work.workspaceId } })
}

/** Reaction: days and hours are those of another zone or country now. */
export async function daysFollowZone(work: Work, { data }: Recorded<typeof workspaceUpdated>): Promise<void> {
  const { before, after } = data
  if (before.timeZone !== after.timeZone || before.country !== after.country) await planDays(work)
}

/** Has the day planned anew, now. */
export async function planDays(work: Work): Promise<void> {
  await work.enqueue(dayJob, { key: '', dueAt: work.now, data: null })
}
