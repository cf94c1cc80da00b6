import { openSpans } from '#cadence/moment.ts'
import type { ContactPolicy } from '#contact-policy.ts'
import type { Country } from '#country.ts'
import { addDays, type LocalDate } from '#dates.ts'
import { presetNamed, presetOfCountry } from './presets.ts'
import { type ContactRules, overridableReasons, overridableUnder, type Preset, weekdays } from './rules.ts'

// What a workspace's policy comes to: the strictest of its preset and its own rules, or its own rules alone.

/** What a business of a country starts with: the country's preset and nothing besides. */
export function policyOfCountry(country: Country): ContactPolicy {
  return {
    version: 0,
    presetId: presetOfCountry(country).id,
    followsPreset: true,
    windows: null,
    holidays: null,
    addedHolidays: [],
    removedHolidays: [],
    limits: null,
    week: 'calendar',
    countPreDue: true,
    repliesAtAnyHour: false,
    confirmFirst: false,
    alsoForbidden: [],
  }
}

/** The preset that a policy is built on. */
export const presetOf = (policy: ContactPolicy, country: Country): Preset =>
  presetNamed(policy.presetId) ?? presetOfCountry(country)

/** The rules that hold for every debtor of a workspace. */
export function rulesOfPolicy(policy: ContactPolicy, country: Country): ContactRules {
  const preset = presetOf(policy, country)
  const { followsPreset, week, countPreDue, repliesAtAnyHour } = policy
  const own = { windows: policy.windows ? [policy.windows] : [], limits: policy.limits ?? [] }
  const choices = { week, countPreDue, repliesAtAnyHour }
  if (!followsPreset) {
    return {
      ...choices,
      overridable: overridableReasons,
      windows: policy.windows ? own.windows : [preset.windows],
      holidays: policy.holidays ?? preset.holidays,
      limits: policy.limits ?? preset.limits,
      channelRules: [],
    }
  }
  return {
    ...choices,
    overridable: overridableUnder(preset),
    windows: [preset.windows, ...own.windows],
    holidays: preset.holidays === 'block' ? 'block' : (policy.holidays ?? 'allow'),
    limits: [...preset.limits, ...own.limits],
    channelRules: preset.channelRules,
  }
}

/** The public holidays without the days that the owner removed, and with those added; what is in both lists is a holiday. */
export function holidaysWith(publicOnes: ReadonlySet<LocalDate>, policy: ContactPolicy): ReadonlySet<LocalDate> {
  if (policy.addedHolidays.length === 0 && policy.removedHolidays.length === 0) return publicOnes
  const days = new Set(publicOnes)
  for (const day of policy.removedHolidays) days.delete(day)
  for (const day of policy.addedHolidays) days.add(day)
  return days
}

/** Whether there is any minute in a week at which the hours of all layers allow something. */
export const hasHours = ({ windows }: Pick<ContactRules, 'windows'>): boolean =>
  weekdays.some((_, day) => openSpans(day, { layers: windows, hours: null }).length > 0)

/** The day after which an agreement or hold no longer stands. */
export const dayAfter = (date: LocalDate): LocalDate => addDays(date, 1)
