import { z } from 'zod'
import { type Interval, type WeekWindows, weekdays } from './rules.ts'

// Hours as people write them down: one interval for all days, several, or hours for each day.

const Time = z
  .string()
  .trim()
  .regex(/^([01]?\d|2[0-4])(:[0-5]\d)?$/, { error: 'HH:MM' })
  .transform((time) => {
    const [hours = '', minutes = '00'] = time.split(':')
    return `${hours.padStart(2, '0')}:${minutes}`
  })
  .refine((time) => time <= '24:00', { error: 'HH:MM' })

const Span = z
  .union([
    z.tuple([Time, Time]),
    z.object({ from: Time, to: Time }).transform(({ from, to }) => [from, to] as [string, string]),
    z.object({ start: Time, end: Time }).transform(({ start, end }) => [start, end] as [string, string]),
    z
      .string()
      .transform((text) => text.split(/\s*[-–]\s*/))
      .pipe(z.tuple([Time, Time])),
  ])
  .refine(([from, to]) => from !== to, { error: 'empty' })
  // Over midnight: the end of one day and the beginning of every other.
  .transform(([from, to]): Interval[] =>
    from < to
      ? [[from, to]]
      : [
          [from, '24:00'],
          ['00:00', to],
        ],
  )

const Spans = z.union([z.array(Span).transform((spans) => spans.flat()), Span])

const ByDay = z.partialRecord(z.enum(weekdays), Spans)

/** Reads hours; a day that is not named when others are has none. Throws an `Error` that says what was not understood. */
export function readOwnHours(given: unknown): WeekWindows {
  const every = Spans.safeParse(given)
  if (every.success) return Object.fromEntries(weekdays.map((day) => [day, every.data])) as unknown as WeekWindows
  const byDay = ByDay.safeParse(given)
  if (!byDay.success) throw new Error('ownHours: [["HH:MM", "HH:MM"], …] or hours for each day mon … sun')
  return Object.fromEntries(weekdays.map((day) => [day, byDay.data[day] ?? []])) as unknown as WeekWindows
}
