import { type Cadence, familyOf, type StepFamily } from '#cadence.ts'
import { changesByDay, fitsSegment, lateOn, type SegmentRule } from '#segment.ts'
import { dateOfDay } from './day-number.ts'
import type { LadderFacts } from './facts.ts'

export type Segments = ReadonlyMap<string, SegmentRule>

/**
 * The order in which ladders are asked whether they are for somebody: as people put them; among those that nobody ordered the one
 * with most conditions first, then the oldest.
 */
export function inPrecedence(cadences: readonly Cadence[]): Cadence[] {
  return cadences.toSorted(
    (a, b) => a.position - b.position || conditionsOf(b) - conditionsOf(a) || (a.id < b.id ? -1 : 1),
  )
}

/** Thousands of debtors are asked about the same ladders; these are put in order once. */
const ordered = new WeakMap<readonly Cadence[], readonly Cadence[]>()
function orderedOnce(cadences: readonly Cadence[]): readonly Cadence[] {
  const known = ordered.get(cadences) ?? inPrecedence(cadences)
  ordered.set(cadences, known)
  return known
}

/** Which ladder a debtor is on, on a day (day number), for each family of steps: the first of those that are for them. */
export function laddersOf(
  facts: LadderFacts,
  about: { cadences: readonly Cadence[]; segments?: Segments | undefined; day: number },
): ReadonlyMap<StepFamily, Cadence> {
  const found = new Map<StepFamily, Cadence>()
  for (const cadence of orderedOnce(about.cadences)) {
    if (!cadence.isOn || !isFor(cadence, facts, about)) continue
    for (const family of new Set(cadence.steps.map(({ anchor }) => familyOf(anchor))))
      if (!found.has(family)) found.set(family, cadence)
  }
  return found
}

/** The ladders of a debtor over some days: one at a time for each family, though it may be another one on a later day. */
export interface LadderChoice {
  readonly chosen: readonly { readonly family: StepFamily; readonly cadence: Cadence }[]
  /** Whether this is the debtor's ladder on a day (day number). */
  isOn(day: number, of: { readonly family: StepFamily; readonly cadence: Cadence }): boolean
}

/** `from` and `to` are day numbers, both included. */
export function ladderChoice(
  facts: LadderFacts,
  about: { cadences: readonly Cadence[]; segments?: Segments | undefined; from: number; to: number },
): LadderChoice {
  const on = (day: number) => laddersOf(facts, { ...about, day })
  const pairs = (ladders: ReadonlyMap<StepFamily, Cadence>) =>
    [...ladders].map(([family, cadence]) => ({ family, cadence }))
  const first = on(about.from)
  // Nearly every ladder is for somebody whatever the day: then one look does.
  if (!about.cadences.some((cadence) => cadence.isOn && isForByDay(cadence, about.segments)))
    return { chosen: pairs(first), isOn: () => true }
  const byDay = new Map([[about.from, first]])
  for (let day = about.from + 1; day <= about.to; day++) byDay.set(day, on(day))
  const chosen = new Map([...byDay.values()].flatMap(pairs).map((pair) => [`${pair.family} ${pair.cadence.id}`, pair]))
  return {
    chosen: [...chosen.values()],
    isOn: (day, { family, cadence }) => byDay.get(day)?.get(family)?.id === cadence.id,
  }
}

const isForByDay = ({ audience }: Cadence, segments?: Segments): boolean => {
  const rule = audience.segmentId === null ? undefined : segments?.get(audience.segmentId)
  return rule !== undefined && changesByDay(rule)
}

/** Whether somebody is, on a day (day number), of those whom a ladder is for. */
export function isFor(
  { audience }: Pick<Cadence, 'audience'>,
  facts: Pick<LadderFacts, 'stage' | 'balances' | 'debts' | 'traits'>,
  about: { segments?: Segments | undefined; day: number },
): boolean {
  const { stageKinds, currency, minMinor, maxMinor, tagIds, segmentId } = audience
  if (stageKinds !== null && (facts.stage === null || !stageKinds.includes(facts.stage.kind))) return false
  if (tagIds !== null && !tagIds.some((id) => facts.traits?.tagIds.includes(id))) return false
  if (segmentId !== null && !isInSegment(about.segments?.get(segmentId), facts, about.day)) return false
  if (currency === null) return true
  const openMinor = facts.balances[currency] ?? 0
  return openMinor > 0 && openMinor >= (minMinor ?? 0) && openMinor <= (maxMinor ?? Number.POSITIVE_INFINITY)
}

/** A segment that is not there any more takes nobody in. */
export function isInSegment(
  rule: SegmentRule | undefined,
  { traits, stage, debts }: Pick<LadderFacts, 'stage' | 'debts' | 'traits'>,
  day: number,
): boolean {
  if (!rule || !traits) return false
  return fitsSegment(rule, { ...traits, stageKind: stage?.kind ?? null, ...lateOn(debts, dateOfDay(day)) })
}

const conditionsOf = ({ audience }: Cadence): number =>
  Object.values(audience).filter((condition) => condition !== null).length
