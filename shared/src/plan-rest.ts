import { type DaySpan, endless } from './charges.ts'
import type { LocalDate } from './dates.ts'

/** A plan as far as charges go: while it runs nothing is charged on its debts. */
export interface RestingPlan {
  readonly debtIds: readonly string[]
  /** The day it was accepted; null: never. */
  readonly acceptedOn: LocalDate | null
  /** The day it ended; null: it runs. */
  readonly endedOn: LocalDate | null
}

/** By debt: the days on which a plan was running, first and last included. */
export function restedByPlans(plans: readonly RestingPlan[]): Map<string, DaySpan[]> {
  const rested = new Map<string, DaySpan[]>()
  for (const { debtIds, acceptedOn, endedOn } of plans) {
    if (acceptedOn === null) continue
    for (const id of debtIds) rested.set(id, [...(rested.get(id) ?? []), { from: acceptedOn, to: endedOn ?? endless }])
  }
  return rested
}
