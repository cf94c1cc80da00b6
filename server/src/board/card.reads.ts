import { setImmediate as othersTurn } from 'node:timers/promises'
import type { CardMoney } from '@aldia/shared/account.ts'
import type { Card } from '@aldia/shared/card.ts'
import type { CardSum } from '@aldia/shared/change.ts'
import { type Amounts, addAmounts } from '@aldia/shared/money.ts'
import { tagsMeaning } from '@aldia/shared/tag.ts'
import { and, asc, eq, gt, inArray, isNotNull, isNull, lte, ne, type SQL, sql } from 'drizzle-orm'
import type { Queries, Reader } from '#base/database/database.ts'
import { alias, beginsWith } from '#base/database/dialect.ts'
import { perConnection } from '#base/database/per-connection.ts'
import { unordered } from '#base/database/planner-help.ts'
import type { Touched } from '#base/work.ts'
import { cards, stages } from '#board/board.tables.ts'
import type { CardShows, LookAtMove } from '#board/cards.ts'
import { rowsContaining } from '#contacts/contact-search.store.ts'
import { contacts } from '#contacts/contacts.tables.ts'
import { conversations, messages } from '#conversations/conversations.tables.ts'
import { hitsOf } from '#conversations/message-search.store.ts'
import { lastMessagePreview } from '#conversations/preview.ts'
import { tagsById } from '#tags/tags.store.ts'
import { contactTags } from '#tags/tags.tables.ts'

// The card that browsers see joins three features' tables; this page is the one place where that happens.

const columns = {
  card: cards,
  person: { name: contacts.name, pushName: contacts.pushName, phone: contacts.phone },
  line: {
    id: messages.id,
    direction: messages.direction,
    kind: messages.kind,
    text: messages.text,
    status: messages.status,
    deletedAt: messages.deletedAt,
    editUnreadable: messages.editUnreadable,
    sentAt: messages.sentAt,
  },
}

function select(tx: Queries | Reader) {
  return tx
    .select(columns)
    .from(cards)
    .innerJoin(contacts, eq(contacts.id, cards.contactId))
    .leftJoin(messages, eq(messages.id, cards.lastMessageId))
}

function asCard({ card, person, line }: CardShows): Card {
  return {
    id: card.id,
    seq: card.seq,
    version: card.version,
    contactId: card.contactId,
    stageId: card.stageId,
    rank: card.rank,
    assigneeId: card.assigneeId,
    name: person.name ?? person.pushName,
    phone: person.phone,
    unread: card.unread,
    readUpToAt: card.readUpToAt,
    lastMessage: line && {
      id: line.id,
      direction: line.direction,
      kind: line.kind,
      preview: line.deletedAt === null && !line.editUnreadable ? lastMessagePreview(line.text) : null,
      status: line.status,
      deleted: line.deletedAt !== null,
      corrected: line.editUnreadable && line.deletedAt === null,
      sentAt: line.sentAt,
    },
    money: card.money,
    tagIds: card.tagIds,
    stageSince: card.stageSince,
    createdAt: card.createdAt,
  }
}

/** Cards on the board by id; those of other workspaces and those merged away are left out. */
export async function loadCards(tx: Queries | Reader, workspaceId: string, ids: readonly string[]): Promise<Card[]> {
  if (ids.length === 0) return []
  const rows = await select(tx).where(
    and(eq(cards.workspaceId, workspaceId), inArray(cards.id, [...ids]), isNull(cards.mergedIntoId)),
  )
  return rows.map(asCard)
}

/** The cards of the news: put together from what the transaction has in hand, the others loaded. */
export async function presentCards(
  tx: Queries,
  workspaceId: string,
  ids: readonly string[],
  touched: Pick<Touched, 'inHand'>,
): Promise<Card[]> {
  const present: Card[] = []
  const missing: string[] = []
  for (const id of ids) {
    const shown = wholeInHand(id, touched)
    if (!shown) missing.push(id)
    else if (shown.card.mergedIntoId === null) present.push(asCard(shown))
  }
  return [...present, ...(await loadCards(tx, workspaceId, missing))]
}

function wholeInHand(id: string, touched: Pick<Touched, 'inHand'>): CardShows | null {
  const given = touched.inHand('cards', id)
  if (!given) return null
  const { card } = given
  const person = given.person ?? touched.inHand('contacts', card.contactId)
  const line = given.line ?? (card.lastMessageId === null ? null : touched.inHand('messages', card.lastMessageId))
  return person === undefined || line === undefined ? null : { card, person, line }
}

const moveQuery = perConnection((tx: Queries) => {
  const given = (name: 'workspaceId' | 'cardId' | 'toStageId' | 'afterCardId') => sql.placeholder(name)
  const neighbour = alias(cards, 'neighbour')
  const later = alias(cards, 'later')
  const from = alias(stages, 'from_stage')
  const afterRank = sql`case when ${neighbour.stageId} = ${given('toStageId')} then ${neighbour.rank} else '' end`
  const next = tx
    .select({ rank: later.rank })
    .from(later)
    .where(and(eq(later.stageId, given('toStageId')), ne(later.id, cards.id), gt(later.rank, afterRank)))
    .orderBy(asc(later.rank))
    .limit(1)
  return tx
    .select({
      ...columns,
      stage: { id: stages.id, archivedAt: stages.archivedAt, kind: stages.kind, totals: stages.totals },
      fromTotals: from.totals,
      neighbour: { stageId: neighbour.stageId, rank: neighbour.rank },
      nextRank: sql<string | null>`(${next})`,
    })
    .from(cards)
    .innerJoin(contacts, eq(contacts.id, cards.contactId))
    .leftJoin(messages, eq(messages.id, cards.lastMessageId))
    .leftJoin(stages, and(eq(stages.workspaceId, cards.workspaceId), eq(stages.id, given('toStageId'))))
    .leftJoin(from, eq(from.id, cards.stageId))
    .leftJoin(neighbour, and(eq(neighbour.workspaceId, cards.workspaceId), eq(neighbour.id, given('afterCardId'))))
    .where(and(eq(cards.workspaceId, given('workspaceId')), eq(cards.id, given('cardId'))))
    .prepare()
})

/** Everything that a move has to know, in one look: the card as it is shown, where it is to go, and between whom. */
export const lookAtMove: LookAtMove = async (tx, about) => {
  const [row] = await moveQuery(tx).execute({ ...about })
  if (!row) return null
  const { stage, neighbour: after, nextRank, fromTotals, ...shown } = row
  return { shown, fromTotals: fromTotals ?? {}, to: { stage, neighbour: after, nextRank } }
}

/** What a column or the whole board may be narrowed down to. */
export interface CardFilter {
  /** Part of a name, a number, or the reference or concept of a debt; or an amount that is owed. */
  q?: string | undefined
  /** A user's id, or `nobody`. */
  assigneeId?: string | undefined
  unread?: boolean | undefined
  /** Carried by the person, or one that was made part of it. */
  tagId?: string | undefined
}

/** Whether it leaves anybody out. */
export const isFilter = ({ q, assigneeId, unread, tagId }: CardFilter): boolean =>
  Boolean(q?.trim()) || assigneeId !== undefined || unread === true || tagId !== undefined

async function narrow(reader: Reader, workspaceId: string, filter: CardFilter): Promise<SQL | undefined> {
  const parts: (SQL | undefined)[] = []
  if (filter.unread) parts.push(gt(cards.unread, 0))
  if (filter.assigneeId === 'nobody') parts.push(isNull(cards.assigneeId))
  else if (filter.assigneeId !== undefined) parts.push(eq(cards.assigneeId, filter.assigneeId))
  if (filter.tagId !== undefined) {
    const meaning = tagsMeaning(await tagsById(reader, workspaceId), filter.tagId)
    const carriers = reader
      .select({ id: contactTags.contactId })
      .from(contactTags)
      .where(inArray(contactTags.tagId, meaning))
    parts.push(inArray(cards.contactId, carriers))
  }
  const q = filter.q?.trim()
  if (q) parts.push(await personMatches(reader, workspaceId, q))
  return and(...parts)
}

/** People who are found by `q`; of fewer than three characters, those whose names begin with it. */
async function personMatches(reader: Reader, workspaceId: string, q: string): Promise<SQL> {
  // A list of contacts, and no condition on the joined ones: SQLite would try each card with each of the list.
  const isOne = (rows: SQL) => sql`${cards.contactId} in (select id from ${contacts} where row_no in (${rows}))`
  const containing = await rowsContaining(reader, workspaceId, q)
  if (containing) return isOne(containing)
  // One after the other, each by its own index.
  const named = (name: typeof contacts.name | typeof contacts.pushName) =>
    sql`select row_no from ${contacts} where ${and(eq(contacts.workspaceId, workspaceId), beginsWith(name, q))}`
  return isOne(sql`${named(contacts.name)} union ${named(contacts.pushName)}`)
}

interface CardPage {
  cards: Card[]
  /** The last rank on the page; null when it ends the column. */
  next: string | null
}

/**
 * The first page of each of these columns. A word matches some cards of every column, so they are looked for once for all of them:
 * thousands bear a common name, and going through each column for a rare one takes as long.
 */
export async function firstPages(
  reader: Reader,
  about: { workspaceId: string; stageIds: readonly string[]; limit: number; filter: CardFilter },
): Promise<ReadonlyMap<string, CardPage>> {
  const { workspaceId, stageIds, limit, filter } = about
  if (!filter.q) {
    const pages = new Map<string, CardPage>()
    for (const stageId of stageIds) {
      pages.set(stageId, await columnPage(reader, { workspaceId, stageId, after: null, limit, filter }))
      // A message that comes meanwhile waits for one column, not for the board.
      await othersTurn()
    }
    return pages
  }
  const narrowed = await narrow(reader, workspaceId, filter)
  const place = sql<number>`row_number() over (partition by ${cards.stageId} order by ${cards.rank})`.as('place')
  const matching = reader
    .select({ id: cards.id, place })
    .from(cards)
    .where(and(eq(unordered(cards.workspaceId), workspaceId), isNull(cards.mergedIntoId), narrowed))
    .as('matching')
  const first = reader
    .select({ id: matching.id })
    .from(matching)
    .where(lte(matching.place, limit + 1))
  const rows = await select(reader).where(inArray(cards.id, first)).orderBy(asc(cards.rank))
  const ofStage = (id: string) => rows.filter(({ card }) => card.stageId === id)
  return new Map(stageIds.map((id) => [id, asPage(ofStage(id), limit)]))
}

/** `rows` in rank order, one more than the page holds when there are more. */
function asPage(rows: readonly CardShows[], limit: number): CardPage {
  const page = rows.slice(0, limit)
  return { cards: page.map(asCard), next: rows.length > limit ? (page.at(-1)?.card.rank ?? null) : null }
}

/** The first cards of a whole column, which is what nearly everybody reads. */
const topQuery = perConnection((reader: Reader) =>
  select(reader)
    .where(and(eq(cards.workspaceId, sql.placeholder('workspaceId')), eq(cards.stageId, sql.placeholder('stageId'))))
    .orderBy(asc(cards.rank))
    .limit(sql.placeholder('limit'))
    .prepare(),
)

/** One page of a column in rank order. `after` is the last rank already known. */
export async function columnPage(
  reader: Reader,
  about: { workspaceId: string; stageId: string; after: string | null; limit: number; filter: CardFilter },
): Promise<CardPage> {
  const { workspaceId, stageId, after } = about
  const limit = about.limit + 1
  const narrowed = await narrow(reader, workspaceId, about.filter)
  if (after === null && !narrowed) {
    return asPage(await topQuery(reader).execute({ workspaceId, stageId, limit }), about.limit)
  }
  const isLater = after === null ? undefined : gt(cards.rank, after)
  const rows = await select(reader)
    .where(and(eq(cards.workspaceId, workspaceId), eq(cards.stageId, stageId), isLater, narrowed))
    .orderBy(asc(cards.rank))
    .limit(limit)
  return asPage(rows, about.limit)
}

/** So many cards are added up at once. */
const cardsOfASum = 2_000

/** By stage: what fits a filter beyond these pages. Stages that end with their page are left out. */
export async function sumsBeyond(
  reader: Reader,
  about: { workspaceId: string; pages: ReadonlyMap<string, CardPage>; filter: CardFilter },
): Promise<Record<string, CardSum>> {
  const { workspaceId, pages, filter } = about
  const narrowed = await narrow(reader, workspaceId, filter)
  const sums: Record<string, CardSum> = {}
  for (const [stageId, { next }] of pages) {
    if (next === null) continue
    const sum: { count: number; totals: Amounts } = { count: 0, totals: {} }
    for (let after: string | undefined = next; after !== undefined; ) {
      const rows: { rank: string; money: CardMoney | null }[] = await reader
        .select({ rank: cards.rank, money: cards.money })
        .from(cards)
        .where(and(eq(cards.workspaceId, workspaceId), eq(cards.stageId, stageId), gt(cards.rank, after), narrowed))
        .orderBy(asc(cards.rank))
        .limit(cardsOfASum)
      sum.count += rows.length
      sum.totals = addAmounts(sum.totals, ...rows.map(({ money }) => money?.balances ?? {}))
      after = rows.length < cardsOfASum ? undefined : rows.at(-1)?.rank
      // A message that comes meanwhile waits for one step, not for the sum.
      await othersTurn()
    }
    sums[stageId] = sum
  }
  return sums
}

/** Ids of cards touched after `seq`, and those merged away since. */
export async function cardsSince(
  reader: Reader,
  workspaceId: string,
  seq: number,
): Promise<{ ids: string[]; gone: { id: string; intoId: string }[] }> {
  const rows = await reader
    .select({ id: cards.id, mergedIntoId: cards.mergedIntoId })
    .from(cards)
    .where(and(eq(cards.workspaceId, workspaceId), gt(cards.seq, seq)))
  const gone = rows.flatMap((row) => (row.mergedIntoId === null ? [] : [{ id: row.id, intoId: row.mergedIntoId }]))
  return { ids: rows.filter((row) => row.mergedIntoId === null).map((row) => row.id), gone }
}

/** Cards whose person matches, most recent conversation first. */
export async function findPeople(reader: Reader, workspaceId: string, q: string, limit: number): Promise<Card[]> {
  const latestFirst = sql`${cards.lastMessageAt} desc nulls last`
  const isTheirs = await personMatches(reader, workspaceId, q)
  // What is shown of a card is read only of those that are shown: a family name may match thousands.
  const found = reader
    .select({ id: cards.id })
    .from(cards)
    // This keeps SQLite from reading all cards of the workspace instead of those of the people found.
    .where(and(eq(unordered(cards.workspaceId), workspaceId), isNull(cards.mergedIntoId), isTheirs))
    .orderBy(latestFirst)
    .limit(limit)
  const rows = await select(reader).where(inArray(cards.id, found)).orderBy(latestFirst)
  return rows.map(asCard)
}

/** Messages that contain all words of `q` (as beginnings of words; a single letter as a word), newest first. */
export async function findMessages(reader: Reader, workspaceId: string, q: string, limit: number) {
  const hits = hitsOf(q, limit * 4)
  if (!hits) return []
  return reader
    .select({
      messageId: messages.id,
      cardId: cards.id,
      text: messages.text,
      sentAt: messages.sentAt,
      name: contacts.name,
      pushName: contacts.pushName,
      phone: contacts.phone,
    })
    .from(hits)
    .innerJoin(messages, sql`${messages.rowNo} = hits.row_no`)
    .innerJoin(conversations, eq(conversations.id, messages.conversationId))
    .innerJoin(cards, eq(cards.contactId, conversations.contactId))
    .innerJoin(contacts, eq(contacts.id, cards.contactId))
    .where(and(eq(messages.workspaceId, workspaceId), isNotNull(messages.text), isNull(messages.deletedAt)))
    .orderBy(sql`hits.row_no desc`)
    .limit(limit)
}
