import { type TodayItem, TodayKind } from '@aldia/shared/account.ts'
import type { TodayCount, TodayMore, TodayPage } from '@aldia/shared/change.ts'
import { addDays, dayIn, type LocalDate } from '@aldia/shared/dates.ts'
import { openParts } from '@aldia/shared/debt-parts.ts'
import { and, asc, count, desc, eq, gt, gte, inArray, isNull, lte, type SQL, sql } from 'drizzle-orm'
import type { Reader } from '#base/database/database.ts'
import { jsonText } from '#base/database/dialect.ts'
import { unordered } from '#base/database/planner-help.ts'
import { cards } from '#board/board.tables.ts'
import { loadCards } from '#board/card.reads.ts'
import { debts, ledgerEntries } from '#debts/debts.tables.ts'
import { payments } from '#payments/payments.tables.ts'
import { instalments, plans } from '#plans/plans.tables.ts'
import { promises } from '#promises/promises.tables.ts'

// The page *Hoy*: what needs somebody now, most urgent first. Each kind is read by an index of its own and a page at a time, so
// that it costs what it shows and not what the board holds.

/** Of each kind at first, and with each further page. */
const itemsOfAPage = 40
/** More than this is counted as this and more; nobody works through so much in a day. */
const countedAtMost = 200
/** A promise broken longer ago (days) is no news; its card stands in *overdue* all the same. */
const brokenDays = 60

const onBoard = isNull(cards.mergedIntoId)

interface About {
  readonly workspaceId: string
  readonly today: LocalDate
}
/** Where a page begins: rows of the kind before it. */
interface Slice {
  readonly skip: number
  readonly limit: number
}

/** The first page of each kind. `now` in epoch ms, `timeZone` that of the workspace. */
export async function readToday(
  reader: Reader,
  about: { workspaceId: string; timeZone: string; now: number },
): Promise<TodayPage> {
  const at = { workspaceId: about.workspaceId, today: dayIn(about.timeZone, about.now) }
  const items: TodayItem[] = []
  const totals: [TodayKind, TodayCount][] = []
  const next: [TodayKind, string | null][] = []
  for (const kind of TodayKind.options) {
    const page = await pageOf(reader, kind, at, 0)
    items.push(...page.items)
    next.push([kind, page.next])
    totals.push([
      kind,
      page.next === null ? { count: page.items.length, isMore: false } : await countOf(reader, kind, at),
    ])
  }
  return {
    items,
    cards: await loadCards(reader, about.workspaceId, [...new Set(items.map(({ cardId }) => cardId))]),
    totals: Object.fromEntries(totals) as TodayPage['totals'],
    next: Object.fromEntries(next) as TodayPage['next'],
    toVerify: await countReceipts(reader, at),
  }
}

/** More of one kind; `after` as the page before told it. */
export async function readMoreOfToday(
  reader: Reader,
  kind: TodayKind,
  about: { workspaceId: string; timeZone: string; now: number; after: string },
): Promise<TodayMore> {
  const at = { workspaceId: about.workspaceId, today: dayIn(about.timeZone, about.now) }
  const page = await pageOf(reader, kind, at, Math.max(0, Math.trunc(Number(about.after)) || 0))
  const cardIds = [...new Set(page.items.map(({ cardId }) => cardId))]
  return { ...page, cards: await loadCards(reader, about.workspaceId, cardIds) }
}

async function pageOf(
  reader: Reader,
  kind: TodayKind,
  about: About,
  skip: number,
): Promise<{ items: TodayItem[]; next: string | null }> {
  const found = await readers[kind](reader, about, { skip, limit: itemsOfAPage + 1 })
  const isLast = found.length <= itemsOfAPage
  return { items: found.slice(0, itemsOfAPage), next: isLast ? null : String(skip + itemsOfAPage) }
}

const readers: Readonly<Record<TodayKind, (reader: Reader, about: About, slice: Slice) => Promise<TodayItem[]>>> = {
  broken_promise: brokenPromises,
  promise_due: promisesDue,
  instalment_due: instalmentsDue,
  receipt: receipts,
  debt_due: debtsDue,
  unanswered,
  overdue,
}

/** Which rows are of a kind, beside those of cards that were merged away. */
const conditions = {
  broken_promise: ({ workspaceId, today }: About): SQL | undefined =>
    and(
      eq(promises.workspaceId, workspaceId),
      inArray(promises.status, ['broken', 'partly_kept']),
      gte(promises.dueOn, addDays(today, -brokenDays)),
      // Of several only the last one counts, and only while nothing has been agreed since.
      sql`${jsonText(cards.facts, 'aboutId')} = ${promises.id} and ${jsonText(cards.facts, 'failed')} is not null`,
    ),
  promise_due: ({ workspaceId, today }: About) =>
    and(eq(promises.workspaceId, workspaceId), eq(promises.status, 'pending'), lte(promises.dueOn, today)),
  instalment_due: ({ workspaceId, today }: About) =>
    and(eq(instalments.workspaceId, workspaceId), lte(instalments.openOn, today)),
  // A cheque of a later day cannot be cleared yet; who pays beyond midnight may be a day ahead.
  receipt: ({ workspaceId, today }: About) =>
    and(
      eq(payments.workspaceId, workspaceId),
      eq(payments.state, 'claimed'),
      lte(unordered(payments.paidOn), addDays(today, 1)),
    ),
  debt_due: ({ workspaceId, today }: About) => and(eq(cards.workspaceId, workspaceId), eq(cards.fallsDueOn, today)),
  unanswered: ({ workspaceId }: About) => and(eq(cards.workspaceId, workspaceId), gt(cards.unread, 0)),
  overdue: ({ workspaceId, today }: About) => and(eq(cards.workspaceId, workspaceId), lte(cards.overdueSince, today)),
}

/**
 * Whether the person of a card is listed under a kind; in words of SQL, because the builder leaves names of tables out. Each is looked
 * up by an index of the person.
 */
const isListed: Readonly<Record<Exclude<TodayKind, 'overdue'>, (about: About) => SQL>> = {
  broken_promise: ({ today }) =>
    sql`exists (select 1 from promises p where p.id = ${jsonText(sql.raw('cards.facts'), 'aboutId')} and p.contact_id = cards.contact_id
      and ${jsonText(sql.raw('cards.facts'), 'failed')} is not null and p.status in ('broken', 'partly_kept')
      and p.due_on >= ${addDays(today, -brokenDays)})`,
  promise_due: ({ today }) =>
    sql`exists (select 1 from promises p where p.contact_id = cards.contact_id and p.status = 'pending' and p.due_on <= ${today})`,
  instalment_due: ({ today }) =>
    sql`exists (select 1 from plans q join instalments i on i.plan_id = q.id
      where q.contact_id = cards.contact_id and i.open_on <= ${today})`,
  receipt: ({ today }) =>
    sql`exists (select 1 from payments p where p.contact_id = cards.contact_id and p.state = 'claimed'
      and p.paid_on <= ${addDays(today, 1)})`,
  debt_due: ({ today }) => sql`(cards.falls_due_on is not null and cards.falls_due_on = ${today})`,
  unanswered: () => sql`cards.unread > 0`,
}

/** Nobody is listed twice: who is needed for something more pressing is left out. */
const notListedBefore = (kind: TodayKind, about: About): SQL | undefined =>
  and(
    ...TodayKind.options
      .slice(0, TodayKind.options.indexOf(kind))
      .flatMap((one) => (one === 'overdue' ? [] : [sql`not ${isListed[one](about)}`])),
  )

/** Of several receipts of one person the one that waits longest. */
const isFirstReceipt = ({ today }: About): SQL =>
  sql`not exists (select 1 from payments p where p.contact_id = cards.contact_id and p.state = 'claimed'
    and p.paid_on <= ${addDays(today, 1)} and (p.created_at < ${payments.createdAt}
      or (p.created_at = ${payments.createdAt} and p.id < ${payments.id})))`

/** Receipts that wait to be verified, those of one person each. */
async function countReceipts(reader: Reader, about: About): Promise<number> {
  const [found] = await reader.select({ count: count() }).from(payments).where(conditions.receipt(about))
  return found?.count ?? 0
}

async function countOf(reader: Reader, kind: TodayKind, about: About): Promise<TodayCount> {
  const where = and(
    conditions[kind](about),
    notListedBefore(kind, about),
    kind === 'receipt' ? isFirstReceipt(about) : undefined,
    onBoard,
  )
  const one = { one: sql<number>`1`.as('one') }
  const limit = countedAtMost + 1
  const of = {
    broken_promise: () =>
      reader.select(one).from(promises).innerJoin(cards, eq(cards.contactId, promises.contactId)).where(where),
    promise_due: () =>
      reader.select(one).from(promises).innerJoin(cards, eq(cards.contactId, promises.contactId)).where(where),
    instalment_due: () =>
      reader
        .selectDistinct({ one: instalments.planId })
        .from(instalments)
        .innerJoin(plans, eq(plans.id, instalments.planId))
        .innerJoin(cards, eq(cards.contactId, plans.contactId))
        .where(where),
    receipt: () =>
      reader.select(one).from(payments).innerJoin(cards, eq(cards.contactId, payments.contactId)).where(where),
    debt_due: () => reader.select(one).from(cards).where(where),
    unanswered: () => reader.select(one).from(cards).where(where),
    overdue: () => reader.select(one).from(cards).where(where),
  }
  const rows = of[kind]().limit(limit).as('counted')
  const [found] = await reader.select({ count: count() }).from(rows)
  const all = found?.count ?? 0
  return { count: Math.min(all, countedAtMost), isMore: all > countedAtMost }
}

async function brokenPromises(reader: Reader, about: About, { skip, limit }: Slice): Promise<TodayItem[]> {
  // Each status by itself: only so they come in the order of the index, and what is not shown is not read.
  const of = (status: 'broken' | 'partly_kept') =>
    reader
      .select({ promise: promises, cardId: cards.id })
      .from(promises)
      .innerJoin(cards, eq(cards.contactId, promises.contactId))
      .where(and(conditions.broken_promise(about), eq(promises.status, status), onBoard))
      .orderBy(desc(promises.dueOn), desc(promises.id))
      .limit(skip + limit)
  const order = ({ promise }: Awaited<ReturnType<typeof of>>[number]) => `${promise.dueOn} ${promise.id}`
  const both = [...(await of('broken')), ...(await of('partly_kept'))]
  const rows = both.sort((a, b) => (order(a) < order(b) ? 1 : -1)).slice(skip, skip + limit)
  return rows.map(({ promise, cardId }) => ({
    kind: 'broken_promise',
    cardId,
    aboutId: promise.id,
    amountMinor: promise.amountMinor - promise.paidMinor,
    currency: promise.currency,
    on: promise.dueOn,
    since: promise.statusAt,
  }))
}

async function promisesDue(reader: Reader, about: About, { skip, limit }: Slice): Promise<TodayItem[]> {
  const rows = await reader
    .select({ promise: promises, cardId: cards.id })
    .from(promises)
    .innerJoin(cards, eq(cards.contactId, promises.contactId))
    .where(and(conditions.promise_due(about), notListedBefore('promise_due', about), onBoard))
    .orderBy(asc(promises.dueOn), desc(promises.amountMinor), asc(promises.id))
    .limit(limit)
    .offset(skip)
  return rows.map(({ promise, cardId }) => ({
    kind: 'promise_due',
    cardId,
    aboutId: promise.id,
    amountMinor: promise.amountMinor - promise.paidMinor,
    currency: promise.currency,
    on: promise.dueOn,
    since: promise.createdAt,
  }))
}

/** Of each plan the instalment that has waited longest. */
async function instalmentsDue(reader: Reader, about: About, { skip, limit }: Slice): Promise<TodayItem[]> {
  const isFirst = sql`not exists (select 1 from ${instalments} earlier where earlier.plan_id = ${instalments.planId}
    and earlier.open_on is not null and earlier.number < ${instalments.number})`
  const rows = await reader
    .select({ part: instalments, plan: plans, cardId: cards.id })
    .from(instalments)
    .innerJoin(plans, eq(plans.id, instalments.planId))
    .innerJoin(cards, eq(cards.contactId, plans.contactId))
    .where(and(conditions.instalment_due(about), notListedBefore('instalment_due', about), isFirst, onBoard))
    .orderBy(asc(instalments.openOn), asc(instalments.planId))
    .limit(limit)
    .offset(skip)
  return rows.map(({ part, plan, cardId }) => ({
    kind: 'instalment_due',
    cardId,
    aboutId: plan.id,
    amountMinor: part.amountMinor - part.paidMinor,
    currency: plan.currency,
    on: part.dueOn,
    since: plan.statusAt,
  }))
}

async function receipts(reader: Reader, about: About, { skip, limit }: Slice): Promise<TodayItem[]> {
  const rows = await reader
    .select({ payment: payments, cardId: cards.id })
    .from(payments)
    .innerJoin(cards, eq(cards.contactId, payments.contactId))
    .where(and(conditions.receipt(about), notListedBefore('receipt', about), isFirstReceipt(about), onBoard))
    .orderBy(asc(payments.createdAt), asc(payments.id))
    .limit(limit)
    .offset(skip)
  return rows.map(({ payment, cardId }) => ({
    kind: 'receipt',
    cardId,
    aboutId: payment.id,
    amountMinor: payment.amountMinor,
    currency: payment.currency,
    on: payment.paidOn,
    since: payment.createdAt,
  }))
}

/** Who has a debt that is due today, with the largest one that is. */
async function debtsDue(reader: Reader, about: About, { skip, limit }: Slice): Promise<TodayItem[]> {
  const rows = await reader
    .select({ cardId: cards.id, contactId: cards.contactId })
    .from(cards)
    .where(and(conditions.debt_due(about), notListedBefore('debt_due', about), onBoard))
    .orderBy(asc(cards.id))
    .limit(limit)
    .offset(skip)
  const open = await openDebtsDue(
    reader,
    rows.map(({ contactId }) => contactId),
    about.today,
  )
  return rows.flatMap(({ cardId, contactId }) => {
    const [largest] = (open.get(contactId) ?? []).sort((a, b) => b.openMinor - a.openMinor)
    if (!largest) return []
    const { id, openMinor, currency, createdAt } = largest
    return [
      {
        kind: 'debt_due' as const,
        cardId,
        aboutId: id,
        amountMinor: openMinor,
        currency,
        on: about.today,
        since: createdAt,
      },
    ]
  })
}

async function openDebtsDue(reader: Reader, contactIds: readonly string[], on: LocalDate) {
  if (contactIds.length === 0) return new Map<string, never[]>()
  // By name, because the builder leaves the table out where there is one only.
  const openMinor = sql<number>`(select coalesce(sum(e.amount_minor), 0) from ${ledgerEntries} e where e.debt_id = debts.id)`
  const rows = await reader
    .select({
      id: debts.id,
      contactId: debts.contactId,
      currency: debts.currency,
      createdAt: debts.createdAt,
      dueOn: debts.dueOn,
      parts: debts.parts,
      openMinor,
    })
    .from(debts)
    .where(
      and(
        inArray(debts.contactId, [...contactIds]),
        gte(debts.dueOn, on),
        lte(debts.issuedOn, on),
        isNull(debts.cancelledAt),
      ),
    )
  return Map.groupBy(
    rows.flatMap((row) => {
      // Of a sale in instalments what is due on the day.
      const due = openParts(row, Number(row.openMinor)).find(({ dueOn }) => dueOn === on)
      return due ? [{ ...row, openMinor: due.openMinor }] : []
    }),
    ({ contactId }) => contactId,
  )
}

async function unanswered(reader: Reader, about: About, { skip, limit }: Slice): Promise<TodayItem[]> {
  const rows = await reader
    .select({ cardId: cards.id, messageId: cards.lastMessageId, at: cards.lastMessageAt })
    .from(cards)
    .where(and(conditions.unanswered(about), notListedBefore('unanswered', about), onBoard))
    .orderBy(asc(cards.lastMessageAt))
    .limit(limit)
    .offset(skip)
  return rows.map(({ cardId, messageId, at }) => ({
    kind: 'unanswered',
    cardId,
    aboutId: messageId ?? cardId,
    amountMinor: null,
    currency: null,
    on: null,
    since: at ?? 0,
  }))
}

/** Everybody who is late, those of the first days on top, when a word helps most. */
async function overdue(reader: Reader, about: About, { skip, limit }: Slice): Promise<TodayItem[]> {
  const rows = await reader
    .select({ id: cards.id, money: cards.money, stageSince: cards.stageSince, since: cards.overdueSince })
    .from(cards)
    .where(and(conditions.overdue(about), notListedBefore('overdue', about), onBoard))
    .orderBy(desc(cards.overdueSince), asc(cards.id))
    .limit(limit)
    .offset(skip)
  return rows.map((card) => {
    const [largest] = Object.entries(card.money?.overdue ?? {}).sort(([, a], [, b]) => b - a)
    return {
      kind: 'overdue',
      cardId: card.id,
      aboutId: card.id,
      amountMinor: largest?.[1] ?? null,
      currency: largest?.[0] ?? null,
      on: card.money?.dueOn ?? null,
      since: card.stageSince,
    }
  })
}
