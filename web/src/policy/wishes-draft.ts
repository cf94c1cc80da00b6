import type { ContactPreferences } from '@aldia/shared/contact-policy.ts'
import type { Language } from '@aldia/shared/language.ts'
import { type Interval, type Weekday, weekdays } from '@aldia/shared/policy/rules.ts'

/** Channels that a debtor may choose among. */
export const ownChannels = ['whatsapp', 'call', 'visit', 'email', 'sms', 'letter'] as const
export type OwnChannel = (typeof ownChannels)[number]

/** What a debtor asked for, as it is typed: one interval for the chosen days, channels, and a number a week. */
export interface WishesDraft {
  readonly from: string
  readonly to: string
  readonly days: readonly Weekday[]
  /** All of them: the debtor did not choose. */
  readonly channels: readonly OwnChannel[]
  readonly max: string
  /** null: as the business writes. */
  readonly language: Language | null
}

export function wishesTyped({ ownHours, ownMax, channels, language }: ContactPreferences): WishesDraft {
  const days = weekdays.filter((day) => ownHours === null || ownHours[day].length > 0)
  const [first] = days
  const span = ownHours === null || first === undefined ? undefined : ownHours[first][0]
  const isAllDay = span?.[0] === '00:00' && span[1] === '24:00'
  return {
    from: isAllDay ? '' : (span?.[0] ?? ''),
    to: isAllDay ? '' : (span?.[1] ?? ''),
    days,
    channels: ownChannels.filter((channel) => channels === null || channels.includes(channel)),
    max: ownMax === null ? '' : String(ownMax.max),
    language,
  }
}

/** What is left empty is no wish; what cannot be read is left to the schema to refuse. */
export function wishesOf(draft: WishesDraft, before: ContactPreferences): unknown {
  const { max, language, channels } = draft
  return {
    ...before,
    language,
    channels: channels.length === ownChannels.length ? null : channels,
    ownHours: sameTyped(draft, wishesTyped(before)) ? before.ownHours : hoursOf(draft),
    ownMax: max.trim() === '' ? null : { max: Number(max.trim()), per: before.ownMax?.per ?? 'week' },
  }
}

/** Hours that differ from day to day, which a program set, stay as they are while nobody types others. */
function sameTyped(a: WishesDraft, b: WishesDraft): boolean {
  return a.from === b.from && a.to === b.to && a.days.join() === b.days.join()
}

function hoursOf({ from, to, days }: WishesDraft): unknown {
  const isAllDay = from.trim() === '' && to.trim() === ''
  if (isAllDay && days.length === weekdays.length) return null
  const spans = isAllDay ? [['00:00', '24:00']] : spansOf(from.trim(), to.trim() === '00:00' ? '24:00' : to.trim())
  return Object.fromEntries(weekdays.map((day) => [day, days.includes(day) ? spans : []]))
}

/** Over midnight: the end of a day and its beginning. */
const spansOf = (from: string, to: string): Interval[] =>
  from > to && to !== ''
    ? [
        ['00:00', to],
        [from, '24:00'],
      ]
    : [[from, to]]

/** A choice with one more or one less, in the order of all. */
export function toggled<K extends string>(all: readonly K[], chosen: readonly K[], one: K, is: boolean): readonly K[] {
  return all.filter((each) => (each === one ? is : chosen.includes(each)))
}
