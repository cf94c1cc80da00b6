import type { Evidence } from '#cadence.ts'
import type { Interval, WeekWindows } from '#policy/rules.ts'
import { weekdays } from '#policy/rules.ts'
import { weekdayOfDay } from './day-number.ts'
import { clockAt, instantAt } from './local-days.ts'
import type { UsualHour } from './usual-hour.ts'

// The minute of a day at which a message leaves: in hours that every layer allows, when this debtor usually answers, else in the
// morning, spread so that no two debtors get theirs in the same minute by rule.

/** Where nothing is known of a debtor: from half past nine until noon. */
const usualFrom = 9 * 60 + 30
const usualSpread = 150
const hourSpread = 45

/** Minutes since midnight, the end exclusive. */
type Span = readonly [from: number, to: number]

const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
const spanOf = ([from, to]: Interval): Span => [minuteOf(from), minuteOf(to)]

/** The hours of a day that all layers and the step allow. */
export function openSpans(
  day: number,
  { layers, hours }: { layers: readonly WeekWindows[]; hours: Interval | null },
): Span[] {
  const weekday = weekdays[weekdayOfDay(day) - 1] ?? 'mon'
  let open: Span[] = hours === null ? [[0, 24 * 60]] : [spanOf(hours)]
  for (const layer of layers) {
    const spans = layer[weekday].map(spanOf)
    open = open.flatMap(([from, to]) =>
      spans.map(([start, end]): Span => [Math.max(from, start), Math.min(to, end)]).filter(([a, b]) => a < b),
    )
  }
  return open.sort(([a], [b]) => a - b)
}

/** A number that is always the same for the same text; whole, from 0 up. */
export function spreadOf(text: string): number {
  let hash = 2_166_136_261
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 16_777_619)
  return hash >>> 0
}

/** The instant (epoch ms) at which a message leaves on a day, not before `now`; null when the day has no such minute any more. */
export function momentOn(
  day: number,
  about: { zone: string; spans: readonly Span[]; hour: UsualHour | null; contactId: string; now: number },
): { at: number; evidence: Evidence[] } | null {
  const { zone, spans, hour, now } = about
  const spread = spreadOf(`${about.contactId} ${day}`)
  const wished = hour ? hour.hour * 60 + (spread % hourSpread) : usualFrom + (spread % usualSpread)
  const minute = within(spans, wished, spread)
  if (minute === null) return null
  const isWished = minute === wished
  const evidence: Evidence[] = hour && isWished ? [{ kind: 'hour', ...hour }] : []
  const at = instantAt(zone, day, minute)
  if (at >= now) return { at, evidence }
  const clock = clockAt(zone, now)
  if (clock.day !== day) return null
  const later = spans.find(([, to]) => clock.minute < to)
  if (!later) return null
  return { at: Math.max(now, instantAt(zone, day, later[0])), evidence: [] }
}

/** The wished minute where it is open, else the nearest one that is, a little inside. */
function within(spans: readonly Span[], wished: number, spread: number): number | null {
  if (spans.some(([from, to]) => from <= wished && wished < to)) return wished
  const next = spans.find(([from]) => from > wished)
  if (next) return next[0] + (spread % Math.min(60, next[1] - next[0]))
  const last = spans.at(-1)
  return last ? last[1] - 1 - (spread % Math.min(60, last[1] - last[0])) : null
}
