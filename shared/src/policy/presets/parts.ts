import type { Interval, Limit, Preset, WeekWindows } from '#policy/rules.ts'

// What several presets are made of.

export const reviewedOn = '2026-11'

/** Monday to Friday, Saturday, Sunday. Nothing: a blocked day. */
export function week(weekday: Interval, saturday?: Interval, sunday?: Interval): WeekWindows {
  const [mon, sat, sun] = [[weekday], saturday ? [saturday] : [], sunday ? [sunday] : []]
  return { mon, tue: mon, wed: mon, thu: mon, fri: mon, sat, sun }
}

/** Where the law names no number: one a day and three a week, on all channels together. */
export const prudentLimits: readonly Limit[] = [
  { channels: 'all', counts: 'attempts', max: 1, per: 'day' },
  { channels: 'all', counts: 'attempts', max: 3, per: 'week' },
]

/** What no debtor may be told anywhere. */
export const neverSay = [
  'thirdParty',
  'threat',
  'courtLookalike',
  'insult',
  'publicShame',
  'falseAmount',
  'impersonation',
]

/** What is alike in most presets. */
export const usual = {
  binds: 'both',
  reviewedOn,
  holidays: 'block',
  channelRules: [],
  sharedCount: [],
  mayBeTold: ['coDebtor', 'guarantor'],
  mustSay: [],
  mustNotSay: neverSay,
} as const satisfies Partial<Preset>
