import { addDays, type LocalDate, weekdayOf } from '@aldia/shared/dates.ts'
import { type Amounts, addAmounts } from '@aldia/shared/money.ts'
import type { Overview } from '@aldia/shared/money-lists.ts'
import { and, eq, gte, isNull, lte, sql, sum } from 'drizzle-orm'
import type { Reader } from '#base/database/database.ts'
import { eachAmount } from '#base/database/dialect.ts'
import { cards, stages } from '#board/board.tables.ts'
import { payments } from '#payments/payments.tables.ts'
import { promises } from '#promises/promises.tables.ts'

// The four figures of a business. Each is a sum that is kept already or one over an index: what they cost grows with who is late, with
// the promises of the day and with the payments of the week.

/** What is owed, overdue, promised until today and received this week, in minor units by currency. */
export async function readOverview(
  reader: Reader,
  { workspaceId, today }: { workspaceId: string; today: LocalDate },
): Promise<Overview> {
  const weekFrom = addDays(today, 1 - weekdayOf(today))
  const columns = await reader.select({ totals: stages.totals }).from(stages).where(eq(stages.workspaceId, workspaceId))
  return {
    owed: positive(addAmounts(...columns.map(({ totals }) => totals))),
    overdue: await overdueIn(reader, workspaceId, today),
    promised: await promisedIn(reader, workspaceId, today),
    received: await receivedIn(reader, workspaceId, { from: weekFrom, to: today }),
    weekFrom,
  }
}

async function overdueIn(reader: Reader, workspaceId: string, today: LocalDate): Promise<Amounts> {
  const rows = await reader
    .select({ currency: sql<string>`late.key`, amountMinor: sql<number>`sum(cast(late.value as bigint))` })
    .from(cards)
    .crossJoin(eachAmount(cards.money, 'overdue', 'late'))
    .where(and(eq(cards.workspaceId, workspaceId), lte(cards.overdueSince, today), isNull(cards.mergedIntoId)))
    .groupBy(sql`late.key`)
  return amountsOf(rows)
}

async function promisedIn(reader: Reader, workspaceId: string, today: LocalDate): Promise<Amounts> {
  const missing = sql<number>`sum(${promises.amountMinor} - ${promises.paidMinor})`
  const rows = await reader
    .select({ currency: promises.currency, amountMinor: missing })
    .from(promises)
    .where(and(eq(promises.workspaceId, workspaceId), eq(promises.status, 'pending'), lte(promises.dueOn, today)))
    .groupBy(promises.currency)
  return amountsOf(rows)
}

async function receivedIn(
  reader: Reader,
  workspaceId: string,
  { from, to }: { from: LocalDate; to: LocalDate },
): Promise<Amounts> {
  const rows = await reader
    .select({ currency: payments.currency, amountMinor: sum(payments.amountMinor) })
    .from(payments)
    .where(
      and(
        eq(payments.workspaceId, workspaceId),
        gte(payments.paidOn, from),
        lte(payments.paidOn, to),
        eq(payments.state, 'confirmed'),
      ),
    )
    .groupBy(payments.currency)
  return amountsOf(rows)
}

const amountsOf = (rows: readonly { currency: string; amountMinor: unknown }[]): Amounts =>
  positive(Object.fromEntries(rows.map(({ currency, amountMinor }) => [currency, Number(amountMinor ?? 0)])))

const positive = (amounts: Amounts): Amounts =>
  Object.fromEntries(Object.entries(amounts).filter(([, amountMinor]) => amountMinor > 0))
