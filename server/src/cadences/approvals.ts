import { dayOf } from '@aldia/shared/cadence/plan.ts'
import type { PlannedStep, StepRef, StepState } from '@aldia/shared/cadence.ts'
import { approvalWithdrawn, stepApproved, stepSkipped, taskFinished } from '@aldia/shared/cadence-commands.ts'
import { fail } from '#base/failure.ts'
import type { Work } from '#base/work.ts'
import { markReady } from '#board/ready-steps.ts'
import { endStep, findStep, putStep } from '#cadences/cadences.store.ts'
import { figuresOf } from '#cadences/figures.ts'
import type { Debtor } from '#cadences/ladder-facts.reads.ts'
import { planLadders, previewDays } from '#cadences/ladder-plan.ts'
import { lookAtStep } from '#cadences/step-jobs.ts'

// A person lets steps leave, or has them left out. Whoever decides on what has been decided meanwhile is told.

interface Decision {
  contactId: string
  on: string
  steps: readonly StepRef[]
}
export type Planned = { debtor: Debtor; planned: PlannedStep }

/** Lets one message leave on its day. `text`: these words instead of the template's. */
export async function approve(work: Work, decision: Decision & { text: string | null }): Promise<void> {
  const found = await plannedOrRefuse(work, decision, ['awaits'])
  const { planned, debtor } = found
  await decide(work, found, 'approved', { text: decision.text, figures: figuresOf(debtor.facts) })
  await markReady(work.tx, decision.contactId, true)
  const [lead] = planned.steps
  if (lead)
    work.record(stepApproved, {
      contactId: decision.contactId,
      data: { ...lead, leavesOn: planned.on, edited: decision.text !== null },
    })
  await lookAtStep(work, decision.contactId, planned.at ?? work.now)
}

/** What was approved waits for an approval again. */
export async function withdraw(work: Work, { contactId, steps }: Decision): Promise<void> {
  const [lead] = steps
  const row = lead && (await findStep(work.tx, contactId, lead))
  if (!lead || row?.state !== 'approved') fail('conflict', 'step_changed')
  for (const step of steps) {
    const one = await findStep(work.tx, contactId, step)
    if (one?.state !== 'approved') continue
    await endStep(work.tx, one.id, { state: 'cancelled', reason: 'withdrawn', at: work.now, endedOn: one.endedOn })
  }
  work.record(approvalWithdrawn, { contactId, data: lead })
}

/** What was planned for a day is left out for good. */
export async function skip(work: Work, decision: Decision): Promise<void> {
  const found = await plannedOrRefuse(work, decision, ['awaits', 'leaves', 'task', 'stays'])
  await decide(work, found, 'skipped', { reason: 'skipped' })
  const [lead] = found.planned.steps
  if (lead) work.record(stepSkipped, { contactId: decision.contactId, data: lead })
}

/** A call or visit was made. */
export async function finishTask(work: Work, decision: Decision): Promise<void> {
  const found = await plannedOrRefuse(work, decision, ['task'])
  await decide(work, found, 'done')
  const [lead] = found.planned.steps
  if (lead) work.record(taskFinished, { contactId: decision.contactId, data: lead })
}

/** The planned day that somebody looked at, as it is planned now. */
async function plannedOrRefuse(
  work: Work,
  { contactId, on, steps }: Decision,
  verdicts: readonly PlannedStep['verdict'][],
): Promise<Planned> {
  const [lead] = steps
  const known = lead && (await findStep(work.tx, contactId, lead))
  if (known && known.state !== 'cancelled' && !(known.state === 'approved' && verdicts.includes('leaves')))
    fail('conflict', 'step_taken')
  const about = { workspaceId: work.workspaceId, contactIds: [contactId], now: work.now }
  const { plans } = await planLadders(work.tx, { ...about, days: previewDays })
  const [plan] = plans
  const planned = plan?.planned.find(
    (each) => verdicts.includes(each.verdict) && each.on === on && isSame(each.steps[0], lead),
  )
  if (!plan || !planned) fail('conflict', 'step_changed')
  return { debtor: plan.debtor, planned }
}

const isSame = (a: StepRef | undefined, b: StepRef | undefined): boolean =>
  a !== undefined && b !== undefined && a.cadenceId === b.cadenceId && a.stepId === b.stepId && a.on === b.on

/** Writes a decision down for each step that is said together; words belong to the first one. */
export async function decide(
  work: Work,
  { debtor, planned }: Planned,
  state: StepState,
  about: { reason?: string; text?: string | null; figures?: string } = {},
): Promise<void> {
  const { contactId, person } = debtor.facts
  for (const [i, step] of planned.steps.entries())
    await putStep(work.tx, {
      ...step,
      id: work.newId(),
      workspaceId: work.workspaceId,
      contactId,
      state,
      reason: about.reason ?? null,
      text: i === 0 ? (about.text ?? null) : null,
      figures: i === 0 && about.text != null ? (about.figures ?? null) : null,
      messageId: null,
      byUserId: work.actor.kind === 'user' ? work.actor.userId : null,
      at: work.now,
      endedOn: dayOf(person.zone, work.now),
    })
}
