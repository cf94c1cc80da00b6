import { dayOf } from '@aldia/shared/cadence/plan.ts'
import { lastingReasons, type PlannedStep, type StayReason } from '@aldia/shared/cadence.ts'
import { stepDropped, stepSent } from '@aldia/shared/cadence-commands.ts'
import { addDays, startOfDay } from '@aldia/shared/dates.ts'
import type { Reader } from '#base/database/database.ts'
import type { Work } from '#base/work.ts'
import { markReady } from '#board/ready-steps.ts'
import { endStep, findStep, type LadderStepRow, putStep } from '#cadences/cadences.store.ts'
import { figuresOf } from '#cadences/figures.ts'
import type { Debtor } from '#cadences/ladder-facts.reads.ts'
import { planLadders } from '#cadences/ladder-plan.ts'
import type { Words } from '#cadences/ladder-words.reads.ts'
import { type ByRuleParts, queueByRule } from '#outbox/queue-by-rule.ts'

// What the plan of today says is done: a step is marked and its message stands in the outbox in one transaction, so that the end of
// the process between the two is impossible. The gate rules on it once more when it leaves.

export interface LeaveParts extends ByRuleParts {
  /** The words of a step; handed in, for they are made by rooms above the ledger. */
  wordsOf(tx: Reader, about: { workspaceId: string; planned: PlannedStep; at: number }): Promise<Words>
}

/** A number that is not linked or has a long line, or words that cannot be written, are looked at again after this time (ms). */
const againMs = 30 * 60_000

/**
 * Sends what is due to one debtor now, and writes down what is over. Answers when to look again today (epoch ms), null when there
 * is nothing more to do.
 */
export async function leaveToday(work: Work, parts: LeaveParts, contactId: string): Promise<number | null> {
  const about = { workspaceId: work.workspaceId, contactIds: [contactId], days: 1, now: work.now }
  const [plan] = (await planLadders(work.tx, about)).plans
  if (!plan) return null
  for (const planned of plan.planned) {
    const reason = planned.reasons.find((each) => lastingReasons.has(each))
    if (planned.verdict === 'stays' && reason) await drop(work, plan.debtor, planned, reason)
  }
  const leaving = plan.planned.find(({ verdict }) => verdict === 'leaves')
  if (leaving === undefined || leaving.at === null) return null
  if (leaving.at > work.now) return leaving.at
  return (await send(work, parts, plan.debtor, leaving)) ? null : work.now + againMs
}

async function drop(work: Work, debtor: Debtor, planned: PlannedStep, reason: StayReason): Promise<void> {
  const { contactId } = debtor.facts
  for (const step of planned.steps) {
    const state = reason === 'byPerson' ? 'byPerson' : reason === 'told' ? 'merged' : 'dropped'
    await putStep(work.tx, { ...rowOf(work, debtor, step), state, reason })
    work.record(stepDropped, { contactId, data: { ...step, reason } })
  }
}

/** Queues the message of a day; false when it could not be written or nothing can be sent. */
async function send(work: Work, parts: LeaveParts, debtor: Debtor, planned: PlannedStep): Promise<boolean> {
  const [lead, ...others] = planned.steps
  const text = lead && (await textOf(work, parts, debtor, planned))
  if (!lead || text === null || text === undefined) return false
  // Tomorrow these words are wrong: what the line of the number does not reach today is planned anew.
  const notAfter = startOfDay(addDays(planned.on, 1), debtor.facts.person.zone) - 1
  const purpose = planned.isPreDue ? 'preDueReminder' : 'reminder'
  const messageId = await queueByRule(work, parts, { contactId: planned.contactId, text, purpose, notAfter })
  if (messageId === null) return false
  // Who approved it, and with which words, stays: what is taken back before it left is approved as it was.
  const known = await findStep(work.tx, planned.contactId, lead)
  const approved = known?.state === 'approved' && {
    ...{ byUserId: known.byUserId, text: known.text, figures: known.figures },
  }
  await putStep(work.tx, { ...rowOf(work, debtor, lead), ...approved, state: 'sent', messageId })
  for (const step of others) await putStep(work.tx, { ...rowOf(work, debtor, step), state: 'merged', messageId })
  await markReady(work.tx, planned.contactId, true)
  work.record(stepSent, { contactId: planned.contactId, data: { ...lead, messageId, merged: others.length } })
  return true
}

/** The words as approved, while the figures are those that were looked at; else those of the ledger at this moment. */
async function textOf(work: Work, parts: LeaveParts, debtor: Debtor, planned: PlannedStep): Promise<string | null> {
  const [lead] = planned.steps
  const row = lead && (await findStep(work.tx, planned.contactId, lead))
  if (row?.state === 'approved' && row.text !== null) {
    if (row.figures === figuresOf(debtor.facts)) return row.text
    // Somebody has to look at these words again: they may name a sum that is not owed any more.
    await endStep(work.tx, row.id, { state: 'cancelled', reason: 'figures', at: work.now, endedOn: row.endedOn })
    return null
  }
  const words = await parts.wordsOf(work.tx, { workspaceId: work.workspaceId, planned, at: work.now })
  return words.ok ? words.text : null
}

function rowOf(work: Work, debtor: Debtor, step: PlannedStep['steps'][number]): LadderStepRow {
  const { contactId, person } = debtor.facts
  return {
    ...step,
    id: work.newId(),
    workspaceId: work.workspaceId,
    contactId,
    state: 'dropped',
    ...{ reason: null, text: null, figures: null, messageId: null, byUserId: null },
    at: work.now,
    endedOn: dayOf(person.zone, work.now),
  }
}
