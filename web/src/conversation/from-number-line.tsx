import type { ChannelAccount } from '@aldia/shared/channel.ts'
import { plainLine } from '#base/bidi.ts'
import { useText } from '#base/language.ts'
import { channelStatesText } from '#channels/channel-states.text.ts'
import { formatPhone } from '#contacts/person-name.ts'
import { useThread } from '#messages/thread.ts'
import { useAllChannelAccounts } from '#records/use-records.ts'
import { type Choice, Select } from '#ui/select.tsx'
import { composerText } from './composer.text.ts'
import { type FromNumber, fromNumber } from './from-number.ts'
import { useWriting, writeFrom } from './writing.ts'

/** Which number a message to this card would leave from; null where there is only one. */
export function useFromNumber(cardId: string): FromNumber | null {
  const accounts = useAllChannelAccounts()
  const { items, newer, state } = useThread(cardId)
  const { quoted, from } = useWriting(cardId)
  const messages = items.flatMap((item) => (item.type === 'message' ? item.message : []))
  return fromNumber({ accounts, messages, hasNewest: state === 'ready' && newer === 'none', quoted, chosen: from })
}

/** The number that the message leaves from, where the business has several, and the choice of another. */
export function FromNumberLine({ cardId, from }: { cardId: string; from: FromNumber }) {
  const text = useText(composerText)
  const { states } = useText(channelStatesText)
  const accounts = useAllChannelAccounts()
  const choices = from.choiceIds.flatMap((id) => {
    const account = accounts.find((one) => one.id === id)
    return account === undefined ? [] : [choiceOf(account, states)]
  })
  const isUnlinked = accounts.some(({ id, phone }) => id === from.accountId && phone === null)
  return (
    <div className="mb-2 flex items-baseline gap-2">
      <span aria-hidden className="text-ink-soft text-sm">
        {text.from}
      </span>
      <Select
        label={text.fromNumber}
        hideLabel
        className="min-w-0"
        choices={choices}
        value={from.accountId}
        placeholder={text.fromWrittenTo}
        onChange={(accountId) => writeFrom(cardId, { accountId, afterMessageId: from.newestInId })}
        {...(isUnlinked ? { error: text.fromUnlinked } : {})}
      />
    </div>
  )
}

function choiceOf(account: ChannelAccount, states: Record<ChannelAccount['state'], string>): Choice {
  const phone = account.phone ?? account.lastPhone
  const name = plainLine(account.name ?? '')
  const label = phone === null ? states.unlinked : formatPhone(phone)
  const detail = [name, account.state === 'online' ? '' : states[account.state]]
    .filter((part) => part !== '')
    .join(' · ')
  return { id: account.id, label, ...(detail !== '' && { detail }) }
}
