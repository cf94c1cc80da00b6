import { type Cadence, familyOf, openingStepId, type StepFamily, StepTone } from '#cadence.ts'
import type { Happening } from '#policy/contacts.ts'
import { dayNumber } from './day-number.ts'
import type { LadderFacts, TakenStep } from './facts.ts'
import { clockAt, dayAt } from './local-days.ts'
import { type Occurrence, stepKey } from './occurrences.ts'
import { type UsualHour, usualHour } from './usual-hour.ts'

/** So far back it counts that somebody was written to; the contact history reaches a little further. */
const rememberedDays = 38

/** What was said to a debtor, by day and tone. */
interface Said {
  day: number
  level: number
  anchorOn: number
  family: StepFamily
}

/** What lies behind one debtor on the day that is looked at; what is planned for a day lies behind the next. */
export class LadderPast {
  readonly history: Happening[]
  readonly lastInAt: number | null
  readonly lastInDay: number | null
  readonly lastPaidDay: number | null
  lastOutDay: number | null = null
  lastSaid: Said | null
  /** When the words of opening were said. */
  openingDay: number | null
  readonly #zone: string
  readonly #lastByHandAt: number | null
  readonly #lastByHandDay: number | null
  readonly #taken: ReadonlyMap<string, TakenStep['state']>
  readonly #outDays: number[]
  readonly #inDays: readonly number[]
  readonly #lastSentDay: number | null

  constructor(facts: LadderFacts, cadences: readonly Cadence[]) {
    const { zone, history } = facts.person
    const dayOf = (at: number | null) => (at === null ? null : dayAt(zone, at))
    this.#zone = zone
    this.history = [...history]
    const incoming = history.filter(({ direction }) => direction === 'in')
    const outgoing = history.filter(isContact)
    const byHand = outgoing.filter(({ kind }) => kind === 'reply')
    this.lastInAt = latest(incoming)
    this.lastInDay = dayOf(this.lastInAt)
    this.lastPaidDay = dayOf(facts.lastPaidAt)
    this.#lastByHandAt = latest(byHand)
    this.#lastByHandDay = dayOf(this.#lastByHandAt)
    this.#outDays = outgoing.map(({ at }) => dayAt(zone, at))
    this.#inDays = incoming.map(({ at }) => dayAt(zone, at))
    this.lastOutDay = this.#outDays.length === 0 ? null : Math.max(...this.#outDays)
    this.#taken = new Map(facts.taken.map((step) => [stepKey(step.cadenceId, step.stepId, step.on), step.state]))
    const sent = facts.taken.filter(({ state }) => state === 'sent')
    const opening = sent.filter(({ stepId }) => stepId === openingStepId).map(({ endedOn }) => dayNumber(endedOn))
    this.openingDay = opening.length === 0 ? null : Math.max(...opening)
    this.#lastSentDay = sent.length === 0 ? null : Math.max(...sent.map(({ endedOn }) => dayNumber(endedOn)))
    this.lastSaid = lastSaidOf(sent, cadences)
  }

  /** Whether a step has ended; an approval, and one that was taken away, leave it open. */
  isOver(key: string): boolean {
    const state = this.#taken.get(key)
    return state !== undefined && state !== 'approved' && state !== 'cancelled'
  }

  isApproved(key: string): boolean {
    return this.#taken.get(key) === 'approved'
  }

  /** Whether a person wrote on a day or after it. */
  wroteByHandSince(day: number): boolean {
    return this.#lastByHandDay !== null && this.#lastByHandDay >= day
  }

  /** Whether somebody of ours has said a word lately, so that a demand is not the first one. */
  isOpened(day: number): boolean {
    const isLate = (other: number) => day - other <= rememberedDays
    return this.#outDays.some(isLate) || (this.#lastSentDay !== null && isLate(this.#lastSentDay))
  }

  /** Whether nothing was said from either side. */
  isStranger(day: number): boolean {
    return !this.isOpened(day) && !this.#inDays.some((other) => day - other <= rememberedDays)
  }

  /** Whether the debtor wrote and no person has answered since. */
  isUnanswered(): boolean {
    return this.lastInAt !== null && (this.#lastByHandAt === null || this.#lastByHandAt < this.lastInAt)
  }

  usualHour(day: number): UsualHour | null {
    if (this.#inDays.length === 0) return null
    const recent = this.history.filter(({ at }) => day - dayAt(this.#zone, at) <= rememberedDays)
    return usualHour(recent, (at) => clockAt(this.#zone, at))
  }

  /** Something was planned: whatever comes later sees it as said. `lead` null: the words of opening. */
  said(about: {
    day: number
    at: number
    kind: Happening['kind']
    lead: (Pick<Occurrence, 'anchorOn' | 'family'> & { level: number }) | null
  }): void {
    const { day, at, kind, lead } = about
    this.history.push({ at, channel: 'whatsapp', direction: 'out', kind })
    this.#outDays.push(day)
    this.lastOutDay = day
    if (lead === null) this.openingDay = day
    else this.lastSaid = { day, level: lead.level, anchorOn: lead.anchorOn, family: lead.family }
  }
}

const notContacts: readonly Happening['kind'][] = ['receipt', 'optOutConfirmation', 'appointment']
const isContact = ({ direction, failed, kind }: Happening): boolean =>
  direction === 'out' && failed !== true && !notContacts.includes(kind)

const latest = (happenings: readonly Happening[]): number | null =>
  happenings.length === 0 ? null : Math.max(...happenings.map(({ at }) => at))

function lastSaidOf(sent: readonly TakenStep[], cadences: readonly Cadence[]): Said | null {
  let last: Said | null = null
  for (const { cadenceId, stepId, on, endedOn } of sent) {
    const step = cadences.find(({ id }) => id === cadenceId)?.steps.find(({ id }) => id === stepId)
    if (step?.action.do !== 'message') continue
    const day = dayNumber(endedOn)
    const level = StepTone.options.indexOf(step.action.tone)
    const isLater = last === null || day > last.day || (day === last.day && level > last.level)
    if (isLater) last = { day, level, anchorOn: dayNumber(on) - step.offsetDays, family: familyOf(step.anchor) }
  }
  return last
}
