import { type MessageWait, maxScheduleMs } from '@aldia/shared/message.ts'
import type { Question, Ruling } from '@aldia/shared/policy/judge.ts'
import { fail } from '#base/failure.ts'
import { leavingAt, waitOf } from '#outbox/contact-question.ts'
import type { OutboxRow } from '#outbox/outbox.store.ts'

// When a message leaves that a person wants to leave at a moment: what they chose, what the contact policy makes of it, and
// when it is too late.

/** A moment and a last moment (epoch ms) that a person chose. */
export interface Wish {
  /** null: now. */
  leaveAt: number | null
  /** null: two days after its moment. */
  notAfter: number | null
}

/** What could not leave for so long after its moment (the program was off, the number away) is out of date (ms). */
const staleAfterMs = 48 * 3_600_000

/** Refuses moments that are over, absurdly far, or in the wrong order. */
export function refuseOddWish({ leaveAt, notAfter }: Wish, now: number): void {
  if (leaveAt !== null && leaveAt <= now) fail('invalid', 'leave_past', { field: 'leaveAt' })
  if (leaveAt !== null && leaveAt > now + maxScheduleMs) fail('invalid', 'leave_far', { field: 'leaveAt' })
  if (notAfter !== null && notAfter <= (leaveAt ?? now)) fail('invalid', 'not_after_early', { field: 'notAfter' })
}

/** When a message leaves and what its bubble says, by a ruling for the moment that was asked about (`question.now`). */
export function planDeparture(
  question: Question,
  ruling: Ruling,
  { conversationId, wishedAt }: { conversationId: string; wishedAt: number | null },
): { notBefore: number; wait: MessageWait | null } {
  if (ruling.nextAt !== null) {
    const notBefore = leavingAt(question, ruling.nextAt, conversationId)
    return { notBefore, wait: waitOf(question, ruling.findings, notBefore) }
  }
  if (wishedAt === null) return { notBefore: question.now, wait: null }
  return { notBefore: wishedAt, wait: scheduledFor(wishedAt) }
}

/** The same for what was typed just now, and may be taken back for some seconds where nothing else has it wait. */
export function withUndo(
  plan: { notBefore: number; wait: MessageWait | null },
  { now, seconds }: { now: number; seconds: number },
): { notBefore: number; wait: MessageWait | null } {
  if (plan.wait !== null || seconds === 0) return plan
  const at = now + seconds * 1_000
  return { notBefore: at, wait: { ...scheduledFor(at), reason: 'undo' } }
}

/** What a message says of itself that waits for nothing but its moment. */
function scheduledFor(at: number): MessageWait {
  return { at, reason: 'schedule', hours: null, max: null, per: null, leftAt: null }
}

/** Whether it is too late for a row, were it to leave at an instant. What was handed over already goes on to its end. */
export function isStale(row: OutboxRow, at: number): boolean {
  if (row.attempts > 0) return false
  if (row.notAfter !== null) return at > row.notAfter
  return row.wishedAt !== null && at > Math.max(row.notBefore, row.wishedAt) + staleAfterMs
}
