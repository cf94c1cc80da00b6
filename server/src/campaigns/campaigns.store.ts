import { and, asc, desc, eq } from 'drizzle-orm'
import type { Queries, Reader } from '#base/database/database.ts'
import { campaignPeople, campaigns } from '#campaigns/campaigns.tables.ts'

export type CampaignRow = typeof campaigns.$inferSelect
export type CampaignPersonRow = typeof campaignPeople.$inferSelect

/** So many are listed; older ones stand in the history of events. */
const listed = 50
/** Rows of one statement. */
const atOnce = 200

export async function listCampaigns(tx: Reader, workspaceId: string): Promise<CampaignRow[]> {
  return tx
    .select()
    .from(campaigns)
    .where(eq(campaigns.workspaceId, workspaceId))
    .orderBy(desc(campaigns.createdAt), desc(campaigns.id))
    .limit(listed)
}

export async function findCampaign(tx: Reader, workspaceId: string, id: string): Promise<CampaignRow | null> {
  const [row] = await tx
    .select()
    .from(campaigns)
    .where(and(eq(campaigns.workspaceId, workspaceId), eq(campaigns.id, id)))
  return row ?? null
}

/** Whether an id is in use anywhere. */
export async function isCampaignIdTaken(tx: Reader, id: string): Promise<boolean> {
  return (await tx.select({ id: campaigns.id }).from(campaigns).where(eq(campaigns.id, id))).length > 0
}

export async function insertCampaign(tx: Queries, row: CampaignRow, contactIds: readonly string[]): Promise<void> {
  await tx.insert(campaigns).values(row)
  await addPeople(tx, row.id, contactIds)
}

/** Whoever is there already stays as they are. */
export async function addPeople(tx: Queries, campaignId: string, contactIds: readonly string[]): Promise<void> {
  for (let from = 0; from < contactIds.length; from += atOnce) {
    const rows = contactIds
      .slice(from, from + atOnce)
      .map((contactId) => ({ campaignId, contactId, state: 'waiting' as const, reason: null, messageId: null }))
    await tx.insert(campaignPeople).values(rows).onConflictDoNothing()
  }
}

export async function saveCampaign(
  tx: Queries,
  id: string,
  set: Partial<Pick<CampaignRow, 'state'>> & { seq: number },
): Promise<void> {
  await tx.update(campaigns).set(set).where(eq(campaigns.id, id))
}

/** People of a campaign in a state, in the order of their ids. */
export async function peopleIn(
  tx: Reader,
  about: { campaignId: string; state: CampaignPersonRow['state']; limit: number },
): Promise<CampaignPersonRow[]> {
  return tx
    .select()
    .from(campaignPeople)
    .where(and(eq(campaignPeople.campaignId, about.campaignId), eq(campaignPeople.state, about.state)))
    .orderBy(asc(campaignPeople.contactId))
    .limit(about.limit)
}

export async function savePerson(
  tx: Queries,
  { campaignId, contactId }: Pick<CampaignPersonRow, 'campaignId' | 'contactId'>,
  set: Partial<Pick<CampaignPersonRow, 'state' | 'reason' | 'messageId'>>,
): Promise<void> {
  await tx
    .update(campaignPeople)
    .set(set)
    .where(and(eq(campaignPeople.campaignId, campaignId), eq(campaignPeople.contactId, contactId)))
}

/** Whoever has not been written to is not any more. */
export async function stopWaiting(tx: Queries, campaignId: string): Promise<void> {
  await tx
    .update(campaignPeople)
    .set({ state: 'stopped' })
    .where(and(eq(campaignPeople.campaignId, campaignId), eq(campaignPeople.state, 'waiting')))
}
