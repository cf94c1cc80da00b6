import type { ConnectionReason, ConnectionState } from '@aldia/shared/channel.ts'
import { channelConnected, channelDisconnected, channelLinked, channelUnlinked } from '@aldia/shared/channel.ts'
import type { Reader } from '#base/database/database.ts'
import { fail } from '#base/failure.ts'
import type { Work } from '#base/work.ts'
import {
  type ChannelAccountRow,
  findChannelAccount,
  insertChannelAccount,
  updateChannelAccount,
} from '#channels/channels.store.ts'
import type { ConnectionNews } from '#channels/transport.ts'
import { channelKinds } from '#channels/transports.ts'

/** Makes a workspace's first WhatsApp number, to be linked later. Answers its id. */
export async function addChannelAccount(work: Work): Promise<string> {
  const id = work.newId()
  await insertChannelAccount(work.tx, {
    id,
    workspaceId: work.workspaceId,
    seq: work.seq,
    kind: 'baileys',
    phone: null,
    name: null,
    state: 'unlinked',
    stateSince: work.now,
    reason: null,
    wanted: false,
    createdAt: work.now,
  })
  work.touch('channelAccounts', id)
  return id
}

/** Says that the number is to be connected from now on, also after a restart. */
export async function wantChannel(work: Work, accountId: string): Promise<void> {
  const row = await mustFind(work.tx, work.workspaceId, accountId)
  const isIdle = row.state === 'unlinked' || row.state === 'stopped'
  await save(work, row, { wanted: true, ...(isIdle && stateOf(work, row, 'connecting', null)) })
}

/** Unlinks the number and forgets its keys; conversations stay. The phone is told after the commit. */
export async function unlinkChannel(work: Work, accountId: string): Promise<void> {
  const row = await mustFind(work.tx, work.workspaceId, accountId)
  await channelKinds[row.kind].forgetKeys(work.tx, accountId)
  await noteConnection(work, accountId, { state: 'unlinked', reason: 'disconnected_by_user', nextTryAt: null })
}

/**
 * Keeps what the transport tells of its connection, and records what people want to read in a history of drops. `since`
 * (epoch ms) when it happened before now.
 */
export async function noteConnection(
  work: Work,
  accountId: string,
  news: ConnectionNews,
  since: number = work.now,
): Promise<void> {
  const row = await mustFind(work.tx, work.workspaceId, accountId)
  const isUnlinked = news.state === 'unlinked'
  const phone = isUnlinked ? null : (news.phone ?? row.phone)
  const name = isUnlinked ? null : (news.name ?? row.name)
  const ended = isUnlinked || (news.state === 'stopped' && news.reason !== 'held_by_other_process')
  const data = { accountId, reason: news.reason, since }
  if (row.phone === null && phone !== null) work.record(channelLinked, { data: { accountId } })
  if (!isOpen(row.state) && isOpen(news.state)) work.record(channelConnected, { data: { accountId } })
  if (isOpen(row.state) && !isOpen(news.state)) work.record(channelDisconnected, { data })
  if (row.phone !== null && isUnlinked) work.record(channelUnlinked, { data })
  await save(work, row, {
    ...stateOf(work, row, news.state, news.reason, since),
    phone,
    name,
    ...(ended && { wanted: false }),
  })
}

/** Whether `noteConnection` would change anything. */
export function isNews(
  row: Pick<ChannelAccountRow, 'state' | 'reason' | 'phone' | 'name'>,
  { state, reason, phone, name }: ConnectionNews,
): boolean {
  if (row.state !== state || row.reason !== reason) return true
  if (state === 'unlinked') return false
  return (phone != null && phone !== row.phone) || (name != null && name !== row.name)
}

/** The account, if it is this workspace's; else it is not found. */
export async function mustFind(reader: Reader, workspaceId: string, accountId: string): Promise<ChannelAccountRow> {
  return (await findChannelAccount(reader, workspaceId, accountId)) ?? fail('not_found', 'channel_account')
}

/** Whether messages can flow. */
export const isOpen = (state: ConnectionState): boolean => state === 'online' || state === 'unsteady'

/** "Since when" belongs to the state; another reason for the same state does not begin it anew. */
function stateOf(
  work: Work,
  row: ChannelAccountRow,
  state: ConnectionState,
  reason: ConnectionReason | null,
  since: number = work.now,
) {
  return { state, reason, stateSince: row.state === state ? row.stateSince : since }
}

async function save(
  work: Work,
  row: ChannelAccountRow,
  change: Partial<Omit<ChannelAccountRow, 'id' | 'workspaceId'>>,
) {
  await updateChannelAccount(work.tx, row.id, { ...change, seq: work.seq })
  work.touch('channelAccounts', row.id)
}
