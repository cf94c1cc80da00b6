import { type Amounts, addAmounts } from '@aldia/shared/money.ts'
import type { DayClose, DayCloseLine, PaymentFilter, PaymentLine, PaymentList } from '@aldia/shared/money-lists.ts'
import { and, count, desc, eq, gte, inArray, lt, lte, or, sql, sum } from 'drizzle-orm'
import type { Reader } from '#base/database/database.ts'
import { cards } from '#board/board.tables.ts'
import { contacts } from '#contacts/contacts.tables.ts'
import { payments } from '#payments/payments.tables.ts'

// All payments by day, and the close of a day. A page is one query over the index by day; so are the sums of a filter.

const linesOfAPage = 50

function matching(workspaceId: string, { from, to, state, paidBy, by }: PaymentFilter) {
  return and(
    eq(payments.workspaceId, workspaceId),
    from === undefined ? undefined : gte(payments.paidOn, from),
    to === undefined ? undefined : lte(payments.paidOn, to),
    state === undefined ? undefined : eq(payments.state, state),
    paidBy === undefined ? undefined : eq(payments.paidBy, paidBy),
    by === undefined ? undefined : eq(payments.settledById, by),
  )
}

/** Payments of a filter, newest day first. `after`: as the page before told it. */
export async function readPaymentList(
  reader: Reader,
  about: { workspaceId: string; filter: PaymentFilter; after: string | null },
): Promise<PaymentList> {
  const { workspaceId, filter, after } = about
  const [day = '', id = ''] = after?.split('_') ?? []
  const older =
    after === null ? undefined : or(lt(payments.paidOn, day), and(eq(payments.paidOn, day), lt(payments.id, id)))
  const rows = await reader
    .select({
      id: payments.id,
      cardId: cards.id,
      name: contacts.name,
      pushName: contacts.pushName,
      phone: contacts.phone,
      amountMinor: payments.amountMinor,
      currency: payments.currency,
      paidOn: payments.paidOn,
      paidBy: payments.paidBy,
      state: payments.state,
      reference: payments.reference,
      settledAt: payments.settledAt,
      settledById: payments.settledById,
      reason: payments.reason,
    })
    .from(payments)
    .innerJoin(contacts, eq(contacts.id, payments.contactId))
    .leftJoin(cards, eq(cards.contactId, payments.contactId))
    .where(and(matching(workspaceId, filter), older))
    .orderBy(desc(payments.paidOn), desc(payments.id))
    .limit(linesOfAPage + 1)
  const shown = rows.slice(0, linesOfAPage)
  const last = shown.at(-1)
  return {
    payments: shown.map(({ name, pushName, ...row }): PaymentLine => ({ ...row, personName: name ?? pushName })),
    next: rows.length > linesOfAPage && last ? `${last.paidOn}_${last.id}` : null,
    totals: after === null ? await totalsOf(reader, workspaceId, filter) : null,
  }
}

async function totalsOf(
  reader: Reader,
  workspaceId: string,
  filter: PaymentFilter,
): Promise<NonNullable<PaymentList['totals']>> {
  const rows = await reader
    .select({
      state: payments.state,
      currency: payments.currency,
      amountMinor: sum(payments.amountMinor),
      count: count(),
    })
    .from(payments)
    .where(matching(workspaceId, filter))
    .groupBy(payments.state, payments.currency)
  const of = (state: string): Amounts =>
    addAmounts(
      ...rows.flatMap((row) => (row.state === state ? [{ [row.currency]: Number(row.amountMinor ?? 0) }] : [])),
    )
  return { confirmed: of('confirmed'), claimed: of('claimed'), count: rows.reduce((all, row) => all + row.count, 0) }
}

/** What came on a day, by way of paying and currency: what is confirmed, and beside it what is only said. */
export async function readDayClose(
  reader: Reader,
  { workspaceId, on }: { workspaceId: string; on: string },
): Promise<DayClose> {
  const minor = (state: string) =>
    sql<number>`coalesce(sum(case when ${payments.state} = ${state} then ${payments.amountMinor} else 0 end), 0)`
  const times = (state: string) => sql<number>`sum(case when ${payments.state} = ${state} then 1 else 0 end)`
  const rows = await reader
    .select({
      paidBy: payments.paidBy,
      currency: payments.currency,
      confirmedMinor: minor('confirmed'),
      confirmedCount: times('confirmed'),
      claimedMinor: minor('claimed'),
      claimedCount: times('claimed'),
    })
    .from(payments)
    .where(
      and(
        eq(payments.workspaceId, workspaceId),
        eq(payments.paidOn, on),
        inArray(payments.state, ['confirmed', 'claimed']),
      ),
    )
    .groupBy(payments.paidBy, payments.currency)
    .orderBy(payments.currency, payments.paidBy)
  const lines = rows.map(
    (row): DayCloseLine => ({
      ...row,
      confirmedMinor: Number(row.confirmedMinor),
      confirmedCount: Number(row.confirmedCount),
      claimedMinor: Number(row.claimedMinor),
      claimedCount: Number(row.claimedCount),
    }),
  )
  return {
    on,
    lines,
    confirmed: addAmounts(...lines.map((line) => ({ [line.currency]: line.confirmedMinor }))),
    claimed: addAmounts(...lines.map((line) => ({ [line.currency]: line.claimedMinor }))),
  }
}
