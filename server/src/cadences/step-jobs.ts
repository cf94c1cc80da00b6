import { z } from 'zod'
import { jobKind, standingJob } from '#base/jobs.ts'
import type { Work } from '#base/work.ts'

/** Looks at what is due to one debtor, at the minute for which it was planned; `key` is the contact. */
export const leaveJob = jobKind('cadences.leave', z.object({ workspaceId: z.string() }))
/** Plans the day of every business. */
export const dayJob = standingJob('cadences.day')

/** Has a debtor looked at, at an instant (epoch ms) or sooner. */
export async function lookAtStep(work: Work, contactId: string, dueAt: number): Promise<void> {
  await work.enqueue(leaveJob, { key: contactId, dueAt, data: { workspaceId: work.workspaceId } })
}

/** Has the day planned anew, now. */
export async function planDays(work: Work): Promise<void> {
  await work.enqueue(dayJob, { key: '', dueAt: work.now, data: null })
}
