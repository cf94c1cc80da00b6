import type { Happening } from '#policy/contacts.ts'

/** Fewer answers than this say nothing about an hour. */
const fewestAnswers = 3

/** The hour of the day at which somebody usually answers, with what it was read from. */
export interface UsualHour {
  /** 0-23, on the clock of the debtor's wall. */
  hour: number
  answers: number
  of: number
}

/**
 * Reads from what came in when somebody answers: the two hours that hold most messages, when they hold at least half of them. Several
 * messages of one hour and day count once. `minuteOf`: minutes since midnight at the debtor's.
 */
export function usualHour(
  history: readonly Happening[],
  clockOf: (at: number) => { day: number; minute: number },
): UsualHour | null {
  const moments = new Set<string>()
  for (const each of history) {
    if (each.direction !== 'in') continue
    const { day, minute } = clockOf(each.at)
    moments.add(`${day}:${Math.floor(minute / 60)}`)
  }
  if (moments.size < fewestAnswers) return null
  const byHour = new Array<number>(25).fill(0)
  for (const moment of moments) {
    const hour = Number(moment.slice(moment.indexOf(':') + 1))
    byHour[hour] = (byHour[hour] ?? 0) + 1
  }
  let best = 0
  const inTwo = (hour: number) => (byHour[hour] ?? 0) + (byHour[hour + 1] ?? 0)
  for (let hour = 1; hour < 24; hour++) if (inTwo(hour) > inTwo(best)) best = hour
  const answers = inTwo(best)
  return answers * 2 >= moments.size ? { hour: best, answers, of: moments.size } : null
}
