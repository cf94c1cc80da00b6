import { startOfDay } from '#dates.ts'
import { instantOf } from '#policy/wall-clock.ts'
import { dateOfDay } from './day-number.ts'

// Days and times of day of a zone, remembered: thousands of debtors share a few zones, and the calendar of a zone is slow to ask.

const dayMs = 86_400_000
const startsByZone = new Map<string, Map<number, number>>()
/** More days than this of one zone are not kept. */
const maxKept = 20_000

/** The first instant (epoch ms) of a day (day number) in an IANA zone. */
export function dayStart(zone: string, day: number): number {
  const kept = startsByZone.get(zone)
  const starts = kept && kept.size <= maxKept ? kept : new Map<number, number>()
  if (starts !== kept) startsByZone.set(zone, starts)
  const known = starts.get(day)
  if (known !== undefined) return known
  const start = startOfDay(dateOfDay(day), zone)
  starts.set(day, start)
  return start
}

/** The day (day number) that an instant is in. */
export function dayAt(zone: string, at: number): number {
  const guess = Math.floor(at / dayMs)
  if (at < dayStart(zone, guess)) return guess - 1
  return at < dayStart(zone, guess + 1) ? guess : guess + 1
}

const isEven = (zone: string, day: number): boolean => dayStart(zone, day + 1) - dayStart(zone, day) === dayMs

/** The instant at which the wall shows so many minutes since midnight; where that hour is missing, the one after it. */
export function instantAt(zone: string, day: number, minute: number): number {
  if (isEven(zone, day)) return dayStart(zone, day) + minute * 60_000
  const time = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
  return instantOf(`${dateOfDay(day)}T${time}`, zone)
}

/** What the wall shows: the day and the minutes since midnight, a change of the clock within the day left out of account. */
export function clockAt(zone: string, at: number): { day: number; minute: number } {
  const day = dayAt(zone, at)
  return { day, minute: Math.floor((at - dayStart(zone, day)) / 60_000) }
}
