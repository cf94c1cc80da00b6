import type { StayReason } from '@aldia/shared/cadence.ts'
import { ladderStopped, type StopReason } from '@aldia/shared/cadence-commands.ts'
import type { contactMerged } from '@aldia/shared/contact.ts'
import { addDays, dayIn } from '@aldia/shared/dates.ts'
import type { messageFailed, messageRestored, messageRetried, SendFailure } from '@aldia/shared/message.ts'
import type { Recorded, Work } from '#base/work.ts'
import { cardsShowMessages } from '#board/cards.ts'
import { markReady } from '#board/ready-steps.ts'
import { endStep, giveSteps, type LadderStepRow, readySteps, stepOfMessage } from '#cadences/cadences.store.ts'
import { lookAtStep } from '#cadences/step-jobs.ts'
import { notePart } from '#contacts/merge-parts.ts'
import { takeBackWaiting } from '#outbox/take-back.ts'

// A debtor who answers, promises, pays, disputes or asks for silence is not reminded by what was made ready before: approvals are
// taken back, and what stands in the outbox does not leave, in the transaction of the fact itself.

type OfPerson = Pick<Recorded, 'contactId'>

/** Nothing is fetched for what is taken back. */
const shown = { linesChanged: cardsShowMessages, wakeAttachments: () => undefined, wakeUnreadable: () => undefined }
/** What was sent before that has left, or never will. */
const waitsDays = 7

/** A reaction: this fact stops the ladder of its person. */
export function stopsLadder(why: StopReason): (work: Work, event: OfPerson) => Promise<void> {
  return async (work, { contactId }) => {
    if (contactId !== null) await stopLadder(work, contactId, why)
  }
}

/** Reaction: two people became one. What was ready for either was not made for both. */
export async function ladderFollowsMerge(work: Work, { id, data }: Recorded<typeof contactMerged>): Promise<void> {
  const { fromContactId, intoContactId } = data
  await stopLadder(work, fromContactId, 'merged')
  await stopLadder(work, intoContactId, 'merged')
  await notePart(work, id, 'step', await giveSteps(work.tx, fromContactId, intoContactId))
}

/**
 * Reaction: what is owed is another sum. A reminder that stands in the outbox would name the old one; its step is planned again,
 * with the words of its moment. Approvals stay: they are good for the figures that were looked at, which is asked when they leave.
 */
export async function ladderFollowsFigures(work: Work, { contactId }: OfPerson): Promise<void> {
  if (contactId === null) return
  const since = addDays(dayIn('UTC', work.now), -waitsDays)
  let stopped = 0
  for (const row of await readySteps(work.tx, contactId, since)) {
    if (row.state !== 'sent' || !(await takeBackMessage(work, row))) continue
    stopped += 1
    await reopen(work, row, 'figures')
  }
  if (stopped > 0) work.record(ladderStopped, { contactId, data: { why: 'figures', steps: stopped } })
}

/** Planned again on a day on which it may leave. */
const planAgain: readonly SendFailure[] = ['stale', 'account_unlinked']
/** What the contact policy said when the message was about to leave, as the planner says it. */
const ruledOut: Partial<Record<SendFailure, StayReason>> = {
  opted_out: 'optedOut',
  wrong_person: 'unconfirmed',
  on_hold: 'hold',
  open_promise: 'promise',
  channel_not_allowed: 'channel',
  no_lawful_moment: 'window',
  forbidden_words: 'content',
}

/**
 * Reaction: a message did not leave. Was it a reminder for which the day was too short, or whose number was unlinked, its step is
 * planned again with the words of then; what a person cancelled is left out, and what may not be said is dropped.
 */
export async function ladderFollowsFailure(work: Work, event: Recorded<typeof messageFailed>): Promise<void> {
  const { contactId, data, actor } = event
  const row = contactId === null ? null : await stepOfMessage(work.tx, contactId, data.messageId)
  if (row?.state !== 'sent' || data.failure === null) return
  const { failure } = data
  if (planAgain.includes(failure)) return reopen(work, row, failure)
  const reason = failure === 'cancelled' && actor.kind === 'user' ? 'skipped' : ruledOut[failure]
  if (reason === undefined) return
  const state = reason === 'skipped' ? 'skipped' : 'dropped'
  await endStep(work.tx, row.id, { state, reason, at: work.now, endedOn: row.endedOn })
}

/** Reaction: a person lets a message leave after all, so its step is not said a second time. */
export async function ladderFollowsReturn(
  work: Work,
  { contactId, data }: Recorded<typeof messageRetried | typeof messageRestored>,
): Promise<void> {
  const row = contactId === null ? null : await stepOfMessage(work.tx, contactId, data.messageId)
  if (row === null || row.state === 'sent') return
  await endStep(work.tx, row.id, { state: 'sent', reason: null, at: work.now, endedOn: row.endedOn })
}

/** A step whose message did not leave is open again: approved as it was, unless a person wrote words of their own for it. */
async function reopen(work: Work, row: LadderStepRow, reason: string): Promise<void> {
  const isApproved = row.byUserId !== null && row.text === null
  const state = isApproved ? 'approved' : 'cancelled'
  await endStep(work.tx, row.id, { state, reason: isApproved ? null : reason, at: work.now, endedOn: row.endedOn })
  await lookAtStep(work, row.contactId, work.now)
}

/** Takes back all that is ready for a person. */
export async function stopLadder(work: Work, contactId: string, why: StopReason): Promise<void> {
  const since = addDays(dayIn('UTC', work.now), -waitsDays)
  let stopped = 0
  for (const row of await readySteps(work.tx, contactId, since)) {
    if (row.state !== 'approved' && !(await takeBackMessage(work, row))) continue
    stopped += 1
    await endStep(work.tx, row.id, { state: 'cancelled', reason: why, at: work.now, endedOn: row.endedOn })
  }
  await markReady(work.tx, contactId, false)
  if (stopped > 0) work.record(ladderStopped, { contactId, data: { why, steps: stopped } })
}

/** Takes the message of a step out of the outbox; false when it has left. */
const takeBackMessage = async (work: Work, { messageId }: LadderStepRow): Promise<boolean> =>
  messageId !== null && (await takeBackWaiting(work, shown, messageId))
