import type { ConnectionReason, ConnectionState } from '@aldia/shared/channel.ts'
import {
  channelConnected,
  channelDisconnected,
  channelLinked,
  channelNumberCame,
  channelSendingResumed,
  channelUnlinked,
} from '@aldia/shared/channel.ts'
import type { Reader } from '#base/database/database.ts'
import { fail } from '#base/failure.ts'
import type { Work } from '#base/work.ts'
import {
  type ChannelAccountRow,
  channelAccountRows,
  findChannelAccount,
  insertChannelAccount,
  updateChannelAccount,
} from '#channels/channels.store.ts'
import type { ConnectionNews, NumberRefusal } from '#channels/transport.ts'
import { channelKinds } from '#channels/transports.ts'
import { matchKey } from '#contacts/phone-match.ts'

/** Makes a WhatsApp number of the workspace, to be linked later. Answers its id. */
export async function addChannelAccount(work: Work): Promise<string> {
  const id = work.newId()
  await insertChannelAccount(work.tx, {
    id,
    workspaceId: work.workspaceId,
    seq: work.seq,
    kind: 'baileys',
    phone: null,
    lastPhone: null,
    comingPhone: null,
    name: null,
    state: 'unlinked',
    stateSince: work.now,
    reason: null,
    wanted: false,
    archivedAt: null,
    createdAt: work.now,
  })
  work.touch('channelAccounts', id)
  return id
}

/** Says that the number is to be connected from now on, also after a restart. */
export async function wantChannel(work: Work, accountId: string): Promise<void> {
  const row = await mustFind(work.tx, work.workspaceId, accountId)
  const isIdle = row.state === 'unlinked' || row.state === 'stopped'
  await save(work, row, { wanted: true, archivedAt: null, ...(isIdle && stateOf(work, row, 'connecting', null)) })
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
  // Whoever waits for a decision waits until it is made, whatever is tried meanwhile.
  const comingPhone = isUnlinked || isOpen(news.state) ? null : (news.comingPhone ?? row.comingPhone)
  const ended = isUnlinked || (news.state === 'stopped' && news.reason !== 'held_by_other_process')
  const data = { accountId, reason: news.reason, since }
  if (row.phone === null && phone !== null)
    work.record(channelLinked, { data: { accountId, phone, before: row.lastPhone } })
  if (comingPhone !== null && comingPhone !== row.comingPhone)
    work.record(channelNumberCame, { data: { accountId, before: row.lastPhone, came: comingPhone } })
  if (!isOpen(row.state) && isOpen(news.state)) work.record(channelConnected, { data: { accountId } })
  if (isOpen(row.state) && !isOpen(news.state)) work.record(channelDisconnected, { data })
  if (row.phone !== null && isUnlinked) work.record(channelUnlinked, { data: { ...data, phone: row.phone } })
  await save(work, row, {
    ...stateOf(work, row, news.state, news.reason, since),
    phone,
    lastPhone: phone ?? row.lastPhone,
    ...(row.phone === null && phone !== null && { linkedAt: work.now }),
    comingPhone,
    name,
    ...(ended && { wanted: false }),
  })
}

/** A person says to go on sending over a number, though WhatsApp warned. */
export async function resumeNumber(work: Work, accountId: string): Promise<void> {
  const row = await mustFind(work.tx, work.workspaceId, accountId)
  await save(work, row, { sendingResumedAt: work.now })
  work.record(channelSendingResumed, { data: { accountId } })
}

/** Whether `noteConnection` would change anything. */
export function isNews(
  row: Pick<ChannelAccountRow, 'state' | 'reason' | 'phone' | 'name' | 'comingPhone'>,
  { state, reason, phone, name, comingPhone }: ConnectionNews,
): boolean {
  if (row.state !== state || row.reason !== reason) return true
  if (state === 'unlinked') return false
  if (comingPhone != null && comingPhone !== row.comingPhone) return true
  return (phone != null && phone !== row.phone) || (name != null && name !== row.name)
}

/**
 * Why this number may not be connected as this account: its conversations would come among those of another number, or it is
 * connected already. null: it may.
 */
export async function refuseNumber(
  reader: Reader,
  { workspaceId, accountId, phone }: { workspaceId: string; accountId: string; phone: string },
): Promise<NumberRefusal | null> {
  const rows = await channelAccountRows(reader, workspaceId)
  const others = rows.filter(({ id }) => id !== accountId)
  if (others.some((other) => isNumber(other.phone, phone))) return 'number_elsewhere'
  const last = rows.find(({ id }) => id === accountId)?.lastPhone ?? null
  if (isNumber(last, phone)) return null
  return last !== null || others.some((other) => isNumber(other.lastPhone, phone)) ? 'other_number' : null
}

/** Whether both are one number, in whatever spelling. */
export const isNumber = (known: string | null, phone: string): boolean =>
  known !== null && matchKey(known) === matchKey(phone)

/** The account, if it is this workspace's; else it is not found. */
export async function mustFind(reader: Reader, workspaceId: string, accountId: string): Promise<ChannelAccountRow> {
  return (await findChannelAccount(reader, workspaceId, accountId)) ?? fail('not_found', 'channel_account')
}

/** Whether messages can flow. */
export const isOpen = (state: ConnectionState): boolean => state === 'online' || state === 'unsteady'

/** "Since when" belongs to the state; another reason for the same state does not begin it anew. */
export function stateOf(
  work: Work,
  row: ChannelAccountRow,
  state: ConnectionState,
  reason: ConnectionReason | null,
  since: number = work.now,
) {
  return { state, reason, stateSince: row.state === state ? row.stateSince : since }
}

export async function save(
  work: Work,
  row: ChannelAccountRow,
  change: Partial<Omit<ChannelAccountRow, 'id' | 'workspaceId'>>,
) {
  await updateChannelAccount(work.tx, row.id, { ...change, seq: work.seq })
  work.touch('channelAccounts', row.id)
}
