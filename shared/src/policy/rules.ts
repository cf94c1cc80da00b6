import type { Country } from '#country.ts'

// What a contact policy is made of, as data. Read by `judge.ts`, written by the presets and by the owner of a workspace.

/** How a debtor is reached. Other names are kept as they are and count as messages. */
export type ContactChannel = 'whatsapp' | 'sms' | 'email' | 'letter' | 'call' | 'visit' | (string & {})

/** What is said. `appointment` is what the debtor asked for at that time; `reply` an answer to the debtor's own message. */
export const messageKinds = [
  'reminder',
  'preDueReminder',
  'reply',
  'receipt',
  'optOutConfirmation',
  'appointment',
  'call',
  'visit',
] as const
export type MessageKind = (typeof messageKinds)[number]

/** Part of a day on the clock of the debtor's wall: `HH:MM`, the end exclusive, up to `24:00`. */
export type Interval = readonly [from: string, to: string]

/** Why a message may not leave, in the order of evaluation (contact-rules, section 1). */
export const policyReasons = [
  'optedOut',
  'unconfirmed',
  'hold',
  'promise',
  'channel',
  'window',
  'holiday',
  'limit',
  'gap',
  'content',
] as const
export type Reason = (typeof policyReasons)[number]

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export type Weekday = (typeof weekdays)[number]

/** The hours of each day of the week; a day without any is blocked. */
export type WeekWindows = Readonly<Record<Weekday, readonly Interval[]>>

/** Which channels a limit counts together: all, everything that is written, or the ones named. `each`: every one for itself. */
export type ChannelGroup = 'all' | 'messages' | 'each' | readonly ContactChannel[]

/** So many contacts in a time. The week of `week` is the workspace's choice; `rolling7days` is not. */
export interface Limit {
  readonly channels: ChannelGroup
  /** An attempt is whatever left; a conversation is one that the debtor took part in. */
  readonly counts: 'attempts' | 'conversations'
  readonly max: number
  readonly per: 'day' | 'week' | 'month' | 'rolling7days'
  /** Least difference between the local dates of two contacts: 2 is "Monday, then Wednesday". */
  readonly minGapDays?: number | undefined
  /** No contact of these channels before so many local dates after a conversation: 7 is "Tuesday, then Tuesday". */
  readonly quietDaysAfterConversation?: number | undefined
}

export const channelRules = [
  'consentPerChannel',
  'oneChannelPerWeek',
  'identifiableNumber',
  'optOutInEveryMessage',
  'noVisits',
] as const
export type ChannelRule = (typeof channelRules)[number]

/** How far a source was read: in the law's own words, in a secondary source, or from memory. */
export type Confidence = 'law' | 'secondary' | 'prudence'

/** How a person is tied to somebody else's debt: owes it as well, answers for it, or lives under the same roof. */
export const tieRoles = ['coDebtor', 'guarantor', 'household'] as const
export type TieRole = (typeof tieRoles)[number]

/** What a person with the right may take upon themselves with a reason, where the rules allow it; nothing else ever. */
export const overridableReasons = [
  'hold',
  'promise',
  'window',
  'holiday',
  'limit',
  'gap',
] as const satisfies readonly Reason[]

/** The rules of one country or region, as far as they are known. A starting point, not legal advice. */
export interface Preset {
  readonly id: string
  /** Where its holidays are; null: of the place of the debtor's zone. */
  readonly country: Country | null
  /** Region of the holidays as the book of holidays calls it. */
  readonly region?: string
  readonly binds: 'creditor' | 'agency' | 'both' | 'nobody'
  readonly law: readonly { readonly name: string; readonly article?: string }[]
  readonly confidence: { readonly windows: Confidence; readonly limits: Confidence }
  /** `2026-11`. */
  readonly reviewedOn: string
  readonly windows: WeekWindows
  readonly holidays: 'block' | 'allow'
  readonly limits: readonly Limit[]
  readonly channelRules: readonly ChannelRule[]
  /** Whose contacts count together with those of the debtor they are tied to. */
  readonly sharedCount: readonly TieRole[]
  /** Who may be told of somebody else's debt at all, once it is known that it is them. */
  readonly mayBeTold: readonly TieRole[]
  readonly mustSay: readonly string[]
  readonly mustNotSay: readonly string[]
}

/** The rules for one debtor, all of which must hold. */
export interface ContactRules {
  /** Every layer must allow the moment: preset, workspace, debtor. */
  readonly windows: readonly WeekWindows[]
  readonly holidays: 'block' | 'allow'
  readonly limits: readonly Limit[]
  readonly channelRules: readonly ChannelRule[]
  readonly week: 'calendar' | 'rolling7'
  /** Whether a reminder before the due date is a contact like others. */
  readonly countPreDue: boolean
  /** Whether an answer within a day of the debtor's message may leave at any hour; else it keeps to the hours. */
  readonly repliesAtAnyHour: boolean
  /** What a person with the right may take upon themselves; without: nothing. */
  readonly overridable?: readonly Reason[]
}

/** The rules that a preset makes by itself. */
export function rulesOf(preset: Preset, options: Partial<Pick<ContactRules, 'week'>> = {}): ContactRules {
  return {
    windows: [preset.windows],
    holidays: preset.holidays,
    limits: preset.limits,
    channelRules: preset.channelRules,
    week: options.week ?? 'calendar',
    countPreDue: true,
    repliesAtAnyHour: false,
    overridable: overridableUnder(preset),
  }
}

/** Where the numbers are prudence, a person with the right may decide otherwise, for a reason; what a law says nobody may. */
export function overridableUnder({ confidence }: Pick<Preset, 'confidence'>): Reason[] {
  const byLaw: readonly Reason[] = [
    ...(confidence.windows === 'prudence' ? [] : (['window', 'holiday'] as const)),
    ...(confidence.limits === 'prudence' ? [] : (['limit', 'gap'] as const)),
  ]
  return overridableReasons.filter((reason) => !byLaw.includes(reason))
}
