import { z } from 'zod'
import { type Interval, type Weekday, type WeekWindows, weekdays } from './rules.ts'

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

const Spans = z.union([z.array(Span), Span.transform((span) => [span])])

/** A day, or several from one to another: `mon`, `mon-fri`. */
const Days = z.union([
  z.enum(weekdays).transform((day): readonly Weekday[] => [day]),
  z
    .string()
    .transform((text) => text.split(/\s*(?:-|–|\.\.)\s*/))
    .pipe(z.tuple([z.enum(weekdays), z.enum(weekdays)]))
    .transform(([from, to]) => daysFrom(from, to)),
])

const ByDay = z.record(z.string(), Spans).transform((given, context) =>
  Object.entries(given).flatMap(([name, spans]) => {
    const days = Days.safeParse(name)
    if (!days.success) context.addIssue({ code: 'custom', message: `day: ${name}` })
    return (days.data ?? []).flatMap((day) => spans.map((span) => ({ day, span })))
  }),
)

/** Reads hours; a day that is not named when others are has none. Throws an `Error` that says what was not understood. */
export function readOwnHours(given: unknown): WeekWindows {
  const every = Spans.safeParse(given)
  if (every.success) return weekOf(weekdays.flatMap((day) => every.data.map((span) => ({ day, span }))))
  const byDay = ByDay.safeParse(given)
  if (!byDay.success) throw new Error('ownHours: [["HH:MM", "HH:MM"], …] or hours for each day mon … sun')
  return weekOf(byDay.data)
}

/** Over midnight: the end of the day that is named and the beginning of the one after it. */
function weekOf(all: readonly { day: Weekday; span: readonly [string, string] }[]): WeekWindows {
  const week = Object.fromEntries(weekdays.map((day): [Weekday, Interval[]] => [day, []])) as Record<
    Weekday,
    Interval[]
  >
  for (const { day, span } of all) {
    const [from, to] = span
    if (from < to) week[day].push([from, to])
    else {
      week[day].push([from, '24:00'])
      if (to !== '00:00') week[dayAfter(day)].push(['00:00', to])
    }
  }
  return week
}

const dayAfter = (day: Weekday): Weekday => weekdays[(weekdays.indexOf(day) + 1) % 7] as Weekday

function daysFrom(first: Weekday, last: Weekday): Weekday[] {
  const days = [first]
  while (days.at(-1) !== last) days.push(dayAfter(days.at(-1) as Weekday))
  return days
}
