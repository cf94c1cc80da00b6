import type { TodayItem, TodayKind } from '@aldia/shared/account.ts'
import type { TodayPage } from '@aldia/shared/change.ts'
import { addDays, dayIn } from '@aldia/shared/dates.ts'
import { and, asc, desc, eq, gt, gte, inArray, isNull, lte } from 'drizzle-orm'
import type { Reader } from '#base/database/database.ts'
import { cards } from '#board/board.tables.ts'
import { loadCards } from '#board/card.reads.ts'
import { payments } from '#payments/payments.tables.ts'
import { instalments, plans } from '#plans/plans.tables.ts'
import { promises } from '#promises/promises.tables.ts'

// The page *Hoy*: what needs somebody now, most urgent first. Each kind is read by an index of its own, so that the page costs
// what it shows and not what the board holds.

const itemsOfAKind = 200
/** More than this is counted as this; nobody works through so much in a day. */
const countedAtMost = 2_000
/** A promise broken longer ago (days) is no news; its card stands in *overdue* all the same. */
const brokenDays = 60
/** The first days late, when a word helps most. */
const firstOverdueDays = 7

const onBoard = isNull(cards.mergedIntoId)

/** `now` in epoch ms, `timeZone` that of the workspace. */
export async function readToday(
  reader: Reader,
  about: { workspaceId: string; timeZone: string; now: number },
): Promise<TodayPage> {
  const today = dayIn(about.timeZone, about.now)
  const found: Record<TodayKind, TodayItem[]> = {
    broken_promise: await brokenPromises(reader, about.workspaceId, today),
    promise_due: await promisesDue(reader, about.workspaceId, today),
    instalment_due: await instalmentsDue(reader, about.workspaceId, today),
    receipt: await receipts(reader, about.workspaceId),
    unanswered: await unanswered(reader, about.workspaceId),
    first_overdue: await firstOverdue(reader, about.workspaceId, today),
  }
  const items = Object.values(found).flatMap((all) => all.slice(0, itemsOfAKind))
  const totals = Object.fromEntries(Object.entries(found).map(([kind, all]) => [kind, all.length]))
  return {
    items,
    cards: await loadCards(reader, about.workspaceId, [...new Set(items.map(({ cardId }) => cardId))]),
    totals: totals as Record<TodayKind, number>,
  }
}

async function brokenPromises(reader: Reader, workspaceId: string, today: string): Promise<TodayItem[]> {
  const rows = await reader
    .select({ promise: promises, cardId: cards.id, money: cards.money })
    .from(promises)
    .innerJoin(cards, eq(cards.contactId, promises.contactId))
    .where(
      and(
        eq(promises.workspaceId, workspaceId),
        inArray(promises.status, ['broken', 'partly_kept']),
        gte(promises.dueOn, addDays(today, -brokenDays)),
        onBoard,
      ),
    )
    .orderBy(desc(promises.id))
    .limit(countedAtMost)
  const seen = new Set<string>()
  return rows.flatMap(({ promise, cardId, money }) => {
    // Of several only the last one counts, and only while nothing has been agreed since.
    if (money?.broken == null || seen.has(cardId)) return []
    seen.add(cardId)
    return [
      {
        kind: 'broken_promise' as const,
        cardId,
        aboutId: promise.id,
        amountMinor: promise.amountMinor - promise.paidMinor,
        currency: promise.currency,
        on: promise.dueOn,
        since: promise.statusAt,
      },
    ]
  })
}

async function promisesDue(reader: Reader, workspaceId: string, today: string): Promise<TodayItem[]> {
  const rows = await reader
    .select({ promise: promises, cardId: cards.id })
    .from(promises)
    .innerJoin(cards, eq(cards.contactId, promises.contactId))
    .where(
      and(eq(promises.workspaceId, workspaceId), eq(promises.status, 'pending'), lte(promises.dueOn, today), onBoard),
    )
    .orderBy(asc(promises.dueOn), desc(promises.amountMinor))
    .limit(countedAtMost)
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

async function instalmentsDue(reader: Reader, workspaceId: string, today: string): Promise<TodayItem[]> {
  const rows = await reader
    .select({ part: instalments, plan: plans, cardId: cards.id })
    .from(instalments)
    .innerJoin(plans, eq(plans.id, instalments.planId))
    .innerJoin(cards, eq(cards.contactId, plans.contactId))
    .where(and(eq(instalments.workspaceId, workspaceId), lte(instalments.openOn, today), onBoard))
    .orderBy(asc(instalments.openOn), asc(instalments.number))
    .limit(countedAtMost)
  const seen = new Set<string>()
  return rows.flatMap(({ part, plan, cardId }) => {
    if (seen.has(plan.id)) return []
    seen.add(plan.id)
    return [
      {
        kind: 'instalment_due' as const,
        cardId,
        aboutId: plan.id,
        amountMinor: part.amountMinor - part.paidMinor,
        currency: plan.currency,
        on: part.dueOn,
        since: plan.statusAt,
      },
    ]
  })
}

async function receipts(reader: Reader, workspaceId: string): Promise<TodayItem[]> {
  const rows = await reader
    .select({ payment: payments, cardId: cards.id })
    .from(payments)
    .innerJoin(cards, eq(cards.contactId, payments.contactId))
    .where(and(eq(payments.workspaceId, workspaceId), eq(payments.state, 'claimed'), onBoard))
    .orderBy(asc(payments.createdAt))
    .limit(countedAtMost)
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

async function unanswered(reader: Reader, workspaceId: string): Promise<TodayItem[]> {
  const rows = await reader
    .select({
      cardId: cards.id,
      messageId: cards.lastMessageId,
      at: cards.lastMessageAt,
    })
    .from(cards)
    .where(and(eq(cards.workspaceId, workspaceId), gt(cards.unread, 0), onBoard))
    .orderBy(asc(cards.lastMessageAt))
    .limit(countedAtMost)
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

async function firstOverdue(reader: Reader, workspaceId: string, today: string): Promise<TodayItem[]> {
  const rows = await reader
    .select({ card: cards })
    .from(cards)
    .where(
      and(
        eq(cards.workspaceId, workspaceId),
        gt(cards.overdueSince, addDays(today, -firstOverdueDays)),
        lte(cards.overdueSince, today),
        onBoard,
      ),
    )
    .orderBy(desc(cards.overdueSince))
    .limit(countedAtMost)
  return rows.flatMap(({ card }) => {
    // Whoever has agreed on something is not to be reminded.
    if (!card.money || card.money.next !== null || card.money.broken !== null) return []
    const [largest] = Object.entries(card.money.balances).sort(([, a], [, b]) => b - a)
    return [
      {
        kind: 'first_overdue' as const,
        cardId: card.id,
        aboutId: card.id,
        amountMinor: largest?.[1] ?? null,
        currency: largest?.[0] ?? null,
        on: card.money.dueOn,
        since: card.stageSince,
      },
    ]
  })
}
