import type { Cadence, Doubt, PlannedStep, StayReason, StepAction } from '#cadence.ts'
import { openingStepId, StepTone } from '#cadence.ts'
import type { LocalDate } from '#dates.ts'
import { agreementPause } from '#policy/agreement.ts'
import type { Happening } from '#policy/contacts.ts'
import { findingsNow } from '#policy/judge.ts'
import type { SegmentRule } from '#segment.ts'
import { dateOfDay, dayNumber } from './day-number.ts'
import { doubtsOf, leavesBy } from './doubts.ts'
import type { LadderFacts, LadderRules } from './facts.ts'
import { isInSegment, type LadderChoice, ladderChoice } from './ladder.ts'
import { dayAt, instantAt } from './local-days.ts'
import { momentOn, openSpans } from './moment.ts'
import { type Occurrence, occurrencesOf, stepKey } from './occurrences.ts'
import { LadderPast } from './past.ts'
import { inOrder, isEnded, standingReasons } from './standing.ts'

// What leaves to one debtor on each day of a time, and what does not, each with its reason. The preview shows this, and the sender
// does what it says for today with today's facts; what is planned for a day is taken as sent when the next day is looked at.

/** Days between two contacts that a ladder makes, whatever the policy would allow. */
export const apartDays = 2
/** What was said of one debt is not repeated for another one in the same tone within so many days. */
const toldDays = 5
/** Steps that went stale without anybody looking are told of for so many days. */
const lookBackDays = 20

export interface PlanAbout {
  readonly cadences: readonly Cadence[]
  /** Living segments by id, their tags as they are called today. */
  readonly segments?: ReadonlyMap<string, SegmentRule>
  readonly rules: LadderRules
  readonly from: LocalDate
  readonly to: LocalDate
  /** Epoch ms; nothing is planned before it. */
  readonly now: number
}

/** Plans one debtor. Pure, and the same whatever the order of the facts. At most one message a day. */
export function planFor(facts: LadderFacts, about: PlanAbout): PlannedStep[] {
  const from = dayNumber(about.from)
  const to = dayNumber(about.to)
  const choice = ladderChoice(facts, { ...about, from, to })
  const occurrences = occurrencesOf(facts, {
    ladders: choice.chosen,
    holidays: about.rules.holidays,
    from: from - lookBackDays,
    to,
  })
  if (occurrences.length === 0) return []
  const plan = new DebtorPlan(facts, { ...about, choice }, occurrences)
  for (let day = from; day <= to; day++) plan.look(day, day === from)
  return plan.found
}

type MessageAction = Extract<StepAction, { do: 'message' }>

interface Moment {
  at: number | null
  reasons: StayReason[]
  evidence: PlannedStep['evidence']
}

class DebtorPlan {
  readonly found: PlannedStep[] = []
  readonly #facts: LadderFacts
  readonly #about: PlanAbout & { readonly choice: LadderChoice }
  readonly #past: LadderPast
  #open: Occurrence[]

  constructor(
    facts: LadderFacts,
    about: PlanAbout & { readonly choice: LadderChoice },
    occurrences: readonly Occurrence[],
  ) {
    this.#facts = facts
    this.#about = about
    this.#past = new LadderPast(facts, about.cadences)
    this.#open = occurrences.filter(({ key }) => !this.#past.isOver(key))
  }

  /** `isFirst`: what is still to be done from days before is told of as well. */
  look(day: number, isFirst: boolean): void {
    const { choice } = this.#about
    const due = this.#open.filter((one) => one.wantedOn <= day && choice.isOn(day, one))
    if (due.length === 0) return
    const isNew = (one: Occurrence) => isFirst || one.wantedOn === day
    const stays = new Map<string, { reasons: StayReason[]; of: Occurrence[] }>()
    const stay = (one: Occurrence, ...reasons: StayReason[]) => {
      const said = inOrder(reasons)
      const group = stays.get(said.join())
      if (group) group.of.push(one)
      else stays.set(said.join(), { reasons: said, of: [one] })
    }

    const ready: Occurrence[] = []
    for (const one of due) {
      const over = this.#overBy(one, day)
      if (over) {
        this.#close(one)
        stay(one, over)
        continue
      }
      const at = this.#noon(day)
      const why = standingReasons(one, this.#facts, {
        rules: this.#about.rules,
        day,
        at,
        lastInAt: this.#past.lastInAt,
      })
      if (why.length === 0) ready.push(one)
      else if (isNew(one)) stay(one, ...why)
    }
    for (const one of ready.filter(isTask)) if (isNew(one)) this.#task(one, day)
    const messages = ready.filter((one) => !isTask(one))
    const why = messages.length === 0 ? [] : this.#say(messages, day)
    for (const one of messages) if (why.length > 0 && isNew(one)) stay(one, ...why)
    for (const { reasons, of } of stays.values()) this.found.push(this.#planned(of, day, { verdict: 'stays', reasons }))
  }

  /** Why a step is over without having been sent. */
  #overBy(one: Occurrence, day: number): StayReason | null {
    if (isEnded(one, this.#past)) return 'ended'
    if (!isTask(one) && this.#past.wroteByHandSince(one.on)) return 'byPerson'
    if (!isTask(one) && this.#isTold(one, day)) return 'told'
    return day > this.#lastDay(one) ? 'stale' : null
  }

  /** What waited behind the words of opening stays fresh for as long as they made it wait. */
  #lastDay(one: Occurrence): number {
    const { openingDay } = this.#past
    const waited = openingDay !== null && openingDay >= one.on && openingDay <= one.lastDay && one.step.offsetDays > 0
    return waited ? openingDay + apartDays + (one.lastDay - one.on) : one.lastDay
  }

  #isTold(one: Occurrence, day: number): boolean {
    const { lastSaid } = this.#past
    if (lastSaid === null || one.family !== 'debt' || lastSaid.family !== 'debt') return false
    // The day on which something is due is always worth a word.
    if (one.step.offsetDays <= 0) return false
    const isOther = lastSaid.anchorOn !== one.anchorOn
    return isOther && day - lastSaid.day <= toldDays && lastSaid.level >= levelOf(one)
  }

  #close(one: Occurrence): void {
    this.#open = this.#open.filter(({ key }) => key !== one.key)
  }

  #task(one: Occurrence, day: number): void {
    this.found.push(this.#planned([one], day, { verdict: 'task', reasons: [] }))
  }

  /** Plans the one message of a day, or answers why there is none. */
  #say(messages: readonly Occurrence[], day: number): StayReason[] {
    const [lead, ...others] = [...messages].sort(byPrecedence)
    if (!lead) return []
    const isOpening = isDemand(lead) && !this.#past.isOpened(day)
    const isPreDue = this.#isPreDue(lead, day)
    const moment = this.#moment(lead, day, isPreDue)
    if (moment.reasons.length > 0 || moment.at === null) return moment.reasons
    const { lastOutDay } = this.#past
    if (lastOutDay !== null && day - lastOutDay < apartDays) return ['recent']
    const doubts = doubtsOf(isOpening ? 'opening' : toneOf(lead), this.#past, day)
    const key = isOpening ? stepKey(lead.cadence.id, openingStepId, dateOfDay(lead.on)) : lead.key
    const leaves = leavesBy(lead.cadence.mode, doubts, this.#past.isApproved(key))
    const said = isOpening ? [lead] : [lead, ...others]
    const planned = this.#planned(said, day, { verdict: leaves ? 'leaves' : 'awaits', reasons: [], doubts, moment })
    this.found.push(isOpening ? asOpening(planned) : { ...planned, isPreDue })
    this.#take(said, { day, at: moment.at, isOpening, kind: isPreDue ? 'preDueReminder' : 'reminder' })
    return []
  }

  #take(
    said: readonly Occurrence[],
    { day, at, isOpening, kind }: { day: number; at: number; isOpening: boolean; kind: Happening['kind'] },
  ): void {
    const [lead] = said
    if (!lead) return
    this.#past.said({ day, at, kind, lead: isOpening ? null : { ...lead, level: levelOf(lead) } })
    if (!isOpening) for (const one of said) this.#close(one)
  }

  /** Whether nothing that the message is about is late on that day; what is due today is not. */
  #isPreDue(lead: Occurrence, day: number): boolean {
    if (lead.family !== 'debt') return day <= lead.anchorOn && lead.step.offsetDays <= 0
    return this.#facts.debts.every(({ dueOn }) => day <= dayNumber(dueOn))
  }

  /** The lawful minute, ruled on by the function that the gate asks. */
  #moment(lead: Occurrence, day: number, isPreDue: boolean): Moment {
    const { rules, now } = this.#about
    const { person, contactId } = this.#facts
    const { zone, ownHours } = person
    const layers = ownHours ? [...rules.contact.windows, ownHours] : rules.contact.windows
    const spans = openSpans(day, { layers, hours: lead.step.hours })
    const hour = this.#past.usualHour(day)
    const moment = momentOn(day, { zone, spans, hour, contactId, now })
    const at = moment?.at ?? this.#noon(day)
    const kind = isPreDue ? 'preDueReminder' : 'reminder'
    const { promise, instalments } = this.#facts
    const nextInstalmentOn = instalments?.map(({ dueOn }) => dueOn).sort()[0] ?? null
    const findings = findingsNow({
      rules: rules.contact,
      holidays: rules.holidays,
      now: at,
      message: { kind, channel: lead.step.channel },
      debtor: {
        ...person,
        history: this.#past.history,
        promise: agreementPause({ promise, nextInstalmentOn }, { kind, zone, now: at }),
      },
    })
    const reasons = inOrder([...findings.map(({ reason }) => reason), ...(moment ? [] : (['window'] as const))])
    return { at: moment?.at ?? null, reasons, evidence: [...lead.evidence, ...(moment?.evidence ?? [])] }
  }

  /** The words of a step, or those for a segment that the debtor is in that day. */
  #templateOf({ bySegment = [], templateId }: MessageAction, day: number): string | null {
    const { segments } = this.#about
    const own = bySegment.find(({ segmentId }) => isInSegment(segments?.get(segmentId), this.#facts, day))
    return own?.templateId ?? templateId
  }

  #noon(day: number): number {
    return Math.max(instantAt(this.#facts.person.zone, day, 12 * 60), this.#about.now)
  }

  #planned(
    of: readonly Occurrence[],
    day: number,
    about: Pick<PlannedStep, 'verdict' | 'reasons'> & { doubts?: Doubt[]; moment?: Moment },
  ): PlannedStep {
    const [lead] = of
    if (!lead) throw new Error('a planned day is about a step')
    const { action } = lead.step
    return {
      contactId: this.#facts.contactId,
      on: dateOfDay(day),
      verdict: about.verdict,
      at: about.moment?.at ?? null,
      steps: of.map(({ cadence, step, on }) => ({ cadenceId: cadence.id, stepId: step.id, on: dateOfDay(on) })),
      tone: action.do === 'message' ? action.tone : null,
      templateId: action.do === 'message' ? this.#templateOf(action, day) : null,
      task: action.do === 'task' ? action.task : null,
      anchor: lead.step.anchor,
      anchorOn: dateOfDay(lead.anchorOn),
      isPreDue: this.#isPreDue(lead, day),
      reasons: about.reasons,
      doubts: about.doubts ?? [],
      evidence: about.moment?.evidence ?? [],
    }
  }
}

const isTask = (one: Occurrence): boolean => one.step.action.do === 'task'
const toneOf = ({ step }: Occurrence): StepTone => (step.action.do === 'message' ? step.action.tone : 'neutral')
const levelOf = (one: Occurrence): number => StepTone.options.indexOf(toneOf(one))
const isDemand = (one: Occurrence): boolean => levelOf(one) >= StepTone.options.indexOf('clear')
const familiesInOrder: readonly Occurrence['family'][] = ['promise', 'instalment', 'debt']
/** What several steps of a day would say is said by that of an agreement, without reproach; else by the firmer one, then the later one. */
const byPrecedence = (a: Occurrence, b: Occurrence): number =>
  familiesInOrder.indexOf(a.family) - familiesInOrder.indexOf(b.family) ||
  levelOf(b) - levelOf(a) ||
  b.on - a.on ||
  (a.key < b.key ? -1 : 1)

/** The same moment with the words of opening in place of the demand, which waits. */
const asOpening = (planned: PlannedStep): PlannedStep => ({
  ...planned,
  steps: planned.steps.map((step) => ({ ...step, stepId: openingStepId })),
  tone: 'opening',
  templateId: null,
  isPreDue: false,
})

/** The day of an instant at a debtor's. */
export const dayOf = (zone: string, at: number): LocalDate => dateOfDay(dayAt(zone, at))
