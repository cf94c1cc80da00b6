import type { SendFailure } from '@aldia/shared/message.ts'
import { assert } from '#base/failure.ts'
import type { ToSend } from '#channels/transport.ts'

// Nothing leaves without passing here. Only this file can make a ClearedMessage, and the sender hands over nothing else, so a way
// around the gate does not compile.

const pass: unique symbol = Symbol('made by the gate')

/** A message that may leave, now. */
export class ClearedMessage {
  readonly toSend: ToSend

  constructor(made: typeof pass, toSend: ToSend) {
    assert(made === pass, 'only the gate clears messages')
    this.toSend = toSend
    Object.freeze(this)
  }
}

/** Today's facts about one message that wants to leave. */
export interface GateFacts {
  /** Of the outbox row. */
  workspaceId: string
  account: { workspaceId: string; isLinked: boolean } | null
  contact: { workspaceId: string; mergedIntoId: string | null } | null
}

export type Ruling = { rule: 'send'; cleared: ClearedMessage } | { rule: 'never'; failure: SendFailure }

/** Rules whether this may leave. What belongs to different workspaces never meets. */
export function ruleOn(facts: GateFacts, toSend: ToSend): Ruling {
  const { account, contact, workspaceId } = facts
  if (!account || account.workspaceId !== workspaceId || !account.isLinked) {
    return { rule: 'never', failure: 'account_unlinked' }
  }
  if (!contact || contact.workspaceId !== workspaceId || contact.mergedIntoId !== null) {
    return { rule: 'never', failure: 'contact_without_address' }
  }
  return { rule: 'send', cleared: new ClearedMessage(pass, toSend) }
}
