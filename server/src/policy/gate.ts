import type { SendFailure } from '@aldia/shared/message.ts'
import { type Finding, judgeContact, type Question } from '@aldia/shared/policy/judge.ts'
import type { Reason } from '@aldia/shared/policy/rules.ts'
import { assert } from '#base/failure.ts'
import type { ToSend } from '#policy/to-send.ts'

// Nothing leaves without passing here. A transport sends nothing but a ClearedMessage, and only this file can make one:
// the constructor is private, and the private field keeps look-alikes out. `Object.create` and `Reflect.construct` answer
// `any`, which the compiler lets through; what they make fails when it is opened.

const pass: unique symbol = Symbol('made by the gate')

let clear: (toSend: ToSend) => ClearedMessage
let open: (message: ClearedMessage) => ToSend

/** A message that may leave, now. */
export class ClearedMessage {
  static {
    clear = (toSend) => new ClearedMessage(pass, toSend)
    open = (message) => message.#toSend
  }

  readonly #toSend: ToSend

  private constructor(made: typeof pass, toSend: ToSend) {
    assert(made === pass, 'only the gate clears messages')
    // What was cleared does not change any more, whoever else holds it.
    this.#toSend = Object.freeze({ ...toSend })
    Object.freeze(this)
  }
}

/** For transports: what to send. Throws for anything that the gate has not made. */
export function openCleared(message: ClearedMessage): ToSend {
  return open(message)
}

/** Today's facts about one message that wants to leave. */
export interface GateFacts {
  /** Of the outbox row. */
  workspaceId: string
  account: { workspaceId: string; isLinked: boolean } | null
  contact: { workspaceId: string; mergedIntoId: string | null } | null
  /** What the contact policy is asked about this message; texts and files do not pass without. */
  policy: Question | null
}

export type Ruling =
  | { rule: 'send'; cleared: ClearedMessage }
  | { rule: 'later'; at: number; findings: readonly Finding[] }
  | { rule: 'never'; failure: SendFailure }

/** What the person who wrote a message is told when the policy rules it out. */
export function failureOf(findings: readonly Finding[]): SendFailure {
  const lasting = findings.find((finding) => !finding.passes)
  return lasting ? failures[lasting.reason] : 'no_lawful_moment'
}

const failures: Record<Reason, SendFailure> = {
  optedOut: 'opted_out',
  unconfirmed: 'wrong_person',
  hold: 'on_hold',
  promise: 'open_promise',
  channel: 'channel_not_allowed',
  window: 'no_lawful_moment',
  holiday: 'no_lawful_moment',
  limit: 'no_lawful_moment',
  gap: 'no_lawful_moment',
  content: 'forbidden_words',
}

/**
 * Rules whether this may leave. What belongs to different workspaces never meets. A text or a file is a contact, and the policy
 * rules on it; a reaction is not, but nobody who opted out gets one. Blue ticks and deletions are no contact.
 */
export function ruleOn(facts: GateFacts, toSend: ToSend): Ruling {
  const { account, contact, policy, workspaceId } = facts
  if (!account || account.workspaceId !== workspaceId || !account.isLinked) {
    return { rule: 'never', failure: 'account_unlinked' }
  }
  if (!contact || contact.workspaceId !== workspaceId || contact.mergedIntoId !== null) {
    return { rule: 'never', failure: 'contact_without_address' }
  }
  const { type } = toSend.content
  if (type === 'text' || type === 'file') {
    assert(policy, 'a message is ruled on by the contact policy')
    const { decision, findings, nextAt } = judgeContact(policy)
    if (decision === 'never') return { rule: 'never', failure: failureOf(findings) }
    if (decision === 'later' && nextAt !== null) return { rule: 'later', at: nextAt, findings }
  }
  if (type === 'reaction' && policy?.debtor.optedOut) return { rule: 'never', failure: 'opted_out' }
  return { rule: 'send', cleared: clear(toSend) }
}
