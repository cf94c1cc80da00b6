/** Times of day in Colombia, which keeps one offset all year. Instants are epoch ms; days are counted from 1970-01-01, local. */

const dayMs = 86_400_000
const hourMs = 3_600_000
const offsetMs = -5 * hourMs

export function localDay(at: number): number {
  return Math.floor((at + offsetMs) / dayMs)
}

/** 0 is Sunday. */
export function weekday(day: number): number {
  return (((day + 4) % 7) + 7) % 7
}

/** Hours since local midnight, with fraction. */
export function hourOf(at: number): number {
  return (at + offsetMs - localDay(at) * dayMs) / hourMs
}

/** An hour of a local day as an instant. */
export function instantOn(day: number, hour: number): number {
  return day * dayMs + Math.round(hour * hourMs) - offsetMs
}

export function dayOfMonth(day: number): number {
  return new Date(day * dayMs).getUTCDate()
}

function dayOf(year: number, month: number, date: number): number {
  return Date.UTC(year, month - 1, date) / dayMs
}

/** Gregorian Easter Sunday (Meeus, Jones, Butcher). */
function easter(year: number): number {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const d = b - Math.floor(b / 4) - Math.floor((8 * b + 13) / 25) + 19 * a + 15
  const h = d % 30
  const i = Math.floor(c / 4)
  const l = (32 + 2 * (b % 4) + 2 * i - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const n = h + l - 7 * m + 114
  return dayOf(year, Math.floor(n / 31), (n % 31) + 1)
}

const nextMonday = (day: number) => day + ((8 - weekday(day)) % 7)

function holidaysOf(year: number): Set<number> {
  const fixed = [
    [1, 1],
    [5, 1],
    [7, 20],
    [8, 7],
    [12, 8],
    [12, 25],
  ] as const
  // Law 51 of 1983 moves these to the Monday after.
  const moved = [
    [1, 6],
    [3, 19],
    [6, 29],
    [8, 15],
    [10, 12],
    [11, 1],
    [11, 11],
  ] as const
  const sunday = easter(year)
  return new Set([
    ...fixed.map(([month, date]) => dayOf(year, month, date)),
    ...moved.map(([month, date]) => nextMonday(dayOf(year, month, date))),
    ...[-3, -2, 43, 64, 71].map((distance) => sunday + distance),
  ])
}

const holidays = new Map<number, Set<number>>()

export function isHoliday(day: number): boolean {
  const year = new Date(day * dayMs).getUTCFullYear()
  const known = holidays.get(year) ?? holidaysOf(year)
  holidays.set(year, known)
  return known.has(day)
}

/** When the shop writes: weekdays from 8:00 to 18:20, Saturdays from 8:30 to 14:00, never on Sundays and holidays. */
function shopHours(day: number): [number, number] | null {
  if (weekday(day) === 0 || isHoliday(day)) return null
  return weekday(day) === 6 ? [8.5, 14] : [8, 18.33]
}

/** When customers write: any day from 7:00 to 21:00. */
const customerHours: [number, number] = [7, 21]

/** The hours in which a side writes on a local day; null: it does not write that day. */
export function hoursOf(by: 'us' | 'them', day: number): [number, number] | null {
  return by === 'us' ? shopHours(day) : customerHours
}

/** The same instant when that side writes then, else a while after it begins to write again. `lateHours` is how much later. */
export function decent(at: number, by: 'us' | 'them', lateHours: number): number {
  const today = localDay(at)
  const now = hoursOf(by, today)
  if (now && hourOf(at) >= now[0] && hourOf(at) <= now[1]) return at
  const first = now && hourOf(at) < now[0] ? today : today + 1
  for (let day = first; ; day++) {
    const hours = hoursOf(by, day)
    if (hours) return instantOn(day, hours[0] + Math.min(lateHours, hours[1] - hours[0]))
  }
}
