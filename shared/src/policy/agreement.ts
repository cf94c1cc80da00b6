import { addDays, type LocalDate, startOfDay } from '#dates.ts'
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
    return { kind: 'promise', until: graceUntil === null ? null : startOfDay(addDays(graceUntil, 1), zone) }
  }
  if (nextInstalmentOn === null) return null
  return { kind: 'plan', until: startOfDay(addDays(nextInstalmentOn, -noticeDays), zone) }
}

const isEveOrDay = (dueOn: LocalDate, zone: string, now: number): boolean =>
  startOfDay(addDays(dueOn, -1), zone) <= now && now < startOfDay(addDays(dueOn, 1), zone)
