import { type Cadence, type CadenceStep, type Evidence, familyOf, type StepAnchor, type StepFamily } from '#cadence.ts'
import type { LocalDate } from '#dates.ts'
import { dateOfDay, dayNumber } from './day-number.ts'
import type { LadderFacts } from './facts.ts'
import type { LadderChoice } from './ladder.ts'
import { paydayWithin } from './payday.ts'

/** After its day a message may be said for so many days more; then it is stale. */
export const freshDays = 3
/** A person may do a task for so long. */
export const taskDays = 14

/** One step of one debtor's ladder with the days it may be taken on (day numbers). */
export interface Occurrence {
  readonly key: string
  readonly cadence: Cadence
  readonly step: CadenceStep
  readonly family: StepFamily
  readonly anchorOn: number
  /** Its own day, by which nothing is sent twice. */
  readonly on: number
  /** The first day on which it leaves: its own, or a payday soon after it. */
  readonly wantedOn: number
  /** The last day on which it still makes sense. */
  readonly lastDay: number
  /** Since when what it is about is known here. */
  readonly knownSince: number
  readonly evidence: readonly Evidence[]
}

export const stepKey = (cadenceId: string, stepId: string, on: LocalDate): string => `${cadenceId} ${stepId} ${on}`

interface AnchorDay {
  anchor: StepAnchor
  /** For steps before it or on it, and for those after it. */
  on: number
  after: number
  knownSince: number
  /** Only what comes after it makes sense. */
  isPast?: boolean
}

/** Every step of the debtor's ladders whose own day lies within a time (day numbers, both included), earliest first. */
export function occurrencesOf(
  facts: LadderFacts,
  about: { ladders: LadderChoice['chosen']; holidays: ReadonlySet<LocalDate>; from: number; to: number },
): Occurrence[] {
  const found = new Map<string, Occurrence>()
  const { ladders } = about
  if (ladders.length === 0) return []
  const days = anchorDays(facts)
  for (const { family, cadence } of ladders) {
    if (cadence.onSince === null) continue
    const onSince = dayNumber(cadence.onSince)
    for (const step of cadence.steps) {
      if (familyOf(step.anchor) !== family) continue
      for (const day of days) {
        if (day.anchor !== step.anchor || (day.isPast && step.offsetDays <= 0)) continue
        const anchorOn = step.offsetDays > 0 ? day.after : day.on
        const on = anchorOn + step.offsetDays
        if (on < Math.max(about.from, onSince, day.knownSince) || on > about.to) continue
        const occurrence = occurrenceOf(
          { cadence, step, family, anchorOn, on, knownSince: day.knownSince },
          about.holidays,
        )
        if (!found.has(occurrence.key)) found.set(occurrence.key, occurrence)
      }
    }
  }
  return [...found.values()].sort((a, b) => a.on - b.on || (a.key < b.key ? -1 : 1))
}

function occurrenceOf(
  about: Pick<Occurrence, 'cadence' | 'step' | 'family' | 'anchorOn' | 'on' | 'knownSince'>,
  holidays: ReadonlySet<LocalDate>,
): Occurrence {
  const { cadence, step, anchorOn, on } = about
  const key = stepKey(cadence.id, step.id, dateOfDay(on))
  if (step.action.do === 'task') return { ...about, key, wantedOn: on, lastDay: on + taskDays, evidence: [] }
  const isBefore = step.offsetDays <= 0 && step.anchor !== 'issue' && step.anchor !== 'daysInStage'
  if (isBefore) return { ...about, key, wantedOn: on, lastDay: Math.min(on + freshDays, anchorOn), evidence: [] }
  const { payday } = cadence
  const paid = payday && step.anchor !== 'issue' ? paydayWithin(payday, on, on + freshDays, holidays) : null
  const evidence: Evidence[] = payday && paid !== null ? [{ kind: 'payday', day: dateOfDay(paid), rule: payday }] : []
  return { ...about, key, wantedOn: paid ?? on, lastDay: Math.max(on + freshDays, (paid ?? on) + 1), evidence }
}

function anchorDays(facts: LadderFacts): AnchorDay[] {
  const debts = facts.debts.flatMap(({ issuedOn, dueOn, knownSince }): AnchorDay[] => {
    const known = dayNumber(knownSince)
    const [issued, due] = [dayNumber(issuedOn), dayNumber(dueOn)]
    return [
      { anchor: 'issue', on: issued, after: issued, knownSince: known },
      { anchor: 'due', on: due, after: due, knownSince: known },
    ]
  })
  const instalments = (facts.instalments ?? []).map(({ dueOn, graceUntil }) => ({
    ...anchored('instalmentDate', dueOn, graceUntil),
  }))
  return [...debts, ...instalments, ...promiseDays(facts), ...stageDays(facts)]
}

function promiseDays({ promise, broken }: LadderFacts): AnchorDay[] {
  if (promise) return promise.dueOn === null ? [] : [anchored('promiseDate', promise.dueOn, promise.graceUntil)]
  return broken ? [{ ...anchored('promiseDate', broken.dueOn, broken.graceUntil), isPast: true }] : []
}

/** A stage that somebody owes nothing in has no ladder. */
function stageDays({ stage, debts }: LadderFacts): AnchorDay[] {
  if (!stage || debts.length === 0) return []
  const since = dayNumber(stage.since)
  return [{ anchor: 'daysInStage', on: since, after: since, knownSince: since }]
}

const anchored = (anchor: StepAnchor, dueOn: LocalDate, graceUntil: LocalDate | null): AnchorDay => ({
  anchor,
  on: dayNumber(dueOn),
  after: dayNumber(graceUntil ?? dueOn),
  knownSince: Number.NEGATIVE_INFINITY,
})
