import { addDays, daysBetween, type LocalDate, weekdayOf } from '#dates.ts'
import { type Contact, isInGroup } from './contacts.ts'
import type { ContactChannel, ContactRules, Limit } from './rules.ts'
import { daysLater } from './wall-clock.ts'

// How many contacts a time holds. Days, calendar weeks (Monday to Sunday) and months are those of the debtor's zone; seven rolling
// days end at the same time of day a week later, when the contact no longer counts.

/** The moment that is judged: its instant and its day in the debtor's zone. */
export interface Moment {
  readonly at: number
  readonly date: LocalDate
  readonly zone: string
}

const mondayOf = (date: LocalDate): LocalDate => addDays(date, 1 - weekdayOf(date))

export type Period = Limit['per']

/** The time a limit speaks of, when the workspace chose what a week is. */
export function periodOf(per: Period, week: ContactRules['week']): Period {
  return per === 'week' && week === 'rolling7' ? 'rolling7days' : per
}

/** When a contact is out of the seven rolling days. */
export const leavesRolling = (contact: Contact, zone: string): number => daysLater(zone, contact.at, 7)

export function isInPeriod(contact: Contact, per: Period, moment: Moment): boolean {
  switch (per) {
    case 'day':
      return contact.date === moment.date
    case 'week':
      return mondayOf(contact.date) === mondayOf(moment.date)
    case 'month':
      return contact.date.slice(0, 7) === moment.date.slice(0, 7)
    case 'rolling7days':
      return contact.at <= moment.at && moment.at < leavesRolling(contact, moment.zone)
  }
}

/** The contacts that a limit counts for a message of this channel, of whatever time. */
const countedBy = (limit: Limit, contacts: readonly Contact[], channel: ContactChannel): Contact[] =>
  contacts.filter(
    (contact) =>
      isInGroup(limit.channels, contact.channel, channel) && (limit.counts === 'attempts' || contact.isConversation),
  )

/** How many contacts a limit counts now, for a message of this channel. */
export function usedOf(
  limit: Limit,
  contacts: readonly Contact[],
  { channel, week, moment }: { channel: ContactChannel; week: ContactRules['week']; moment: Moment },
): number {
  const per = periodOf(limit.per, week)
  return countedBy(limit, contacts, channel).filter((contact) => isInPeriod(contact, per, moment)).length
}

/** Whether the last contact, or the last conversation, was too few local dates ago. */
export function isTooSoon(
  limit: Limit,
  contacts: readonly Contact[],
  { channel, moment }: { channel: ContactChannel; moment: Moment },
): boolean {
  const { minGapDays = 0, quietDaysAfterConversation = 0 } = limit
  if (minGapDays === 0 && quietDaysAfterConversation === 0) return false
  return contacts.some((contact) => {
    if (!isInGroup(limit.channels, contact.channel, channel)) return false
    const days = Math.abs(daysBetween(contact.date, moment.date))
    return days < minGapDays || (contact.isConversation && days < quietDaysAfterConversation)
  })
}
