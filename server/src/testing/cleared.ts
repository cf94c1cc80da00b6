import { type ClearedMessage, ruleOn } from '#policy/gate.ts'
import type { ToSend } from '#policy/to-send.ts'

/** For tests of what comes after the gate: a message that it let pass. */
export function cleared(toSend: ToSend): ClearedMessage {
  const workspaceId = 'a business'
  const facts = { workspaceId, account: { workspaceId, isLinked: true }, contact: { workspaceId, mergedIntoId: null } }
  const ruling = ruleOn(facts, toSend)
  if (ruling.rule !== 'send') throw new Error('the gate lets this pass')
  return ruling.cleared
}
