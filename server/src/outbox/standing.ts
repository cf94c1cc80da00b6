import type { ContactStanding, RulingView } from '@aldia/shared/contact-policy.ts'
import { judgeContact, type Question, useOfLimits } from '@aldia/shared/policy/judge.ts'
import type { Reader } from '#base/database/database.ts'
import { contactQuestion } from '#outbox/contact-question.ts'
import { noPreferences } from '#policy/contact-rules.ts'
import { loggedSince } from '#policy/policy.reads.ts'

const shownContacts = 20
const shownSinceMs = 730 * 86_400_000

/** Whether and when somebody may be written to, and why: what the sender would be told now. */
export async function contactStanding(
  tx: Reader,
  about: { workspaceId: string; contactId: string; now: number },
): Promise<ContactStanding> {
  const { contactId, now } = about
  const question = await contactQuestion(tx, { ...about, messageId: null, purpose: null })
  const reminder: Question = { ...question, message: { ...question.message, kind: 'reminder' } }
  const log = await loggedSince(tx, { contactId, since: now - shownSinceMs, limit: shownContacts })
  return {
    optedOutAt: question.known?.optedOutAt ?? null,
    holds: question.known?.holds ?? [],
    preferences: question.known?.preferences ?? noPreferences,
    zone: question.debtor.zone,
    reminder: viewOf(reminder),
    typed: viewOf(question),
    limits: useOfLimits(reminder).map(({ limit, used }) => ({
      limit: { ...limit, channels: limit.channels as ContactStanding['limits'][number]['limit']['channels'] },
      used,
    })),
    log: log.map(({ id, at, channel, answered, note, byId }) => ({ id, at, channel, answered, note, byId })),
  }
}

/** A ruling as a screen shows it. */
export function viewOf(question: Question): RulingView {
  const { decision, findings, nextAt } = judgeContact(question)
  return { decision, reasons: [...new Set(findings.map(({ reason }) => reason))], nextAt }
}
