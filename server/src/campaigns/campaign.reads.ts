import type { Campaign, CampaignLeftOut } from '@aldia/shared/campaign.ts'
import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { Reader } from '#base/database/database.ts'
import { cards } from '#board/board.tables.ts'
import type { CampaignRow } from '#campaigns/campaigns.store.ts'
import { campaignPeople } from '#campaigns/campaigns.tables.ts'
import { contacts } from '#contacts/contacts.tables.ts'
import { messages } from '#conversations/conversations.tables.ts'

/** Campaigns with how far they are: counted from what became of their messages, in one statement for all of them. */
export async function withProgress(tx: Reader, rows: readonly CampaignRow[]): Promise<Campaign[]> {
  if (rows.length === 0) return []
  const counted = await tx
    .select({
      campaignId: campaignPeople.campaignId,
      state: campaignPeople.state,
      status: messages.status,
      count: sql<number>`count(*)`.mapWith(Number),
    })
    .from(campaignPeople)
    .leftJoin(messages, eq(messages.id, campaignPeople.messageId))
    .where(
      inArray(
        campaignPeople.campaignId,
        rows.map(({ id }) => id),
      ),
    )
    .groupBy(campaignPeople.campaignId, campaignPeople.state, messages.status)
  return rows.map(({ workspaceId: _, variants: __, templateId: ___, ...row }) => {
    const own = counted.filter(({ campaignId }) => campaignId === row.id)
    const sum = (fits: (one: (typeof own)[number]) => boolean) =>
      own.filter(fits).reduce((total, { count }) => total + count, 0)
    const isQueued = ({ state, status }: (typeof own)[number]) => state === 'queued' && status === 'queued'
    const isFailed = ({ state, status }: (typeof own)[number]) =>
      state === 'queued' && (status === 'failed' || status === null)
    const queued = sum(isQueued)
    const failed = sum(isFailed)
    return {
      ...row,
      // Everybody was written to, but not all of it has left.
      state: row.state === 'done' && queued > 0 ? 'running' : row.state,
      waiting: sum(({ state }) => state === 'waiting'),
      queued,
      failed,
      sent: sum(({ state }) => state === 'queued') - queued - failed,
      leftOut: sum(({ state }) => state === 'leftOut'),
      stopped: sum(({ state }) => state === 'stopped'),
    }
  })
}

const named = 200

/** Whom a campaign did not reach, and why. */
export async function leftOutOf(tx: Reader, campaignId: string): Promise<z.infer<typeof CampaignLeftOut>['people']> {
  const rows = await tx
    .select({
      cardId: cards.id,
      name: sql<string | null>`coalesce(${contacts.name}, ${contacts.pushName})`,
      phone: contacts.phone,
      reason: campaignPeople.reason,
    })
    .from(campaignPeople)
    .innerJoin(contacts, eq(contacts.id, campaignPeople.contactId))
    .innerJoin(cards, and(eq(cards.contactId, campaignPeople.contactId), isNull(cards.mergedIntoId)))
    .where(and(eq(campaignPeople.campaignId, campaignId), eq(campaignPeople.state, 'leftOut')))
    .limit(named)
  return rows.map(({ reason, ...person }) => ({ ...person, reason: reason ?? 'wording' }))
}
