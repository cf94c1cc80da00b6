import type { ChannelAccount } from '@aldia/shared/channel.ts'
import type { Message } from '@aldia/shared/message.ts'

type Account = Pick<ChannelAccount, 'id' | 'phone' | 'archivedAt'>
type Line = Pick<Message, 'id' | 'direction' | 'channelAccountId'>

/** A number that somebody chose to write from, and after which message of the debtor (null: none was known). */
export interface ChosenNumber {
  readonly accountId: string
  readonly afterMessageId: string | null
}

/** Which number a message would leave from. */
export interface FromNumber {
  /** null: the one that the person wrote to last, which is not on this screen. */
  readonly accountId: string | null
  /** What may be chosen; the number itself among them, also when it is not linked any more. */
  readonly choiceIds: readonly string[]
  /** The debtor's newest message known here; a choice counts until there is another. */
  readonly newestInId: string | null
}

/**
 * An answer leaves from the number that was written to; to somebody who never wrote it goes from the one of the last message, or from
 * the first that is linked. null: there is only one number that it could be.
 */
export function fromNumber(about: {
  /** Of the business, in order, those put away too. */
  accounts: readonly Account[]
  /** Of the thread, oldest first, as far as they are loaded. */
  messages: readonly Line[]
  /** Whether the newest are loaded. */
  hasNewest: boolean
  quoted: Pick<Message, 'channelAccountId'> | null
  chosen: ChosenNumber | null
}): FromNumber | null {
  const { accounts, messages, hasNewest, quoted } = about
  const lastIn = messages.findLast(({ direction }) => direction === 'in')
  const newestInId = lastIn?.id ?? null
  const chosenId = about.chosen?.afterMessageId === newestInId ? about.chosen?.accountId : undefined
  const linkedIds = accounts
    .filter(({ phone, archivedAt }) => phone !== null && archivedAt === null)
    .map(({ id }) => id)
  const writtenToId = hasNewest ? (lastIn ?? messages.at(-1))?.channelAccountId : null
  const known = [quoted?.channelAccountId, chosenId, writtenToId].find((id) => id !== undefined)
  const accountId = known === undefined ? (linkedIds[0] ?? null) : known
  const isLinked = accountId === null || linkedIds.includes(accountId)
  const isKnown = accounts.some(({ id }) => id === accountId)
  const choiceIds = isLinked || !isKnown ? linkedIds : [...linkedIds, accountId]
  return choiceIds.length < 2 ? null : { accountId: isLinked || isKnown ? accountId : null, choiceIds, newestInId }
}
