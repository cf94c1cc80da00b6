import type { ContactPolicy } from '@aldia/shared/contact-policy.ts'
import { proposedMoneySettings } from '@aldia/shared/money-settings.ts'
import { policyOfCountry } from '@aldia/shared/policy/effective.ts'
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
  address: workspaces.address,
  money: workspaces.money,
  contactPolicy: workspaces.contactPolicy,
  undoSendSeconds: workspaces.undoSendSeconds,
  remindersPausedAt: workspaces.remindersPausedAt,
}

export async function findWorkspace(tx: Queries | Reader, id: string): Promise<Workspace | null> {
  const [row] = await tx.select(columns).from(workspaces).where(eq(workspaces.id, id))
  if (!row) return null
  const contactPolicy = row.contactPolicy ?? policyOfCountry(row.country)
  return { ...row, address: row.address ?? 'usted', money: { ...proposedMoneySettings, ...row.money }, contactPolicy }
}

/** Every workspace's id; one in an ordinary installation, none before the first start is finished. */
export async function workspaceIds(tx: Queries | Reader): Promise<string[]> {
  const rows = await tx.select({ id: workspaces.id }).from(workspaces)
  return rows.map((row) => row.id)
}

export async function insertWorkspace(tx: Queries, row: typeof workspaces.$inferInsert): Promise<void> {
  await tx.insert(workspaces).values(row)
}

/** Everything but the contact policy: as long as nobody decided on one, it follows the country. */
export async function saveWorkspace(tx: Queries, { contactPolicy: _, ...workspace }: Workspace): Promise<void> {
  await tx.update(workspaces).set(workspace).where(eq(workspaces.id, workspace.id))
}

export async function saveContactPolicy(
  tx: Queries,
  about: { workspaceId: string; seq: number; contactPolicy: ContactPolicy },
): Promise<void> {
  const { seq, contactPolicy } = about
  await tx.update(workspaces).set({ seq, contactPolicy }).where(eq(workspaces.id, about.workspaceId))
}
