import { StayReason as Reasons, type StayReason } from '#cadence.ts'
import { isSetApart } from '#stage.ts'
import { dayNumber } from './day-number.ts'
import type { LadderFacts, LadderRules } from './facts.ts'
import type { Occurrence } from './occurrences.ts'

// What stops a ladder or has it rest, beside what the contact policy says: collections-facts, section 2.

const hourMs = 3_600_000

/** Reasons in the order in which they are told. */
export const inOrder = (reasons: Iterable<StayReason>): StayReason[] => {
  const all = new Set(reasons)
  return Reasons.options.filter((reason) => all.has(reason))
}

/** Why this step rests at an instant (epoch ms) of a day; none: nothing stands in its way but the contact policy. */
export function standingReasons(
  occurrence: Occurrence,
  facts: LadderFacts,
  about: { rules: Pick<LadderRules, 'isPaused'>; day: number; at: number; lastInAt: number | null },
): StayReason[] {
  const { family, cadence } = occurrence
  const { stage, promise, settlementUntil } = facts
  const rests = (since: number | null) => since !== null && about.at < since + cadence.restHours * hourMs
  const reasons: StayReason[] = []
  const { optedOut, confirmed, holds = [] } = facts.person
  // The gate says these three as well; here they are told also where something else keeps the ladder.
  if (optedOut) reasons.push('optedOut')
  if (confirmed === false) reasons.push('unconfirmed')
  if (holds.some(({ until }) => until === null || about.at < until)) reasons.push('hold')
  if (about.rules.isPaused) reasons.push('paused')
  if (stage !== null && isSetApart(stage.kind)) reasons.push('stage')
  if (rests(about.lastInAt)) reasons.push('answered')
  if (rests(facts.lastPaidAt)) reasons.push('paidLately')
  if (facts.toVerify > 0) reasons.push('receipt')
  if (facts.instalments !== null && family !== 'instalment') reasons.push('plan')
  if (settlementUntil !== null && about.day <= dayNumber(settlementUntil)) reasons.push('settlement')
  if (promise !== null && family !== 'promise' && isKeptOpen(promise, about.day)) reasons.push('promise')
  return reasons
}

const isKeptOpen = ({ graceUntil }: NonNullable<LadderFacts['promise']>, day: number): boolean =>
  graceUntil === null || day <= dayNumber(graceUntil)

/** Whether a fact ended the ladder for what this step is about: the cadence says which facts do. */
export function isEnded(
  { cadence, knownSince, anchorOn }: Occurrence,
  about: { lastInDay: number | null; lastPaidDay: number | null },
): boolean {
  const since = Number.isFinite(knownSince) ? knownSince : anchorOn
  const has = (day: number | null) => day !== null && since <= day
  const { ends } = cadence
  return (ends.includes('answer') && has(about.lastInDay)) || (ends.includes('payment') && has(about.lastPaidDay))
}
