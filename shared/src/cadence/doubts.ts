import { type CadenceMode, type Doubt, demands, type StepTone } from '#cadence.ts'
import type { LadderPast } from './past.ts'

/** What a person should have looked at before a message leaves by itself. */
export function doubtsOf(tone: StepTone, past: LadderPast, day: number): Doubt[] {
  return [
    ...(past.isUnanswered() ? (['unanswered'] as const) : []),
    ...(past.isStranger(day) ? (['firstContact'] as const) : []),
    ...(demands.includes(tone) ? (['firmWords'] as const) : []),
  ]
}

/** Whether it leaves by itself. Nothing ever does while the debtor waits for an answer of ours. */
export function leavesBy(mode: CadenceMode, doubts: readonly Doubt[], isApproved: boolean): boolean {
  if (isApproved) return true
  if (mode === 'approveEach') return false
  return mode === 'approveSafe' ? doubts.length === 0 : !doubts.includes('unanswered')
}
