import { dayNumber } from '#cadence/day-number.ts'
import { dayStart } from '#cadence/local-days.ts'
import type { LocalDate } from '#dates.ts'
import type { Pause } from './judge.ts'
import type { MessageKind } from './rules.ts'

/** A friendly notice before an instalment may leave so many days before it (collections-facts, section 2). */
const noticeDays = 3

/** What a debtor agreed to and still has time for. */
export interface Agreement {
  /** The open promise; null days: promised without a date. */
  readonly promise: { readonly dueOn: LocalDate | null; readonly graceUntil: LocalDate | null } | null
  /** The earliest open instalment of a live plan. */
  readonly nextInstalmentOn: LocalDate | null
}

/**
 * What an agreement keeps away: reminders until the grace of an open promise is over, except for the one notice on its eve or that
 * morning (collections-facts, section 3); with a plan that is kept, until shortly before its next instalment.
 */
export function agreementPause(
  { promise, nextInstalmentOn }: Agreement,
  { kind, zone, now }: { kind: MessageKind; zone: string; now: number },
): Pause | null {
  if (promise) {
    const { dueOn, graceUntil } = promise
    const isNotice = kind === 'preDueReminder' && dueOn !== null && isEveOrDay(dueOn, zone, now)
    if (isNotice) return null
    return { kind: 'promise', until: graceUntil === null ? null : dayStart(zone, dayNumber(graceUntil) + 1) }
  }
  if (nextInstalmentOn === null) return null
  return { kind: 'plan', until: dayStart(zone, dayNumber(nextInstalmentOn) - noticeDays) }
}

const isEveOrDay = (dueOn: LocalDate, zone: string, now: number): boolean =>
  dayStart(zone, dayNumber(dueOn) - 1) <= now && now < dayStart(zone, dayNumber(dueOn) + 1)
