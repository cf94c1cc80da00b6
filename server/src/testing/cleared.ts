import { policyOfCountry, rulesOfPolicy } from '@aldia/shared/policy/effective.ts'
import type { Question } from '@aldia/shared/policy/judge.ts'
import { type ClearedMessage, ruleOn } from '#policy/gate.ts'
import type { ToSend } from '#policy/to-send.ts'
import { fridayMorning } from '#testing/workspace.ts'

/** A question to the contact policy that nothing speaks against: Friday morning, nobody was written to. */
export const freeOfRules: Question = {
  rules: rulesOfPolicy(policyOfCountry('CO'), 'CO'),
  debtor: { zone: 'America/Bogota', history: [] },
  message: { kind: 'reply', channel: 'whatsapp' },
  now: fridayMorning,
  holidays: new Set(),
}

/** For tests of what comes after the gate: a message that it let pass. */
export function cleared(toSend: ToSend): ClearedMessage {
  const workspaceId = 'a business'
  const facts = { workspaceId, account: { workspaceId, isLinked: true }, contact: { workspaceId, mergedIntoId: null } }
  const ruling = ruleOn({ ...facts, policy: freeOfRules }, toSend)
  if (ruling.rule !== 'send') throw new Error('the gate lets this pass')
  return ruling.cleared
}
