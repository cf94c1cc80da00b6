import type { ChannelAccount } from '@aldia/shared/channel.ts'
import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Database, Queries, Reader } from '#base/database/database.ts'
import { channelAccounts } from '#channels/channels.tables.ts'

export type ChannelAccountRow = typeof channelAccounts.$inferSelect

/** The account as browsers see it. What only the running connection knows (next try, progress) is added by its manager. */
export function asChannelAccount(row: ChannelAccountRow): ChannelAccount {
  return {
    id: row.id,
    seq: row.seq,
    kind: row.kind,
    phone: row.phone,
    lastPhone: row.lastPhone,
    comingPhone: row.comingPhone,
    archivedAt: row.archivedAt,
    name: row.name,
    state: row.state,
    stateSince: row.stateSince,
    reason: row.reason,
    nextTryAt: null,
    historyProgress: null,
  }
}

export async function listChannelAccounts(reader: Reader, workspaceId: string): Promise<ChannelAccount[]> {
  return (await channelAccountRows(reader, workspaceId)).map(asChannelAccount)
}

/** The accounts of one workspace, the oldest first. */
export async function channelAccountRows(reader: Reader, workspaceId: string): Promise<ChannelAccountRow[]> {
  return reader
    .select()
    .from(channelAccounts)
    .where(eq(channelAccounts.workspaceId, workspaceId))
    .orderBy(asc(channelAccounts.createdAt), asc(channelAccounts.id))
}

export async function loadChannelAccounts(
  reader: Reader,
  workspaceId: string,
  ids: readonly string[],
): Promise<ChannelAccount[]> {
  const rows = await reader
    .select()
    .from(channelAccounts)
    .where(and(eq(channelAccounts.workspaceId, workspaceId), inArray(channelAccounts.id, [...ids])))
  return rows.map(asChannelAccount)
}

/** One account of the workspace, or null; another workspace's is as absent as none. */
export async function findChannelAccount(
  reader: Reader,
  workspaceId: string,
  id: string,
): Promise<ChannelAccountRow | null> {
  const [row] = await reader
    .select()
    .from(channelAccounts)
    .where(and(eq(channelAccounts.workspaceId, workspaceId), eq(channelAccounts.id, id)))
  return row ?? null
}

/** Every account of every workspace, for the start of the program. */
export async function allChannelAccountRows(reader: Reader): Promise<ChannelAccountRow[]> {
  return reader.select().from(channelAccounts).orderBy(asc(channelAccounts.createdAt), asc(channelAccounts.id))
}

export async function insertChannelAccount(tx: Queries, row: typeof channelAccounts.$inferInsert): Promise<void> {
  await tx.insert(channelAccounts).values(row)
}

export async function updateChannelAccount(
  tx: Queries,
  id: string,
  change: Partial<Omit<ChannelAccountRow, 'id' | 'workspaceId'>>,
): Promise<void> {
  await tx.update(channelAccounts).set(change).where(eq(channelAccounts.id, id))
}

/**
 * Takes or renews the right to hold the account's one socket. False: another process has it. A lease does not count when
 * its holder has ended, nor when it ends later than one length from now: that was given under another clock.
 */
export function takeLease(
  database: Database,
  about: {
    workspaceId: string
    accountId: string
    holder: string
    hasEnded(holder: string): boolean
    now: number
    lengthMs: number
  },
): Promise<boolean> {
  return database.write(
    about.workspaceId,
    async (tx) => {
      const [row] = await tx
        .select({ holder: channelAccounts.leaseHolder, until: channelAccounts.leaseUntil })
        .from(channelAccounts)
        .where(eq(channelAccounts.id, about.accountId))
      if (!row) return false
      const runs = row.until !== null && row.until > about.now && row.until <= about.now + about.lengthMs
      if (row.holder !== null && row.holder !== about.holder && runs && !about.hasEnded(row.holder)) return false
      await updateChannelAccount(tx, about.accountId, {
        leaseHolder: about.holder,
        leaseUntil: about.now + about.lengthMs,
      })
      return true
    },
    { durable: false },
  )
}

export function giveLeaseBack(
  database: Database,
  account: { workspaceId: string; id: string },
  holder: string,
): Promise<void> {
  return database.write(
    account.workspaceId,
    async (tx) => {
      await tx
        .update(channelAccounts)
        .set({ leaseHolder: null, leaseUntil: null })
        .where(and(eq(channelAccounts.id, account.id), eq(channelAccounts.leaseHolder, holder)))
    },
    { durable: false },
  )
}
