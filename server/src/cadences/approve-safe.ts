import type { PlannedStep } from '@aldia/shared/cadence.ts'
import { stepsApproved } from '@aldia/shared/cadence-commands.ts'
import type { LocalDate } from '@aldia/shared/dates.ts'
import { z } from 'zod'
import type { Reader } from '#base/database/database.ts'
import { handleJob, type JobHandler, jobKind } from '#base/jobs.ts'
import type { Perform, Work } from '#base/work.ts'
import { markReady } from '#board/ready-steps.ts'
import { decide } from '#cadences/approvals.ts'
import { planLadders, previewDays } from '#cadences/ladder-plan.ts'
import { lookAtStep } from '#cadences/step-jobs.ts'

// Everything that raises no doubt is approved with one press, which may be thousands of messages: who is concerned is planned outside
// of any transaction, and written a few debtors at a time, each planned anew with the facts of that moment. The first few are approved
// with the press itself; the others are jobs of the same transaction, so that an end of the program loses none.

/** Debtors whose approvals share a transaction. */
const atOnce = 50

/** Approves for some debtors what a person approved for all; `key` is made anew for each. */
const approveSafeJob = jobKind(
  'cadences.approveSafe',
  z.object({
    workspaceId: z.string(),
    contactIds: z.array(z.string()),
    until: z.string(),
    userId: z.string(),
  }),
)

/** What is to be approved, in groups of debtors, and how many messages that makes. */
export interface SafePlan {
  groups: readonly (readonly string[])[]
  count: number
}

const isSafe = ({ verdict, doubts, on }: PlannedStep, until: LocalDate): boolean =>
  verdict === 'awaits' && doubts.length === 0 && on <= until

/** Looks for whom anything is to be approved. Reads only. */
export async function findSafe(
  tx: Reader,
  about: { workspaceId: string; until: LocalDate; now: number },
): Promise<SafePlan> {
  const { plans } = await planLadders(tx, { ...about, contactIds: null, days: previewDays })
  let count = 0
  const contactIds: string[] = []
  for (const { debtor, planned } of plans) {
    const safe = planned.filter((each) => isSafe(each, about.until)).length
    count += safe
    if (safe > 0) contactIds.push(debtor.facts.contactId)
  }
  const groups = Array.from({ length: Math.ceil(contactIds.length / atOnce) }, (_, i) =>
    contactIds.slice(i * atOnce, (i + 1) * atOnce),
  )
  return { groups, count }
}

/** Lets all leave that nothing speaks against, up to a day. Answers how many messages that was when it was planned. */
export async function approveSafe(
  work: Work,
  { groups, count }: SafePlan,
  about: { until: LocalDate; userId: string },
) {
  const [first, ...others] = groups
  if (first) await approveGroup(work, first, about.until)
  for (const contactIds of others)
    await work.enqueue(approveSafeJob, {
      key: work.newId(),
      dueAt: work.now,
      data: { ...about, workspaceId: work.workspaceId, contactIds: [...contactIds] },
    })
  return count
}

/** Approves one group of debtors after the other. */
export function approveSafeJobHandler({ perform }: { perform: Perform }): JobHandler {
  return handleJob(approveSafeJob, {}, async (job) => {
    const { workspaceId, contactIds, until, userId } = job.data
    await perform({ workspaceId, actor: { kind: 'user', userId } }, async (work) => {
      await job.hold(work.tx)
      await approveGroup(work, contactIds, until)
    })
    return null
  })
}

async function approveGroup(work: Work, contactIds: readonly string[], until: LocalDate): Promise<void> {
  const about = { workspaceId: work.workspaceId, contactIds, now: work.now }
  const { plans } = await planLadders(work.tx, { ...about, days: previewDays })
  let count = 0
  for (const { debtor, planned } of plans) {
    const { contactId } = debtor.facts
    const safe = planned.filter((each) => isSafe(each, until))
    for (const each of safe) {
      await decide(work, { debtor, planned: each }, 'approved')
      await lookAtStep(work, contactId, each.at ?? work.now)
    }
    if (safe.length > 0) await markReady(work.tx, contactId, true)
    count += safe.length
  }
  if (count > 0) work.record(stepsApproved, { data: { count, until } })
}
