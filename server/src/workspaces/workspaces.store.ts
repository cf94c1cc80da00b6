import { proposedMoneySettings } from '@aldia/shared/money-settings.ts'
import type { Workspace } from '@aldia/shared/workspace.ts'
import { eq } from 'drizzle-orm'
import type { Queries, Reader } from '#base/database/database.ts'
import { workspaces } from '#workspaces/workspaces.tables.ts'

const columns = {
  id: workspaces.id,
  seq: workspaces.seq,
  name: workspaces.name,
  country: workspaces.country,
  timeZone: workspaces.timeZone,
  currency: workspaces.currency,
  language: workspaces.language,
  money: workspaces.money,
}

export async function findWorkspace(tx: Queries | Reader, id: string): Promise<Workspace | null> {
  const [row] = await tx.select(columns).from(workspaces).where(eq(workspaces.id, id))
  return row ? { ...row, money: row.money ?? proposedMoneySettings } : null
}

/** Every workspace's id; one in an ordinary installation, none before the first start is finished. */
export async function workspaceIds(tx: Queries | Reader): Promise<string[]> {
  const rows = await tx.select({ id: workspaces.id }).from(workspaces)
  return rows.map((row) => row.id)
}

export async function insertWorkspace(tx: Queries, row: typeof workspaces.$inferInsert): Promise<void> {
  await tx.insert(workspaces).values(row)
}

export async function saveWorkspace(tx: Queries, workspace: Workspace): Promise<void> {
  await tx.update(workspaces).set(workspace).where(eq(workspaces.id, workspace.id))
}
