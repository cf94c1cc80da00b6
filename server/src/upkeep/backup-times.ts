import { Temporal } from 'temporal-polyfill'

/** When the business sleeps: the local time of the daily backup. */
const at = Temporal.PlainTime.from('03:00')

/** The last time (epoch ms) up to now at which a daily backup was due; `zone` is an IANA name. */
export function lastBackupDue(now: number, zone: string): number {
  const local = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone)
  const today = local.toPlainDate().toZonedDateTime({ timeZone: zone, plainTime: at })
  if (today.epochMilliseconds <= now) return today.epochMilliseconds
  return local.toPlainDate().subtract({ days: 1 }).toZonedDateTime({ timeZone: zone, plainTime: at }).epochMilliseconds
}

/** The next time (epoch ms) after now. */
export function nextBackupDue(now: number, zone: string): number {
  const day = Temporal.Instant.fromEpochMilliseconds(lastBackupDue(now, zone)).toZonedDateTimeISO(zone).toPlainDate()
  return day.add({ days: 1 }).toZonedDateTime({ timeZone: zone, plainTime: at }).epochMilliseconds
}
