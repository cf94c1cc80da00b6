import type { ContactPolicy } from '@aldia/shared/contact-policy.ts'
import { type Interval, type Limit, type Weekday, type WeekWindows, weekdays } from '@aldia/shared/policy/rules.ts'

// The contact policy as it is typed: hours as one interval a day, limits as rows of words, days one to a line.

export interface LimitDraft {
  readonly channels: 'all' | 'messages' | 'spoken'
  readonly max: string
  readonly per: 'day' | 'week' | 'month'
}

export interface ContactDraft {
  readonly presetId: string
  readonly followsPreset: boolean
  readonly ownWindows: boolean
  readonly hours: Readonly<Record<Weekday, { readonly from: string; readonly to: string }>>
  readonly holidays: 'preset' | 'block' | 'allow'
  readonly limits: readonly LimitDraft[]
  readonly week: ContactPolicy['week']
  readonly countPreDue: boolean
  readonly repliesAtAnyHour: boolean
  readonly confirmFirst: boolean
  readonly alsoForbidden: ContactPolicy['alsoForbidden']
  readonly addedHolidays: string
  readonly removedHolidays: string
}

const spoken = ['call', 'visit'] as const

/** The policy as the page shows it; hours that nobody set are shown as those of the preset. */
export function draftOfPolicy(policy: ContactPolicy, presetWindows: WeekWindows): ContactDraft {
  const windows = (policy.windows as WeekWindows | null) ?? presetWindows
  return {
    presetId: policy.presetId,
    followsPreset: policy.followsPreset,
    ownWindows: policy.windows !== null,
    hours: hoursOf(windows),
    holidays: policy.holidays ?? 'preset',
    limits: (policy.limits ?? []).map(limitDraft),
    week: policy.week,
    countPreDue: policy.countPreDue,
    repliesAtAnyHour: policy.repliesAtAnyHour,
    confirmFirst: policy.confirmFirst,
    alsoForbidden: policy.alsoForbidden,
    addedHolidays: policy.addedHolidays.join('\n'),
    removedHolidays: policy.removedHolidays.join('\n'),
  }
}

/** One interval a day, the first one. */
export function hoursOf(windows: WeekWindows): ContactDraft['hours'] {
  const entries = weekdays.map((day) => [day, { from: windows[day][0]?.[0] ?? '', to: windows[day][0]?.[1] ?? '' }])
  return Object.fromEntries(entries) as ContactDraft['hours']
}

function limitDraft(limit: Limit): LimitDraft {
  const { channels, max, per } = limit
  return {
    channels: channels === 'all' || channels === 'messages' ? channels : 'spoken',
    max: String(max),
    per: per === 'rolling7days' ? 'week' : per,
  }
}

/** What is sent; what cannot be read is left to the schema to refuse. */
export function policyOfDraft(draft: ContactDraft, before: ContactPolicy): unknown {
  return {
    presetId: draft.presetId,
    followsPreset: draft.followsPreset,
    windows: draft.ownWindows ? windowsTyped(draft.hours, before) : null,
    holidays: draft.holidays === 'preset' ? null : draft.holidays,
    limits:
      draft.limits.length === 0 && draft.followsPreset ? null : draft.limits.map((limit) => limitTyped(limit, before)),
    week: draft.week,
    countPreDue: draft.countPreDue,
    repliesAtAnyHour: draft.repliesAtAnyHour,
    confirmFirst: draft.confirmFirst,
    alsoForbidden: draft.alsoForbidden,
    addedHolidays: daysOf(draft.addedHolidays),
    removedHolidays: daysOf(draft.removedHolidays),
  }
}

/** What the page cannot show (several intervals a day, limits of other kinds) stays as it is while nobody types something else. */
function windowsTyped(hours: ContactDraft['hours'], { windows }: ContactPolicy): WeekWindows {
  const known = windows as WeekWindows | null
  return known !== null && JSON.stringify(hoursOf(known)) === JSON.stringify(hours) ? known : windowsOf(hours)
}

function limitTyped(typed: LimitDraft, { limits }: ContactPolicy): Limit {
  const known = (limits ?? []).find((limit) => JSON.stringify(limitDraft(limit)) === JSON.stringify(typed))
  return known ?? limitOf(typed)
}

function windowsOf(hours: ContactDraft['hours']): WeekWindows {
  const entries = weekdays.map((day): [Weekday, Interval[]] => {
    const { from, to } = hours[day]
    return [day, from === '' && to === '' ? [] : [[from, to === '00:00' ? '24:00' : to]]]
  })
  return Object.fromEntries(entries) as unknown as WeekWindows
}

function limitOf({ channels, max, per }: LimitDraft): Limit {
  return {
    channels: channels === 'spoken' ? spoken : channels,
    counts: 'attempts',
    max: max.trim() === '' ? Number.NaN : Number(max),
    per,
  }
}

const daysOf = (typed: string): string[] => typed.split(/[\s,;]+/).filter((day) => day !== '')
