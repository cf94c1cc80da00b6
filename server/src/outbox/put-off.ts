import { type Finding, judgeContact, type Question } from '@aldia/shared/policy/judge.ts'
import type { Work } from '#base/work.ts'
import { setWait } from '#conversations/own-messages.ts'
import type { Leaving } from '#outbox/build-to-send.ts'
import { contactQuestion, leavingAt, waitOf } from '#outbox/contact-question.ts'
import { planDeparture } from '#outbox/departure-plan.ts'
import { saveOutbox } from '#outbox/outbox.store.ts'
import { wordsOf } from '#outbox/refuse-words.ts'

// Why a row that was taken up does not leave yet, and until when it waits.

/** Longest time (ms) in which what was sent may be taken back; more would come from a clock that has been set right since. */
const longestUndoMs = 60_000

/**
 * Something released the row (other rules, a clock) before the moment that a person chose, or while it may still be taken back:
 * it goes on waiting.
 */
export async function hasTimeYet(work: Work, leaving: Leaving): Promise<boolean> {
  const { row, message } = leaving
  if (row.attempts > 0 || row.outgoing.what !== 'message') return false
  if (row.wishedAt !== null && row.wishedAt > work.now) {
    await planAgain(work, leaving, row.wishedAt)
    return true
  }
  const undoUntil = message?.wait?.reason === 'undo' ? message.wait.at : 0
  if (undoUntil <= work.now || undoUntil > work.now + longestUndoMs) return false
  await saveOutbox(work.tx, row.id, { notBefore: undoUntil })
  return true
}

/** The rules changed while a message waits for the moment that a person chose: what is foreseen for that moment is said anew. */
async function planAgain(work: Work, leaving: Leaving, wishedAt: number): Promise<void> {
  const { row } = leaving
  const question = await policyFor(work, leaving, wishedAt)
  if (question === null) return
  const about = { conversationId: row.conversationId, wishedAt }
  const { notBefore, wait } = planDeparture(question, judgeContact(question), about)
  await saveOutbox(work.tx, row.id, { notBefore: Math.max(notBefore, wishedAt) })
  if (row.messageId !== null) await setWait(work, row.messageId, wait)
}

/** What the gate asks the contact policy about a row; null where it is about no contact. */
export async function policyFor(
  work: Work,
  { row, conversation, message }: Leaving,
  now = work.now,
): Promise<Question | null> {
  const { what } = row.outgoing
  if (what === 'read' || what === 'delete') return null
  return contactQuestion(work.tx, {
    workspaceId: row.workspaceId,
    contactId: conversation.contactId,
    messageId: what === 'message' ? row.messageId : null,
    purpose: what === 'message' ? (message?.purpose ?? null) : null,
    words: what === 'message' ? wordsOf(message, row) : { text: null, mayOffend: false },
    now,
  })
}

/** The policy says later: the row waits, and its bubble says until when and why. False when that would be too late for it. */
export async function putOff(
  work: Work,
  { row }: Leaving,
  { policy, at, findings }: { policy: Question; at: number; findings: readonly Finding[] },
): Promise<boolean> {
  const leavesAt = leavingAt(policy, at, row.conversationId)
  if (row.notAfter !== null && leavesAt > row.notAfter) return false
  await saveOutbox(work.tx, row.id, { notBefore: leavesAt })
  if (row.messageId !== null) await setWait(work, row.messageId, waitOf(policy, findings, leavesAt))
  return true
}
