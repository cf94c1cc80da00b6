import type { Formats } from '#base/language.ts'

/** Beginning and end (epoch ms) as people read them; the day is named once when it is the same. Pure: `now` is given. */
export function spanTimes(
  { fromAt, toAt }: { fromAt: number; toAt: number },
  now: number,
  { day, time, dateKey }: Pick<Formats, 'day' | 'time' | 'dateKey'>,
): { from: string; to: string } {
  const isOneDay = dateKey(fromAt) === dateKey(toAt)
  return {
    from: `${day(fromAt, now)}, ${time(fromAt)}`,
    to: isOneDay ? time(toAt) : `${day(toAt, now)}, ${time(toAt)}`,
  }
}
