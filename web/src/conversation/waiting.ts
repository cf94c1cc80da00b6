import type { ChannelAccount } from '@aldia/shared/channel.ts'
import type { LiveState } from '#records/live.ts'

/** Why a message sent now will not leave at once; `since` is epoch ms. */
export type Waiting =
  | { readonly why: 'noServer' | 'unlinked' | 'stopped'; readonly since: number }
  | { readonly why: 'since' | 'unsteady'; readonly since: number }

/** Short cuts heal by themselves and are not worth a line. */
const shortMs = 10_000

/** What the composer says above the text; null when messages leave at once. */
export function waitingNote(
  accounts: readonly Pick<ChannelAccount, 'state' | 'stateSince'>[],
  live: LiveState,
  liveSince: number,
  now: number,
): Waiting | null {
  if (live === 'offline') return { why: 'noServer', since: liveSince }
  if (accounts.some((account) => account.state === 'online')) return null
  const inState = (...states: ChannelAccount['state'][]) => accounts.find((account) => states.includes(account.state))
  const unsteady = inState('unsteady')
  if (unsteady !== undefined) return { why: 'unsteady', since: unsteady.stateSince }
  const lost = inState('offline', 'connecting')
  if (lost !== undefined) return now - lost.stateSince < shortMs ? null : { why: 'since', since: lost.stateSince }
  const stopped = inState('stopped')
  if (stopped !== undefined) return { why: 'stopped', since: stopped.stateSince }
  return accounts.length === 0 ? null : { why: 'unlinked', since: accounts[0]?.stateSince ?? now }
}
