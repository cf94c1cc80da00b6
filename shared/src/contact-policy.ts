import { z } from 'zod'
import { presetNamed } from '#policy/presets.ts'
import { type Interval, policyReasons, weekdays } from '#policy/rules.ts'
import { toneTags } from '#tone/rule.ts'
import { command } from './command.ts'
import { Dispute, HoldEnd, Mediation } from './contact-hold.ts'
import { ConfirmedPerson, TieView } from './contact-tie.ts'
import { LocalDate } from './dates.ts'
import { event } from './event.ts'
import { Id, IdRef, Instant } from './ids.ts'
import { Language } from './language.ts'

// When and how often debtors may be written to: what the owner sets for the business, and what is known of one debtor.

const Time = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, { error: 'time' })
const Span = z.tuple([Time, Time]).refine(([from, to]) => from < to, { error: 'window_order' })
const Day = z.array(Span).max(4).refine(isApart, { error: 'windows_overlap' })

/** Hours of each day of the week on the clock of the debtor's wall, the end exclusive; a day without any is blocked. */
export const WeekWindowsSetting = z.object({ mon: Day, tue: Day, wed: Day, thu: Day, fri: Day, sat: Day, sun: Day })

function isApart(spans: readonly Interval[]): boolean {
  const inOrder = [...spans].sort(([a], [b]) => (a < b ? -1 : 1))
  return inOrder.every(([from], at) => at === 0 || from >= (inOrder[at - 1]?.[1] ?? ''))
}

/** A set of hours in which nothing could ever be sent is a mistake. */
const SomeWindows = WeekWindowsSetting.refine((week) => weekdays.some((day) => week[day].length > 0), {
  error: 'windows_empty',
})

export const ChannelName = z.enum(['whatsapp', 'sms', 'email', 'letter', 'call', 'visit'])
export type ChannelName = z.infer<typeof ChannelName>

/** One limit: so many contacts in a time. */
export const ContactLimit = z.object({
  channels: z.union([z.enum(['all', 'messages', 'each']), z.array(ChannelName).min(1)]),
  counts: z.enum(['attempts', 'conversations']),
  max: z.number().int().min(0).max(100),
  per: z.enum(['day', 'week', 'month', 'rolling7days']),
  minGapDays: z.number().int().min(1).max(31).optional(),
  quietDaysAfterConversation: z.number().int().min(1).max(31).optional(),
})

/** What the owner of a business decided. Where `followsPreset` the strictest of preset and own rules holds, else the own ones alone. */
export const ContactPolicy = z.object({
  version: z.number().int(),
  presetId: z.string().refine((id) => presetNamed(id) !== undefined, { error: 'preset' }),
  followsPreset: z.boolean(),
  windows: SomeWindows.nullable(),
  holidays: z.enum(['block', 'allow']).nullable(),
  addedHolidays: z.array(LocalDate).max(200),
  removedHolidays: z.array(LocalDate).max(200),
  limits: z.array(ContactLimit).max(12).nullable(),
  week: z.enum(['calendar', 'rolling7']),
  countPreDue: z.boolean(),
  repliesAtAnyHour: z.boolean(),
  /** Whether nobody is told what is owed before somebody confirmed that it is them; else only those of whom there is a doubt. */
  confirmFirst: z.boolean().default(false),
  /** What the dignity check keeps back here beside what the law and good manners do anyway. */
  alsoForbidden: z.array(z.enum(toneTags)).max(20).default([]),
})
export type ContactPolicy = z.infer<typeof ContactPolicy>

/** Changes the policy; `version` is the one that was looked at. What waits to leave is ruled on anew. */
export const updateContactPolicy = command('workspace.updateContactPolicy', {
  input: z.object({ version: z.number().int(), change: ContactPolicy.omit({ version: true }).partial() }),
  output: ContactPolicy,
})

/** Why reminders rest: the person is not the debtor, disputes the debt, mediates it, cannot pay now, or asked for quiet until a day. */
export const HoldKind = z.enum(['wrongNumber', 'dispute', 'mediation', 'hardship', 'pause'])
export type HoldKind = z.infer<typeof HoldKind>

const Note = z.string().trim().max(500)

export const ContactHold = z.object({
  kind: HoldKind,
  /** The last day of it; null: until somebody ends it. */
  until: LocalDate.nullable(),
  /** The condition that ends it, or what it is about. */
  note: Note.nullable(),
  at: Instant,
  byId: Id.nullable(),
  /** What was kept before has none of these. */
  ends: HoldEnd.default('resolved'),
  dispute: Dispute.nullable().default(null),
  mediation: Mediation.nullable().default(null),
  /** The message of the debtor that says so. */
  messageId: Id.nullable().default(null),
})
export type ContactHold = z.infer<typeof ContactHold>

/** What a debtor asked for; what is said of when and how often only tightens. */
export const ContactPreferences = z.object({
  /** IANA; null: that of the number's country, else of the business. */
  zone: z.string().max(64).nullable(),
  channels: z.array(ChannelName).nullable(),
  ownHours: SomeWindows.nullable(),
  ownMax: z.object({ max: z.number().int().min(0).max(100), per: z.enum(['day', 'week', 'month']) }).nullable(),
  /** What the debtor reads; null: as the business writes. */
  language: Language.nullable().default(null),
})
export type ContactPreferences = z.infer<typeof ContactPreferences>

/** A call or visit, or a message on a channel that the program does not carry, noted by hand. */
export const LoggedContact = z.object({
  id: Id,
  at: Instant,
  channel: ChannelName.exclude(['whatsapp']),
  answered: z.boolean(),
  note: Note.nullable(),
  byId: Id.nullable(),
})
export type LoggedContact = z.infer<typeof LoggedContact>

const ReasonName = z.enum(policyReasons)

/** A ruling as a screen shows it. */
export const RulingView = z.object({
  decision: z.enum(['send', 'later', 'never']),
  reasons: z.array(ReasonName),
  nextAt: Instant.nullable(),
  /** A person with the right may let it leave now all the same, for a reason. */
  mayOverride: z.boolean().default(false),
})
export type RulingView = z.infer<typeof RulingView>

/** `GET /api/cards/:id/contact`: whether and when this person may be written to, and why. */
export const ContactStanding = z.object({
  optedOutAt: Instant.nullable(),
  holds: z.array(ContactHold),
  preferences: ContactPreferences,
  confirmed: ConfirmedPerson.nullable(),
  /** Whether this person may be told what is owed. */
  mayKnowBalance: z.boolean(),
  ties: z.array(TieView),
  /** The zone that counts, whoever it is from. */
  zone: z.string(),
  /** For a first word of ours. */
  reminder: RulingView,
  /** For what somebody types now; an answer where the debtor wrote within a day. */
  typed: RulingView,
  limits: z.array(z.object({ limit: ContactLimit, used: z.number().int() })),
  log: z.array(LoggedContact),
})
export type ContactStanding = z.infer<typeof ContactStanding>

/** `GET /api/contact-meters?cards=`: how much of what is allowed people have had, of those who owe something. */
export const ContactMeters = z.object({
  meters: z.array(ContactStanding.pick({ reminder: true, limits: true }).extend({ cardId: Id })),
})
export type ContactMeters = z.infer<typeof ContactMeters>

/** `GET /api/cards/:id/moments?at=`: when a message typed now may leave later. */
export const Moments = z.object({
  /** Lawful moments to choose from, soonest first; none where none is in sight. */
  suggested: z.array(Instant),
  /** The ruling on the moment that was asked about. */
  asked: RulingView.nullable(),
})
export type Moments = z.infer<typeof Moments>

const OfCard = z.object({ cardId: Id })

/** The debtor asked not to be written to again; nobody can. */
export const optOutContact = command('contact.optOut', { input: OfCard, output: OfCard })
/** The debtor asked to be written to again; the reason is kept. */
export const liftOptOut = command('contact.liftOptOut', {
  input: OfCard.extend({ reason: Note.min(3) }),
  output: OfCard,
})
export const holdContact = command('contact.hold', {
  input: OfCard.extend({
    kind: HoldKind,
    until: LocalDate.nullable().default(null),
    note: Note.nullable().default(null),
    ends: HoldEnd.optional(),
    dispute: Dispute.nullable().default(null),
    mediation: Mediation.nullable().default(null),
    messageId: Id.nullable().default(null),
  }),
  output: OfCard,
})
export const liftHold = command('contact.liftHold', { input: OfCard.extend({ kind: HoldKind }), output: OfCard })
export const setContactPreferences = command('contact.setPreferences', {
  input: OfCard.extend({
    preferences: ContactPreferences.extend({
      /** For no channel at all there is the opt-out. */
      channels: z.array(ChannelName).min(1).nullable(),
    }),
  }),
  output: OfCard,
})
/** `at` null: now. */
export const logContact = command('contact.log', {
  input: OfCard.extend({
    channel: ChannelName.exclude(['whatsapp']),
    at: Instant.nullable().default(null),
    answered: z.boolean(),
    note: Note.nullable().default(null),
  }),
  output: OfCard,
})

export const contactPolicyChanged = event(
  'workspace.contactPolicyChanged',
  z.object({ before: ContactPolicy, after: ContactPolicy }),
)
/** `messageId`: the message that asked; null: by hand. */
export const contactOptedOut = event('contact.optedOut', z.object({ messageId: IdRef.nullable() }))
export const contactOptOutLifted = event('contact.optOutLifted', z.object({ reason: z.string() }))
/** `before`: the hold of the same kind that it replaced. */
export const contactHeld = event(
  'contact.held',
  z.object({ kind: HoldKind, until: LocalDate.nullable(), before: ContactHold.nullable().optional() }),
)
/** `hold` is what ended; it can be set again. */
export const contactHoldLifted = event('contact.holdLifted', z.object({ kind: HoldKind, hold: ContactHold.optional() }))
export const contactPreferencesSet = event(
  'contact.preferencesSet',
  z.object({ before: ContactPreferences, after: ContactPreferences }),
)
export const contactLogged = event(
  'contact.logged',
  z.object({ loggedId: IdRef, channel: z.string(), answered: z.boolean() }),
)
