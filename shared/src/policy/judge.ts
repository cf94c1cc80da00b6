import { addDays, dayIn, type LocalDate, startOfDay } from '#dates.ts'
import { answersInTime, type Contact, contactsOf, type Happening, isBubbleOf, isInGroup } from './contacts.ts'
import { isInPeriod, isTooSoon, leavesRolling, type Moment, periodOf, usedOf } from './limits.ts'
import type { ContactChannel, ContactRules, Interval, Limit, MessageKind, Reason, WeekWindows } from './rules.ts'
import { beginningsOn, intervalsOn, isWithin, type WallTime, wallTime } from './wall-clock.ts'

// The one judgement of what may be written to a debtor, and when. In the order of contact-rules, section 1: opted out, not the
// right person, hold, promise or plan, channel, hours, holiday, limits, words. Every reason is named, and the earliest moment
// at which none of them stands any more.
//
// What is exempt: the confirmation of an opt-out (once), a receipt, what the debtor asked for at that time, and an answer within a
// day of the debtor's own message. Holds, promises and limits stop reminders, not these; and neither do hours, except that
// answers stay polite about them (`repliesAtAnyHour`).

/** One reason with what can be said of it. `passes`: time alone cures it. */
export interface Finding {
  readonly reason: Reason
  readonly passes: boolean
  /** The limit that is used up, and how far; of `limit` and `gap`. */
  readonly limit?: Limit
  readonly used?: number
  /** The hours of that day; of `window`. */
  readonly hours?: readonly Interval[]
  readonly date?: LocalDate
  /** The kind of hold; the tag of what the words say. */
  readonly kind?: string
  /** It comes from what the debtor asked for, which nobody may set aside. */
  readonly isOwn?: boolean
}

/** What stands in the way of reminders until an instant (epoch ms), or until somebody ends it. */
export interface Pause {
  readonly kind: string
  readonly until: number | null
}

/** What is known of a debtor. */
export interface DebtorFacts {
  /** IANA; days and hours are those of this zone. */
  readonly zone: string
  readonly optedOut?: boolean
  /** False: not the debtor, or nobody knows. */
  readonly confirmed?: boolean
  /** False: nobody has confirmed that this is the person who may hear what is owed. */
  readonly mayKnowBalance?: boolean
  readonly holds?: readonly Pause[]
  /** Open promise or live plan. */
  readonly promise?: Pause | null
  /** The channels that the debtor allows; null: all. */
  readonly channels?: readonly ContactChannel[] | null
  /** Hours that the debtor asked for; they only tighten. */
  readonly ownHours?: WeekWindows | null
  readonly ownMax?: Pick<Limit, 'max' | 'per'> | null
  readonly history: readonly Happening[]
}

export interface OutgoingMessage {
  readonly kind: MessageKind
  readonly channel: ContactChannel
  /** What its words say that the policy forbids (see the tone check); none when they were not read. */
  readonly forbiddenTags?: readonly string[]
  /** It tells what is owed; not said: as its kind does. */
  readonly saysBalance?: boolean
  /** Reasons that a person with the right took upon themselves; only those hold that the rules let them. */
  readonly overridden?: readonly Reason[]
}

export interface Ruling {
  readonly decision: 'send' | 'later' | 'never'
  readonly findings: readonly Finding[]
  /** When `later`: the earliest lawful instant. */
  readonly nextAt: number | null
}

export interface Question {
  readonly rules: ContactRules
  readonly debtor: DebtorFacts
  readonly message: OutgoingMessage
  readonly now: number
  /** Public holidays of the place, with the days the owner added and without those removed. */
  readonly holidays: ReadonlySet<LocalDate>
}

/** What never goes without saying what is owed. */
const sayingBalance: readonly MessageKind[] = ['reminder', 'preDueReminder', 'receipt']

/** So many days ahead a lawful moment is looked for; no rule rests longer, a month and its gaps included. */
const horizonDays = 100

/** Rules on one message. Pure: the same question has the same answer. */
export function judgeContact(question: Question): Ruling {
  const judgement = new Judgement(question)
  const findings = judgement.findingsAt(question.now)
  if (findings.length === 0) return { decision: 'send', findings, nextAt: null }
  const nextAt = findings.every((finding) => finding.passes) ? judgement.nextLawful() : null
  return { decision: nextAt === null ? 'never' : 'later', findings, nextAt }
}

/** Every reason against a message at this moment; the next lawful one, which takes longest to find, is not looked for. */
export function findingsNow(question: Question): Finding[] {
  return new Judgement(question).findingsAt(question.now)
}

/** Whether a person with the right may take a reason upon themselves. */
export function mayOverride({ rules }: Pick<Question, 'rules'>, { reason, isOwn = false }: Finding): boolean {
  return !isOwn && (rules.overridable ?? []).includes(reason)
}

/** How much of each limit is used, for a message of this kind and channel. */
export function useOfLimits(question: Question): { limit: Limit; used: number }[] {
  return new Judgement(question).use(question.now)
}

class Judgement {
  readonly #question: Question
  readonly #contacts: readonly Contact[]
  readonly #layers: readonly WeekWindows[]
  readonly #limits: readonly Limit[]

  constructor(question: Question) {
    const { rules, debtor, message } = question
    this.#question = question
    this.#contacts = contactsOf(debtor.history, { zone: debtor.zone, countPreDue: rules.countPreDue })
    this.#layers = debtor.ownHours ? [...rules.windows, debtor.ownHours] : rules.windows
    const own: Limit[] = debtor.ownMax ? [{ channels: 'all', counts: 'attempts', ...debtor.ownMax }] : []
    this.#limits = [...rules.limits, ...own].filter((limit) =>
      isInGroup(limit.channels, message.channel, message.channel),
    )
  }

  findingsAt(at: number): Finding[] {
    const { debtor, message } = this.#question
    const wall = wallTime(debtor.zone, at)
    const findings = [
      ...this.#person(),
      ...this.#pauses(at),
      ...this.#channel({ at, date: wall.date, zone: debtor.zone }),
      ...this.#hours(at, wall),
      ...this.#frequency({ at, date: wall.date, zone: debtor.zone }),
      ...(message.forbiddenTags ?? []).map((kind): Finding => ({ reason: 'content', passes: false, kind })),
    ]
    const { overridden = [] } = message
    return overridden.length === 0
      ? findings
      : findings.filter((finding) => !(overridden.includes(finding.reason) && mayOverride(this.#question, finding)))
  }

  use(at: number): { limit: Limit; used: number }[] {
    const { debtor } = this.#question
    const moment = { at, date: dayIn(debtor.zone, at), zone: debtor.zone }
    return this.#limits.map((limit) => ({ limit, used: this.#used(limit, moment) }))
  }

  /** The first lawful instant from now on; null when there is none in sight. */
  nextLawful(): number | null {
    const { debtor, now } = this.#question
    const from = Math.max(now, ...this.#ends())
    const times = new Set(
      this.#layers.flatMap((layer) =>
        Object.values(layer)
          .flat()
          .map(([start]) => start),
      ),
    )
    const releases = [...this.#ends(), ...this.#contacts.map((contact) => leavesRolling(contact, debtor.zone))]
    let date = dayIn(debtor.zone, from)
    for (let day = 0; day < horizonDays; day++, date = addDays(date, 1)) {
      const end = startOfDay(addDays(date, 1), debtor.zone)
      const start = startOfDay(date, debtor.zone)
      const today = releases.filter((at) => start <= at && at < end)
      const moments = [...beginningsOn(debtor.zone, date, times), ...today].sort((a, b) => a - b)
      const found = moments.find((at) => at >= from && this.findingsAt(at).length === 0)
      if (found !== undefined) return found
    }
    return null
  }

  #ends(): number[] {
    const { holds = [], promise } = this.#question.debtor
    return [...holds, ...(promise ? [promise] : [])].flatMap((pause) => pause.until ?? [])
  }

  /** The single confirmation of an opt-out. */
  #isConfirmation(): boolean {
    const { debtor, message } = this.#question
    if (message.kind !== 'optOutConfirmation') return false
    return !debtor.history.some((each) => each.kind === message.kind && each.direction === 'out' && !each.failed)
  }

  #isAnswer(at: number): boolean {
    return this.#question.message.kind === 'reply' && answersInTime(this.#question.debtor.history, at)
  }

  #isExempt(at: number): boolean {
    const { kind } = this.#question.message
    return kind === 'receipt' || kind === 'appointment' || this.#isConfirmation() || this.#isAnswer(at)
  }

  #person(): Finding[] {
    const { debtor, message } = this.#question
    if (this.#isConfirmation()) return []
    const saysBalance = message.saysBalance ?? sayingBalance.includes(message.kind)
    const isUnconfirmed = debtor.confirmed === false || (debtor.mayKnowBalance === false && saysBalance)
    return [
      ...(debtor.optedOut ? [{ reason: 'optedOut', passes: false } as const] : []),
      ...(isUnconfirmed ? [{ reason: 'unconfirmed', passes: false } as const] : []),
    ]
  }

  #pauses(at: number): Finding[] {
    if (this.#isExempt(at)) return []
    const { holds = [], promise } = this.#question.debtor
    const stands = (pause: Pause) => pause.until === null || at < pause.until
    const found = (reason: 'hold' | 'promise') => (pause: Pause) => ({
      reason,
      passes: pause.until !== null,
      kind: pause.kind,
    })
    const standing = holds.filter(stands)
    // One reason, said by the hold that lasts longest.
    const longest = standing.find((pause) => pause.until === null) ?? standing.sort(byEnd).at(-1)
    return [
      ...(longest ? [found('hold')(longest)] : []),
      ...(promise && stands(promise) ? [found('promise')(promise)] : []),
    ]
  }

  #channel(moment: Moment): Finding[] {
    const { debtor, message, rules } = this.#question
    if (debtor.channels && !debtor.channels.includes(message.channel)) return [{ reason: 'channel', passes: false }]
    if (message.channel === 'visit' && rules.channelRules.includes('noVisits')) {
      return [{ reason: 'channel', passes: false, kind: 'visit' }]
    }
    if (!rules.channelRules.includes('oneChannelPerWeek') || this.#isExempt(moment.at)) return []
    const week = periodOf('week', rules.week)
    const other = this.#contacts.find(
      (contact) => contact.isConversation && contact.channel !== message.channel && isInPeriod(contact, week, moment),
    )
    return other ? [{ reason: 'channel', passes: true, kind: other.channel }] : []
  }

  #hours(at: number, wall: WallTime): Finding[] {
    const { holidays, rules } = this.#question
    const isPoliteAnswer = this.#isAnswer(at) && !rules.repliesAtAnyHour
    if (this.#isExempt(at) && !isPoliteAnswer) return []
    const closed = this.#layers.find((layer) => !isWithin(layer, wall))
    const isHoliday = rules.holidays === 'block' && holidays.has(wall.date)
    return [
      ...(closed
        ? [
            {
              reason: 'window',
              passes: true,
              hours: intervalsOn(closed, wall.date),
              isOwn: this.#isOwnHour(wall),
            } as const,
          ]
        : []),
      ...(isHoliday ? [{ reason: 'holiday', passes: true, date: wall.date } as const] : []),
    ]
  }

  /** Whether the debtor asked not to be written to at this hour. */
  #isOwnHour(wall: WallTime): boolean {
    const { ownHours } = this.#question.debtor
    return ownHours != null && !isWithin(ownHours, wall)
  }

  #used(limit: Limit, moment: Moment): number {
    const { message, rules } = this.#question
    return usedOf(limit, this.#contacts, { channel: message.channel, week: rules.week, moment })
  }

  #frequency(moment: Moment): Finding[] {
    const { debtor, message, rules } = this.#question
    if (this.#isExempt(moment.at)) return []
    if (message.kind === 'preDueReminder' && !rules.countPreDue) return []
    if (this.#contacts.some((contact) => isBubbleOf(contact, message.channel, moment.at))) return []
    const used = this.#limits.filter((limit) => this.#used(limit, moment) >= limit.max)
    const [full] = used
    // The debtor's own limit is the last of them.
    const isOwn = debtor.ownMax != null && used.at(-1) === this.#limits.at(-1)
    const close = this.#limits.find((limit) => isTooSoon(limit, this.#contacts, { channel: message.channel, moment }))
    return [
      ...(full ? [{ reason: 'limit', passes: true, limit: full, used: this.#used(full, moment), isOwn } as const] : []),
      ...(close ? [{ reason: 'gap', passes: true, limit: close } as const] : []),
    ]
  }
}

const byEnd = (a: Pause, b: Pause): number => (a.until ?? 0) - (b.until ?? 0)
