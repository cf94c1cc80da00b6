import type { SendFailure } from '@aldia/shared/message.ts'
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
  return { rule: 'send', cleared: clear(toSend) }
}
