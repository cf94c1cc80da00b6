import { type Finding, findingsNow, mayOverride, type Question } from '@aldia/shared/policy/judge.ts'
import type { Reason } from '@aldia/shared/policy/rules.ts'
import { fail } from '#base/failure.ts'
import type { OwnMessage } from '#conversations/own-messages.ts'
import type { ContactQuestion, Words } from '#outbox/contact-question.ts'
import type { OutboxRow } from '#outbox/outbox.store.ts'
import { failureOf } from '#policy/gate.ts'

/**
 * Refuses what the policy rules out, with its reason. Of words that may offend the tag and a kinder line are told: whoever wrote them
 * still has them before the eyes.
 */
export function refuseByPolicy({ judged }: Pick<ContactQuestion, 'judged'>, findings: readonly Finding[]): never {
  const first = findings.find(({ passes }) => !passes)
  if (first?.reason !== 'content' || judged === null) fail('refused_by_policy', failureOf(findings))
  const values = { tag: first.kind ?? '', suggestion: judged.suggestion ?? '' }
  fail('refused_by_policy', 'content', { field: 'text', values })
}

/** The reasons that somebody with the right takes upon themselves; refuses what the rules let nobody decide. */
export function overriddenBy(question: ContactQuestion): Reason[] {
  const findings = findingsNow(question)
  const first = findings.find((finding) => !mayOverride(question, finding))
  if (first?.passes) fail('refused_by_policy', 'override_not_allowed', { field: 'override' })
  if (first) refuseByPolicy(question, [first])
  return [...new Set(findings.map(({ reason }) => reason))]
}

/** The same question with reasons that somebody took upon themselves. */
export const withOverride = <Q extends Question>(question: Q, overridden: readonly Reason[]): Q =>
  overridden.length === 0 ? question : { ...question, message: { ...question.message, overridden } }

/** What the gate is told of the words of a message that waits. */
export function wordsOf(message: Pick<OwnMessage, 'text'> | null, { outgoing }: Pick<OutboxRow, 'outgoing'>): Words {
  if (outgoing.what !== 'message') return { text: message?.text ?? null, mayOffend: false }
  const { mayOffend = false, overridden = [] } = outgoing
  return { text: message?.text ?? null, mayOffend, overridden }
}
