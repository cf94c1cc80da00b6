import type { Finding } from '@aldia/shared/policy/judge.ts'
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

/** What the gate is told of the words of a message that waits. */
export function wordsOf(message: Pick<OwnMessage, 'text'> | null, { outgoing }: Pick<OutboxRow, 'outgoing'>): Words {
  return { text: message?.text ?? null, mayOffend: outgoing.what === 'message' && outgoing.mayOffend === true }
}
