import { dayIn, type LocalDate } from '#dates.ts'
import type { ChannelGroup, ContactChannel, ContactRules, MessageKind } from './rules.ts'

// What counts as a contact: contact-rules, section 1. Several bubbles within ten minutes are one; a send that failed is none; an
// answer within a day of the debtor's own message, what the debtor asked for, a receipt and the confirmation of an opt-out are
// none either.

/** One thing that went out or came in, whoever sent it and by whatever way. */
export interface Happening {
  readonly at: number
  readonly channel: ContactChannel
  readonly direction: 'out' | 'in'
  readonly kind: MessageKind
  readonly failed?: boolean
  /** Said by whoever kept the record: stands above what the kind would say, except for what failed. */
  readonly counted?: boolean
  /** The debtor took part. Not said: read from what came in on the same channel within a day. */
  readonly answered?: boolean
  /** It was said to somebody else whose contacts count with this person's. */
  readonly elsewhere?: boolean
}

/** One contact: the moment of its first bubble. */
export interface Contact {
  readonly at: number
  readonly date: LocalDate
  readonly channel: ContactChannel
  readonly isConversation: boolean
  readonly elsewhere?: boolean
}

export const bubblesMs = 10 * 60_000
export const answerMs = 24 * 3_600_000

const neverCount: readonly MessageKind[] = ['receipt', 'optOutConfirmation', 'appointment']
const spoken: readonly ContactChannel[] = ['call', 'visit']

/** Whether an answer at this instant is one within a day of the debtor's own message. */
export function answersInTime(history: readonly Happening[], at: number): boolean {
  return history.some((each) => each.direction === 'in' && each.at <= at && at - each.at <= answerMs)
}

const spokenKind = (channel: ContactChannel): 'call' | 'visit' | null =>
  channel === 'call' || channel === 'visit' ? (channel as 'call' | 'visit') : null

function counts(each: Happening, history: readonly Happening[], countPreDue: boolean): boolean {
  if (each.direction === 'in' || each.failed) return false
  if (each.counted !== undefined) return each.counted
  if (neverCount.includes(each.kind)) return false
  if (each.kind === 'preDueReminder') return countPreDue
  return each.kind !== 'reply' || !answersInTime(history, each.at)
}

/** Several written messages of one channel in a row are bubbles of one contact; a call or a visit is always one of its own. */
export function isBubbleOf(
  contact: Pick<Contact, 'at' | 'channel' | 'elsewhere'>,
  channel: ContactChannel,
  at: number,
): boolean {
  const isSoon = contact.at <= at && at - contact.at <= bubblesMs
  return isSoon && !contact.elsewhere && contact.channel === channel && !spoken.includes(channel)
}

function wasAnswered(each: Happening, history: readonly Happening[]): boolean {
  if (each.answered !== undefined) return each.answered
  return history.some(
    (other) =>
      other.direction === 'in' &&
      other.channel === each.channel &&
      other.at > each.at &&
      other.at - each.at <= answerMs,
  )
}

/** The contacts of a history, oldest first; their days are those of the debtor's zone. */
export function contactsOf(
  history: readonly Happening[],
  { zone, countPreDue }: { zone: string } & Pick<ContactRules, 'countPreDue'>,
): Contact[] {
  const contacts: Contact[] = []
  const counted = history.filter((each) => counts(each, history, countPreDue)).sort((a, b) => a.at - b.at)
  for (const each of counted) {
    const index = each.elsewhere ? -1 : contacts.findLastIndex((contact) => isBubbleOf(contact, each.channel, each.at))
    const before = contacts[index]
    const isConversation = wasAnswered(each, history)
    if (before) contacts[index] = { ...before, isConversation: before.isConversation || isConversation }
    else {
      const { at, channel, elsewhere = false } = each
      contacts.push({ at, date: dayIn(zone, at), channel, isConversation, elsewhere })
    }
  }
  return contacts
}

/** Whether a channel belongs to a group, seen from the channel of the message that is judged. */
export function isInGroup(group: ChannelGroup, channel: ContactChannel, own: ContactChannel): boolean {
  if (group === 'all') return true
  if (group === 'messages') return !spoken.includes(channel)
  if (group === 'each') return channel === own
  return group.includes(channel)
}

/** What was said with somebody whose contacts count together with those of another person, as that one's history tells it. */
export function countedElsewhere(
  history: readonly Happening[],
  about: { zone: string } & Pick<ContactRules, 'countPreDue'>,
): Happening[] {
  return contactsOf(history, about).map(
    ({ at, channel, isConversation }): Happening => ({
      ...{ at, channel, direction: 'out', counted: true, answered: isConversation, elsewhere: true },
      kind: spokenKind(channel) ?? 'reminder',
    }),
  )
}
