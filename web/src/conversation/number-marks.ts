import type { ChannelAccount } from '@aldia/shared/channel.ts'
import type { Message } from '@aldia/shared/message.ts'

/** How one of several numbers is told from the others. */
export interface NumberMark {
  /** E.164. */
  readonly phone: string
  /** The last digits, as many as tell it from the others. */
  readonly ending: string
}

/** Endings of numbers are known by so many digits. */
const leastDigits = 4

/**
 * To which number each message came, or from which it left, by the account; null where all of them went over one number, for then there is
 * nothing to say.
 */
export function numberMarks(
  accounts: readonly Pick<ChannelAccount, 'id' | 'phone' | 'lastPhone'>[],
  messages: readonly Pick<Message, 'channelAccountId'>[],
): ReadonlyMap<string, NumberMark> | null {
  const used = new Set(messages.map(({ channelAccountId }) => channelAccountId))
  if (used.size < 2) return null
  const phones = accounts.flatMap(({ id, phone, lastPhone }) => {
    const known = phone ?? lastPhone
    return known !== null && used.has(id) ? [{ id, phone: known }] : []
  })
  const isTold = (digits: number) => new Set(phones.map(({ phone }) => phone.slice(-digits))).size === phones.length
  let digits = leastDigits
  while (digits < 15 && !isTold(digits)) digits += 1
  return new Map(phones.map(({ id, phone }) => [id, { phone, ending: phone.slice(-digits) }]))
}
