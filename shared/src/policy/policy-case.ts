import { z } from 'zod'
import type { Country } from '#country.ts'
import { addBusinessDays, addDays, type LocalDate, saturdayAndSunday, startOfDay } from '#dates.ts'
import { TimeZone } from '#workspace.ts'
import type { Happening } from './contacts.ts'
import { type DebtorFacts, judgeContact, type Pause } from './judge.ts'
import { readOwnHours } from './own-hours.ts'
import { presetNamed } from './presets.ts'
import { type MessageKind, messageKinds, type Preset, type Reason, rulesOf } from './rules.ts'
import { instantOf, isoIn } from './wall-clock.ts'
import { countryOfZone } from './zone-country.ts'

// One question to the policy as a line of JSON, and its answer: for `pnpm policy-cases`.

const Flag = z.union([z.boolean(), z.number(), z.string(), z.null(), z.object({}).loose()]).optional()

const PausedBy = z.union([
  z.boolean(),
  z.null(),
  z.string(),
  z.object({ until: z.string().nullish(), date: z.string().nullish() }).loose(),
])

const Kind = z.enum(messageKinds)
const Channel = z.string().min(1).transform(channelName)

const PastContact = z.object({
  atLocal: z.string(),
  channel: Channel,
  direction: z.enum(['out', 'in']),
  kind: z.string().nullish(),
  failed: z.boolean().nullish(),
  counted: z.boolean().nullish(),
  answered: z.boolean().nullish(),
})

/** One case, as far as its form can be checked; what is unknown besides is passed over. */
export const PolicyCase = z.object({
  id: z.union([z.string(), z.number()]),
  preset: z.string(),
  zone: TimeZone,
  nowLocal: z.string(),
  week: z.enum(['calendar', 'rolling7']).nullish(),
  debtor: z
    .object({
      zone: TimeZone.nullish(),
      optedOut: Flag,
      confirmed: z.boolean().nullish(),
      hold: PausedBy.optional(),
      promise: PausedBy.optional(),
      channels: z.union([z.array(Channel), z.record(z.string(), z.boolean()), Channel, z.null()]).optional(),
      ownHours: z.unknown().optional(),
      ownMax: z.unknown().optional(),
    })
    .nullish(),
  history: z.array(PastContact).nullish(),
  /** `tags`: what the words say, as contact-rules names it; what the preset does not forbid is passed over. */
  message: z.object({ kind: Kind, channel: Channel, tags: z.array(z.string()).nullish() }),
})
export type PolicyCase = z.output<typeof PolicyCase>

export type PolicyAnswer =
  | {
      readonly id: string | number
      readonly decision: 'send' | 'later' | 'never'
      readonly reasons: readonly Reason[]
      /** In the debtor's zone, with its offset; null unless `later`. */
      readonly nextLocal: string | null
    }
  | { readonly id: string | number | null; readonly error: string }

/** The public holidays of a place in these years, both included. */
export type HolidayBook = (
  country: Country,
  region: string | undefined,
  years: { fromYear: number; toYear: number },
) => Promise<ReadonlySet<LocalDate>>

/** Answers one line. What cannot be read is answered with an error and nothing is thrown. */
export async function answerLine(line: string, holidaysOf: HolidayBook): Promise<PolicyAnswer> {
  let id: string | number | null = null
  try {
    const given: unknown = JSON.parse(line)
    id = idOf(given)
    const read = PolicyCase.safeParse(given)
    if (!read.success) return { id, error: read.error.issues.map(sayIssue).join('; ') }
    return await answerCase(read.data, holidaysOf)
  } catch (error) {
    return { id, error: error instanceof Error ? error.message : String(error) }
  }
}

async function answerCase(given: PolicyCase, holidaysOf: HolidayBook): Promise<PolicyAnswer> {
  const preset = presetNamed(given.preset)
  if (!preset) return { id: given.id, error: `unknown preset: ${given.preset}` }
  const zone = given.debtor?.zone ?? given.zone
  const now = instantOf(given.nowLocal, zone)
  const holidays = await holidaysFor(preset, { zone, now }, holidaysOf)
  const ruling = judgeContact({
    rules: rulesOf(preset, given.week ? { week: given.week } : {}),
    debtor: factsOf(given, zone, holidays),
    message: {
      kind: given.message.kind,
      channel: given.message.channel,
      forbiddenTags: (given.message.tags ?? []).filter((tag) => preset.mustNotSay.includes(tag)),
    },
    now,
    holidays,
  })
  return {
    id: given.id,
    decision: ruling.decision,
    reasons: [...new Set(ruling.findings.map((finding) => finding.reason))],
    nextLocal: ruling.nextAt === null ? null : isoIn(zone, ruling.nextAt),
  }
}

function holidaysFor(preset: Preset, { zone, now }: { zone: string; now: number }, holidaysOf: HolidayBook) {
  const country = preset.country ?? countryOfZone(zone)
  if (country === null || preset.holidays === 'allow') return new Set<LocalDate>()
  const year = new Date(now).getUTCFullYear()
  return holidaysOf(country, preset.region, { fromYear: year - 1, toYear: year + 2 })
}

function factsOf({ debtor, history }: PolicyCase, zone: string, holidays: ReadonlySet<LocalDate>): DebtorFacts {
  const hold = pauseOf(debtor?.hold, (date) => startOfDay(addDays(date, 1), zone))
  // A promise is open until its grace of one business day is over.
  const calendar = { holidays, weekend: saturdayAndSunday }
  const promise = pauseOf(debtor?.promise, (date) => startOfDay(addDays(addBusinessDays(calendar, date, 1), 1), zone))
  const isSomebodyElse = hold !== null && notTheDebtor.test(hold.kind)
  return {
    zone,
    optedOut: Boolean(debtor?.optedOut),
    confirmed: !isSomebodyElse && (debtor?.confirmed ?? true),
    holds: hold && !isSomebodyElse ? [hold] : [],
    promise,
    channels: channelsOf(debtor?.channels),
    ownHours: debtor?.ownHours == null ? null : readOwnHours(debtor.ownHours),
    ownMax: debtor?.ownMax == null ? null : ownMaxOf(debtor.ownMax),
    history: (history ?? []).map((each) => happeningOf(each, zone)),
  }
}

function happeningOf(each: z.output<typeof PastContact>, zone: string): Happening {
  const kind = Kind.safeParse(each.kind ?? (each.direction === 'in' ? 'reply' : 'reminder'))
  if (!kind.success && each.direction === 'out') throw new Error(`unknown kind: ${each.kind}`)
  return {
    at: instantOf(each.atLocal, zone),
    channel: each.channel,
    direction: each.direction,
    kind: kind.data ?? ('reply' satisfies MessageKind),
    ...(each.failed == null ? {} : { failed: each.failed }),
    ...(each.counted == null ? {} : { counted: each.counted }),
    ...(each.answered == null ? {} : { answered: each.answered }),
  }
}

/** States of a promise that keep nobody waiting, and words for "none". */
const over =
  /^(|no|none|false|proposed|kept|kept[ _-]?late|partial|broken|replaced|cancell?ed|closed|ended|resolved|released)$/i
/** What is no hold of reminders: the number is another person's. */
const notTheDebtor = /^(wrong[ _-]?(number|person)|third[ _-]?party)$/i
const dated = /^\d{4}-\d\d-\d\d$/

function pauseOf(given: z.output<typeof PausedBy> | undefined, endOfDate: (date: LocalDate) => number): Pause | null {
  if (given == null || given === false) return null
  if (given === true) return { kind: 'open', until: null }
  if (typeof given === 'string') {
    if (over.test(given)) return null
    return dated.test(given) ? { kind: 'open', until: endOfDate(given) } : { kind: given, until: null }
  }
  const state = given.state ?? given.status
  if ((typeof state === 'string' && over.test(state)) || given.active === false) return null
  const until = given.until ?? given.date ?? null
  const kind = String(given.kind ?? given.reason ?? 'open')
  if (until === null) return { kind, until: null }
  return { kind, until: dated.test(until) ? endOfDate(until) : instantOf(until, 'UTC') }
}

function channelsOf(given: NonNullable<PolicyCase['debtor']>['channels']): readonly string[] | null {
  if (given == null) return null
  if (typeof given === 'string') return [given]
  if (Array.isArray(given)) return given
  return Object.entries(given).flatMap(([name, allowed]) => (allowed ? [channelName(name)] : []))
}

/** A number is a number of contacts a week. */
function ownMaxOf(given: unknown): { max: number; per: 'day' | 'week' | 'month' } {
  const read = z
    .union([
      z.number().transform((max) => ({ max, per: 'week' as const })),
      z.object({ max: z.number(), per: z.enum(['day', 'week', 'month']).default('week') }),
    ])
    .safeParse(given)
  if (!read.success) throw new Error('ownMax: a number a week, or { max, per }')
  return read.data
}

function channelName(name: string): string {
  const plain = name.trim().toLowerCase()
  return { phone: 'call', telephone: 'call', mail: 'email', 'e-mail': 'email' }[plain] ?? plain
}

function idOf(given: unknown): string | number | null {
  const id = typeof given === 'object' && given !== null && 'id' in given ? given.id : null
  return typeof id === 'string' || typeof id === 'number' ? id : null
}

const sayIssue = ({ path, message }: { path: PropertyKey[]; message: string }) =>
  `${path.join('.') || 'line'}: ${message}`
