import { type Cadence, familyOf, type StepFamily } from '#cadence.ts'
import type { LadderFacts } from './facts.ts'

/** Which ladder a debtor is on, for each family of steps: of those that are for them the one with most conditions, else the oldest. */
export function laddersOf(facts: LadderFacts, cadences: readonly Cadence[]): ReadonlyMap<StepFamily, Cadence> {
  const found = new Map<StepFamily, Cadence>()
  for (const cadence of cadences) {
    if (!cadence.isOn || !isFor(cadence, facts)) continue
    for (const family of new Set(cadence.steps.map(({ anchor }) => familyOf(anchor)))) {
      const other = found.get(family)
      if (!other || isCloser(cadence, other)) found.set(family, cadence)
    }
  }
  return found
}

/** Whether somebody is of those whom a ladder is for. */
export function isFor(
  { audience }: Pick<Cadence, 'audience'>,
  facts: Pick<LadderFacts, 'stage' | 'balances'>,
): boolean {
  const { stageKinds, currency, minMinor, maxMinor } = audience
  if (stageKinds !== null && (facts.stage === null || !stageKinds.includes(facts.stage.kind))) return false
  if (currency === null) return true
  const openMinor = facts.balances[currency] ?? 0
  return openMinor > 0 && openMinor >= (minMinor ?? 0) && openMinor <= (maxMinor ?? Number.POSITIVE_INFINITY)
}

const conditionsOf = ({ audience }: Cadence): number =>
  Object.values(audience).filter((condition) => condition !== null).length

function isCloser(one: Cadence, other: Cadence): boolean {
  const more = conditionsOf(one) - conditionsOf(other)
  return more > 0 || (more === 0 && one.id < other.id)
}
