import { channelAdded, channelArchived, channelNumberDecided, type NumberChoice } from '@aldia/shared/channel.ts'
import type { Reader } from '#base/database/database.ts'
import { fail } from '#base/failure.ts'
import type { Work } from '#base/work.ts'
import { type ChannelAccountRow, channelAccountRows, findChannelAccount } from '#channels/channels.store.ts'
import { addChannelAccount, isNumber, mustFind, save, stateOf, unlinkChannel } from '#channels/channels.ts'
import type { RunningChannels } from '#channels/running-channels.ts'

// The numbers of a business: adding and putting away, and what becomes of a number that came in another one's place.

/** Adds a number to be linked; one that was never linked is not added twice. Answers its id. */
export async function addNumber(work: Work): Promise<string> {
  const rows = await channelAccountRows(work.tx, work.workspaceId)
  const unused = rows.find((row) => row.state === 'unlinked' && row.lastPhone === null)
  if (unused) {
    await save(work, unused, { archivedAt: null })
    return unused.id
  }
  const accountId = await addChannelAccount(work)
  work.record(channelAdded, { data: { accountId } })
  return accountId
}

/** Puts a number away that is not linked. */
export async function archiveNumber(work: Work, accountId: string): Promise<void> {
  const row = await mustFind(work.tx, work.workspaceId, accountId)
  if (row.state !== 'unlinked') fail('conflict', 'number_linked')
  if (row.archivedAt !== null) return
  await save(work, row, { archivedAt: work.now })
  work.record(channelArchived, { data: { accountId } })
}

/** A number about which is decided: the account that it linked, and that number as it was shown. */
export interface Coming {
  accountId: string
  phone: string
}

/** The account that waits for this decision. */
export async function mustWait(reader: Reader, workspaceId: string, { accountId, phone }: Coming) {
  const row = await mustFind(reader, workspaceId, accountId)
  if (row.state !== 'stopped' || row.comingPhone !== phone) fail('conflict', 'number_decided')
  return row
}

/** The account in which a number's conversations stand already, if there is one beside the account that it linked. */
export async function accountOfNumber(
  reader: Reader,
  workspaceId: string,
  { accountId, phone }: Coming,
): Promise<ChannelAccountRow | null> {
  const rows = await channelAccountRows(reader, workspaceId)
  return rows.find((row) => row.id !== accountId && isNumber(row.lastPhone, phone)) ?? null
}

/** Does with the number that came what somebody chose. Answers the account that is to be connected; null: none. */
export async function decideNumber(
  work: Work,
  channels: Pick<RunningChannels, 'moveLink'>,
  coming: Coming & { choice: NumberChoice },
): Promise<string | null> {
  const row = await mustWait(work.tx, work.workspaceId, coming)
  const intoAccountId = await carryOut(work, channels, row, coming)
  const { accountId, phone, choice } = coming
  work.record(channelNumberDecided, { data: { accountId, before: row.lastPhone, came: phone, choice, intoAccountId } })
  return intoAccountId
}

async function carryOut(
  work: Work,
  channels: Pick<RunningChannels, 'moveLink'>,
  row: ChannelAccountRow,
  { accountId, phone, choice }: Coming & { choice: NumberChoice },
): Promise<string | null> {
  if (choice === 'cancel') {
    await unlinkChannel(work, accountId)
    return null
  }
  const isElsewhere = row.reason === 'number_elsewhere'
  if (isElsewhere) fail('conflict', 'number_elsewhere')
  const connecting = { wanted: true, archivedAt: null, comingPhone: null, lastPhone: phone }
  if (choice === 'replace') {
    await save(work, row, { ...connecting, ...stateOf(work, row, 'connecting', null) })
    return accountId
  }
  const known = await accountOfNumber(work.tx, work.workspaceId, { accountId, phone })
  const intoId = known?.id ?? (await addChannelAccount(work))
  const into = (await findChannelAccount(work.tx, work.workspaceId, intoId)) ?? fail('not_found', 'channel_account')
  if (into.state !== 'unlinked') fail('conflict', 'number_elsewhere')
  await channels.moveLink(work.tx, { fromId: accountId, intoId })
  await save(work, row, { comingPhone: null, ...stateOf(work, row, 'unlinked', 'logged_out') })
  await save(work, into, { ...connecting, ...stateOf(work, into, 'connecting', null) })
  if (!known) work.record(channelAdded, { data: { accountId: intoId } })
  return intoId
}
