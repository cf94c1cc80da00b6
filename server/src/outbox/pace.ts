// How fast one number may write to people who are not waiting for an answer. WhatsApp restricts numbers that write to many
// people at once who never wrote to them, that are refused often, or that say the same to everybody. Pure: the same recent history,
// message, instant and chance have the same answer.

/** How the person stands to us. `talking`: wrote within a day; `known`: wrote before; `stranger`: never did. */
export type Recipient = 'talking' | 'known' | 'stranger'

/** One message that left, as far as the pace has to know of it. */
export interface Departure {
  /** When it left, epoch ms. */
  readonly at: number
  readonly conversationId: string
  readonly to: Recipient
  /** No person wrote it. */
  readonly byRule: boolean
  /** Equal for texts that differ in figures alone. */
  readonly print: string | null
  /** `warned`: WhatsApp refused it because it restricts the number. */
  readonly outcome: 'fine' | 'failed' | 'warned'
}

export interface PaceQuestion {
  /** What left over the number within a day, in any order; older ones do no harm. */
  readonly recent: readonly Departure[]
  readonly message: Pick<Departure, 'conversationId' | 'to' | 'byRule' | 'print'> & {
    /** It was scheduled, or has waited for its hour or for the connection: nobody looks on while it leaves. */
    readonly hasWaited: boolean
  }
  /** When the number was linked (epoch ms), null where that is long ago; when a person said to go on after a warning. */
  readonly number: { readonly linkedAt: number | null; readonly resumedAt: number | null }
  readonly now: number
  /** From 0 up to 1. */
  readonly random: number
}

/** Why a message does not leave yet, the gravest reason where there are several. */
export type PaceReason = 'warned' | 'newNumber' | 'strangers' | 'failures' | 'sameText' | 'many' | 'gap'

export interface Pace {
  /** Not before this instant (epoch ms); `now` where nothing holds it back. */
  readonly notBefore: number
  /** null: it may leave. */
  readonly reason: PaceReason | null
}

const second = 1_000
const minute = 60 * second
const hour = 60 * minute
export const dayMs = 24 * hour

/** After a warning of WhatsApp nothing but answers leaves for so long, unless a person says so. */
export const silenceAfterWarningMs = dayMs
/** Further messages to somebody who was written to a moment ago are the same contact. */
const sameTalkMs = 10 * minute
/** A person may write to so many people within a minute before it becomes a mailing. */
const peoplePerMinute = 6
const peoplePerHour = 60
/** After any other message, what has waited leaves so much later: a person could not answer twenty people in one second either. */
const answerGapMs = [300, 1_500] as const
/** Between two messages that nobody typed: from, to. */
const ruleGapMs = [20 * second, 70 * second] as const
const rulesPerHour = 60
/** A number is new for so many days; every day it may do a quarter more. */
const newDays = 14
const growth = 1.25
const firstDay = { all: 40, strangers: 15 }
const known = { all: 600, strangers: 150 }
/** Of what nobody typed so many (or a quarter) may go to people who never wrote. */
const strangersFree = 15
const strangersShare = 0.25
/** The latest so many tell how a number is received. */
const looked = 20

/**
 * When a message may leave by the pace of its number. What a person answers to somebody who is waiting leaves at once, always; many
 * answers that waited for the same moment leave one after the other.
 */
export function paceOf(question: PaceQuestion): Pace {
  const { message, now } = question
  if (!message.byRule && message.to === 'talking') return message.hasWaited ? afterTheLast(question) : free(now)
  const warnedUntil = warningOf(question)
  if (warnedUntil > now) return { notBefore: warnedUntil, reason: 'warned' }
  const counted = countedOf(question)
  const isSameTalk = counted.some(
    (each) => each.conversationId === message.conversationId && now - each.at < sameTalkMs,
  )
  if (!message.byRule && isSameTalk) return free(now)
  const waits = [...dayWaits(question, counted), ...(message.byRule ? ruleWaits : typedWaits)(question, counted)]
  const longest = waits.sort((a, b) => b.notBefore - a.notBefore)[0]
  if (!longest || longest.notBefore <= now) return free(now)
  const slow = slownessOf(question.recent, message.print)
  const isBrisk = longest.reason === 'gap' || longest.reason === 'many'
  return isBrisk && slow.reason !== null ? { ...longest, reason: slow.reason } : longest
}

function afterTheLast({ recent, now, random }: PaceQuestion): Pace {
  const last = recent.reduce((latest, { at }) => (at <= now ? Math.max(latest, at) : latest), 0)
  const [shortest, longest] = answerGapMs
  const notBefore = Math.ceil(last + shortest + random * (longest - shortest))
  return notBefore > now ? { notBefore, reason: 'gap' } : free(now)
}

const free = (now: number): Pace => ({ notBefore: now, reason: null })

/** Until when a warning of WhatsApp keeps a number quiet (epoch ms); 0: none does. */
export function warningOf({ recent, number }: Pick<PaceQuestion, 'recent' | 'number'>): number {
  const warnings = recent.filter(({ outcome, at }) => outcome === 'warned' && at > (number.resumedAt ?? 0))
  return warnings.length === 0 ? 0 : Math.max(...warnings.map(({ at }) => at)) + silenceAfterWarningMs
}

/** What counts towards limits: all but answers that a person typed, within a day, the oldest first. */
export function countedOf({ recent, now }: Pick<PaceQuestion, 'recent' | 'now'>): Departure[] {
  return recent
    .filter(({ byRule, to, at }) => (byRule || to !== 'talking') && at > now - dayMs && at <= now)
    .sort((a, b) => a.at - b.at)
}

/** How many messages that are no answers a number may send within a day. */
export function dayLimits({ linkedAt }: PaceQuestion['number'], now: number): { all: number; strangers: number } {
  const days = linkedAt === null ? newDays : Math.floor(Math.max(now - linkedAt, 0) / dayMs)
  if (days >= newDays) return known
  const grown = growth ** days
  return { all: Math.floor(firstDay.all * grown), strangers: Math.floor(firstDay.strangers * grown) }
}

function dayWaits({ message, number, now }: PaceQuestion, counted: readonly Departure[]): Pace[] {
  const limits = dayLimits(number, now)
  const reason = limits === known ? 'many' : 'newNumber'
  const people = firstToEach(counted)
  const waits = [{ notBefore: freeAt(people, { spanMs: dayMs, max: limits.all, now }), reason } as const]
  if (message.to !== 'stranger') return waits
  const strangers = people.filter(({ to }) => to === 'stranger')
  const share = message.byRule ? Math.max(strangersFree, Math.floor(people.length * strangersShare)) : known.strangers
  return [
    ...waits,
    { notBefore: freeAt(strangers, { spanMs: dayMs, max: limits.strangers, now }), reason },
    { notBefore: freeAt(strangers, { spanMs: dayMs, max: share, now }), reason: 'strangers' },
  ]
}

function ruleWaits({ message, now, random, recent }: PaceQuestion, counted: readonly Departure[]): Pace[] {
  const last = counted.at(-1)
  const [shortest, longest] = ruleGapMs
  const gap = (shortest + random * (longest - shortest)) * slownessOf(recent, message.print).factor
  return [
    { notBefore: last ? Math.ceil(last.at + gap) : now, reason: 'gap' },
    { notBefore: freeAt(counted, { spanMs: hour, max: rulesPerHour, now }), reason: 'many' },
  ]
}

function typedWaits({ message, now, random, recent }: PaceQuestion, counted: readonly Departure[]): Pace[] {
  const people = firstToEach(counted)
  const max = Math.max(1, Math.floor(peoplePerMinute / slownessOf(recent, message.print).factor))
  const inMinute = freeAt(people, { spanMs: minute, max, now })
  return [
    // Not all of them in the same moment.
    { notBefore: inMinute > now ? Math.ceil(inMinute + random * 10 * second) : now, reason: 'gap' },
    { notBefore: freeAt(people, { spanMs: hour, max: peoplePerHour, now }), reason: 'many' },
  ]
}

/** When fewer than `max` are left within a span; `now` where that is so. */
function freeAt(all: readonly Departure[], { spanMs, max, now }: { spanMs: number; max: number; now: number }): number {
  const within = all.filter(({ at }) => at > now - spanMs)
  const leaving = within[within.length - max]
  return leaving === undefined ? now : leaving.at + spanMs
}

/** The latest message to each person: several to one are one contact. The oldest first. */
function firstToEach(counted: readonly Departure[]): Departure[] {
  const latest = new Map(counted.map((each) => [each.conversationId, each]))
  return [...latest.values()].sort((a, b) => a.at - b.at)
}

/** How much slower a number writes because it is refused, or says the same to everybody. */
export function slownessOf(
  recent: readonly Departure[],
  print: string | null,
): { factor: number; reason: 'failures' | 'sameText' | null } {
  const latest = [...recent].sort((a, b) => b.at - a.at).slice(0, looked)
  const failed = latest.filter(({ outcome }) => outcome !== 'fine').length
  const same =
    print === null ? 0 : new Set(recent.filter((each) => each.print === print).map((each) => each.conversationId)).size
  const byFailures = failed >= 6 ? 4 : failed >= 3 ? 2 : 1
  const bySame = same >= 15 ? 4 : same >= 6 ? 2 : 1
  const factor = Math.max(byFailures, bySame)
  if (factor === 1) return { factor, reason: null }
  return { factor, reason: byFailures >= bySame ? 'failures' : 'sameText' }
}
