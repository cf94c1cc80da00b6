import type { Amounts } from '@aldia/shared/money.ts'
import type { Stage } from '@aldia/shared/stage.ts'
import { and, asc, desc, eq, gt, inArray, isNotNull, isNull, lt, lte, sql } from 'drizzle-orm'
import type { Queries, Reader } from '#base/database/database.ts'
import { greatestOf, leastOf, truth, wholeNumber } from '#base/database/dialect.ts'
import { perConnection } from '#base/database/per-connection.ts'
import { unordered } from '#base/database/planner-help.ts'
import { cards, openAmounts, stages } from '#board/board.tables.ts'

export type CardRow = typeof cards.$inferSelect

const stageColumns = {
  id: stages.id,
  seq: stages.seq,
  kind: stages.kind,
  name: stages.name,
  colour: stages.colour,
  rank: stages.rank,
  cardCount: stages.cardCount,
  totals: stages.totals,
  archivedAt: stages.archivedAt,
}

/** Merged cards stand in no stage; their row stays so that old links lead to the survivor. */
export const noStage = ''

export async function listStages(tx: Queries | Reader, workspaceId: string): Promise<Stage[]> {
  return tx.select(stageColumns).from(stages).where(eq(stages.workspaceId, workspaceId)).orderBy(asc(stages.rank))
}

export async function stagesSince(tx: Queries | Reader, workspaceId: string, seq: number): Promise<Stage[]> {
  return tx
    .select(stageColumns)
    .from(stages)
    .where(and(eq(stages.workspaceId, workspaceId), gt(stages.seq, seq)))
}

export async function findStage(tx: Queries | Reader, workspaceId: string, id: string): Promise<Stage | null> {
  const [row] = await tx
    .select(stageColumns)
    .from(stages)
    .where(and(eq(stages.workspaceId, workspaceId), eq(stages.id, id)))
  return row ?? null
}

export async function loadStages(tx: Queries | Reader, workspaceId: string, ids: readonly string[]): Promise<Stage[]> {
  return tx
    .select(stageColumns)
    .from(stages)
    .where(and(eq(stages.workspaceId, workspaceId), inArray(stages.id, [...ids])))
}

export async function insertStages(tx: Queries, rows: (typeof stages.$inferInsert)[]): Promise<void> {
  await tx.insert(stages).values(rows)
}

export async function saveStage(
  tx: Queries,
  id: string,
  set: Partial<Pick<Stage, 'name' | 'colour' | 'kind' | 'rank' | 'archivedAt'>> & { seq: number },
): Promise<void> {
  await tx.update(stages).set(set).where(eq(stages.id, id))
}

/** What a stage gains: cards (negative: loses), and what is open on them by currency. */
export interface StageChange {
  cards: number
  /** Its totals afterwards; undefined: as they are. */
  totals?: Amounts | undefined
}

/** Counts several stages anew in one statement. Answers the stages as they are now. */
export async function recount(tx: Queries, seq: number, changes: ReadonlyMap<string, StageChange>): Promise<Stage[]> {
  const counts = [...changes].map(([id, { cards: by }]) => sql`when ${stages.id} = ${id} then ${by}`)
  const sums = [...changes].flatMap(([id, { totals }]) =>
    totals === undefined ? [] : [sql`when ${stages.id} = ${id} then ${JSON.stringify(totals)}`],
  )
  return tx
    .update(stages)
    .set({
      seq,
      cardCount: sql`${stages.cardCount} + case ${sql.join(counts, sql` `)} else 0 end`,
      ...(sums.length === 0 ? {} : { totals: sql`case ${sql.join(sums, sql` `)} else ${stages.totals} end` }),
    })
    .where(inArray(stages.id, [...changes.keys()]))
    .returning(stageColumns)
}

/** An amount that is open. */
export interface OpenAmount {
  currency: string
  amountMinor: number
}

/** Sets what is open of a person. Writes only what is new. */
export async function saveOpenAmounts(
  tx: Queries,
  about: { workspaceId: string; contactId: string },
  wanted: readonly OpenAmount[],
): Promise<void> {
  const { currency, amountMinor } = openAmounts
  const isOf = eq(openAmounts.contactId, about.contactId)
  const kept = await tx.select({ currency, amountMinor }).from(openAmounts).where(isOf)
  const isAmong = (all: readonly OpenAmount[], one: OpenAmount) =>
    all.some((other) => other.currency === one.currency && other.amountMinor === one.amountMinor)
  for (const one of kept.filter((old) => !isAmong(wanted, old)))
    await tx.delete(openAmounts).where(and(isOf, eq(currency, one.currency), eq(amountMinor, one.amountMinor)))
  const fresh = wanted.filter((one) => !isAmong(kept, one))
  if (fresh.length > 0) await tx.insert(openAmounts).values(fresh.map((one) => ({ ...about, ...one })))
}

export async function findCard(tx: Queries | Reader, workspaceId: string, id: string): Promise<CardRow | null> {
  const [row] = await tx
    .select()
    .from(cards)
    .where(and(eq(cards.workspaceId, workspaceId), eq(cards.id, id)))
  return row ?? null
}

export async function findCardOfContact(tx: Queries | Reader, contactId: string): Promise<CardRow | null> {
  const [row] = await tx.select().from(cards).where(eq(cards.contactId, contactId))
  return row ?? null
}

export async function cardIdsOfContacts(
  tx: Queries | Reader,
  contactIds: readonly string[],
): Promise<Map<string, string>> {
  if (contactIds.length === 0) return new Map()
  const rows = await tx
    .select({ id: cards.id, contactId: cards.contactId })
    .from(cards)
    .where(inArray(cards.contactId, [...contactIds]))
  return new Map(rows.map((row) => [row.contactId, row.id]))
}

/** The people of these cards; cards of other businesses, and unknown ones, are left out. */
export async function contactIdsOfCards(
  tx: Reader,
  workspaceId: string,
  cardIds: readonly string[],
): Promise<string[]> {
  if (cardIds.length === 0) return []
  const rows = await tx
    .select({ contactId: cards.contactId })
    .from(cards)
    .where(and(eq(cards.workspaceId, workspaceId), inArray(cards.id, [...cardIds])))
  return rows.map(({ contactId }) => contactId)
}

export async function insertCard(tx: Queries, row: typeof cards.$inferInsert): Promise<void> {
  await tx.insert(cards).values(row)
}

export async function deleteCard(tx: Queries, id: string): Promise<void> {
  await tx.delete(cards).where(eq(cards.id, id))
}

export async function saveCard(tx: Queries, id: string, set: Partial<CardRow> & { seq: number }): Promise<void> {
  await tx.update(cards).set(set).where(eq(cards.id, id))
}

/** A person put the card where it stands: it stays there until something new is true. */
export async function holdCard(tx: Queries, id: string): Promise<void> {
  await tx
    .update(cards)
    .set({ heldSince: sql`${cards.facts}` })
    .where(eq(cards.id, id))
}

interface Note {
  contactId: string
  seq: number
  messageId: string
  sentAt: number
  unread: number
  countsOnlyNewest: boolean
  /** It was said just now: whatever a wrong clock says, it is the last word, and if it came in nobody has seen it. */
  arrivesNow: boolean
  /** Somebody of the team said it: up to when that shows everything as seen; null when the contact did, or in history. */
  readUpToAt: number | null
  /** With `readUpToAt`: at most so many are still unseen. */
  stillUnread: number
  /** Whatever is later than this (epoch ms) was written down under a wrong clock. */
  honestUpToAt: number
}

const noteQuery = perConnection((tx: Queries) => {
  const given = (name: keyof Note) => sql.placeholder(name)
  const honest = (column: typeof cards.lastMessageAt | typeof cards.readUpToAt) =>
    sql`case when ${column} > ${given('honestUpToAt')} then -1 else coalesce(${column}, -1) end`
  const isNewer = sql`(${given('arrivesNow')} or ${honest(cards.lastMessageAt)} <= ${given('sentAt')})`
  const isUnseen = sql`(${given('arrivesNow')} or ${honest(cards.readUpToAt)} < ${given('sentAt')})`
  const counts = sql`${isUnseen} and (not ${given('countsOnlyNewest')} or ${isNewer})`
  const isRead = sql`${wholeNumber(given('readUpToAt'))} is not null`
  return tx
    .update(cards)
    .set({
      seq: sql`${given('seq')}`,
      lastMessageId: sql`case when ${isNewer} then ${given('messageId')} else ${cards.lastMessageId} end`,
      lastMessageAt: sql`case when ${isNewer} then ${given('sentAt')} else ${cards.lastMessageAt} end`,
      unread: sql`case when ${isRead} then ${leastOf(cards.unread, given('stillUnread'))}
        when ${counts} then ${cards.unread} + ${given('unread')} else ${cards.unread} end`,
      readUpToAt: sql`case when ${isRead} then ${greatestOf(
        honest(cards.readUpToAt),
        given('readUpToAt'),
        sql`case when ${isNewer} then ${honest(cards.lastMessageAt)} else -1 end`,
      )} else ${cards.readUpToAt} end`,
    })
    .where(eq(cards.contactId, given('contactId')))
    .returning()
    .prepare()
})

/** A message arrived or left: the newest becomes the card's last line. Answers the card, null when there is none. */
export async function noteMessage(tx: Queries, note: Note): Promise<CardRow | null> {
  const flags = { countsOnlyNewest: truth(note.countsOnlyNewest), arrivesNow: truth(note.arrivesNow) }
  const [row] = await noteQuery(tx).execute({ ...note, ...flags })
  return row ?? null
}

/** Stamps the cards whose last line is one of these messages; answers their ids. */
export async function touchCardsShowing(
  tx: Queries,
  workspaceId: string,
  seq: number,
  messageIds: readonly string[],
): Promise<string[]> {
  if (messageIds.length === 0) return []
  const rows = await tx
    .update(cards)
    .set({ seq })
    .where(and(eq(cards.workspaceId, workspaceId), inArray(cards.lastMessageId, [...messageIds])))
    .returning({ id: cards.id })
  return rows.map((row) => row.id)
}

/** The rank right after `after` in a stage (null: the first of all), leaving out one card; null when there is none. */
export async function rankAfter(
  tx: Queries,
  stageId: string,
  after: string | null,
  exceptCardId: string,
): Promise<string | null> {
  const rows = await tx
    .select({ rank: cards.rank, id: cards.id })
    .from(cards)
    .where(and(eq(cards.stageId, stageId), after === null ? undefined : gt(cards.rank, after)))
    .orderBy(asc(cards.rank))
    .limit(2)
  return rows.find((row) => row.id !== exceptCardId)?.rank ?? null
}

/** The rank right before `before` in a stage. */
export async function rankBefore(tx: Queries, stageId: string, before: string): Promise<string | null> {
  const [row] = await tx
    .select({ rank: cards.rank })
    .from(cards)
    .where(and(eq(cards.stageId, stageId), lt(cards.rank, before)))
    .orderBy(desc(cards.rank))
    .limit(1)
  return row?.rank ?? null
}

export async function lastRank(tx: Queries, stageId: string): Promise<string | null> {
  const [row] = await tx
    .select({ rank: cards.rank })
    .from(cards)
    .where(eq(cards.stageId, stageId))
    .orderBy(desc(cards.rank))
    .limit(1)
  return row?.rank ?? null
}

export async function cardIdsOfStage(tx: Queries, stageId: string): Promise<string[]> {
  const rows = await tx.select({ id: cards.id }).from(cards).where(eq(cards.stageId, stageId)).orderBy(asc(cards.rank))
  return rows.map((row) => row.id)
}

/** The stage of a kind that comes first on the board. */
export async function firstStageOfKind(tx: Queries, workspaceId: string, kind: Stage['kind']): Promise<Stage | null> {
  const [row] = await tx
    .select(stageColumns)
    .from(stages)
    .where(and(eq(stages.workspaceId, workspaceId), eq(stages.kind, kind), isNull(stages.archivedAt)))
    .orderBy(asc(stages.rank))
    .limit(1)
  return row ?? null
}

/** People on whose card the calendar changes something by `today`, in the order of their ids. */
export async function contactsToCheck(
  reader: Reader,
  workspaceId: string,
  today: string,
  after: string,
  limit: number,
): Promise<string[]> {
  const rows = await reader
    .select({ contactId: cards.contactId })
    .from(cards)
    // This keeps SQLite from going through all cards in the order asked for, instead of through those of the day.
    .where(and(eq(cards.workspaceId, workspaceId), lte(cards.checkOn, today), gt(unordered(cards.contactId), after)))
    .orderBy(unordered(cards.contactId))
    .limit(limit)
  return rows.map((row) => row.contactId)
}

/** People who have a card, in the order of their ids. */
export async function contactsAfter(
  reader: Reader,
  workspaceId: string,
  after: string,
  limit: number,
): Promise<string[]> {
  const rows = await reader
    .select({ contactId: cards.contactId })
    .from(cards)
    .where(and(eq(cards.workspaceId, workspaceId), isNull(cards.mergedIntoId), gt(cards.contactId, after)))
    .orderBy(asc(cards.contactId))
    .limit(limit)
  return rows.map((row) => row.contactId)
}

/** What every card with money shows of it, and where it stands. */
export async function balancesOnBoard(tx: Reader, workspaceId: string): Promise<Pick<CardRow, 'stageId' | 'money'>[]> {
  return tx
    .select({ stageId: cards.stageId, money: cards.money })
    .from(cards)
    .where(and(eq(cards.workspaceId, workspaceId), isNull(cards.mergedIntoId), isNotNull(cards.money)))
}

/** Whether a step of this person's ladder may be ready to leave; browsers do not see it. */
export async function saveReadySteps(tx: Queries, contactId: string, hasReadySteps: boolean): Promise<void> {
  await tx.update(cards).set({ hasReadySteps }).where(eq(cards.contactId, contactId))
}
