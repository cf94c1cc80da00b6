import { addDays, type LocalDate } from '@aldia/shared/dates.ts'
import { OverdueBucket, type OverduePage, overdueDays } from '@aldia/shared/money-lists.ts'
import { and, asc, count, eq, gt, gte, isNull, lte, or, sql } from 'drizzle-orm'
import type { Reader } from '#base/database/database.ts'
import { eachAmount } from '#base/database/dialect.ts'
import { cards } from '#board/board.tables.ts'
import { loadCards } from '#board/card.reads.ts'

// Everybody who is late, by how long the oldest thing that is open is. A page is one query over the index by the day since when.

const cardsOfAPage = 50

interface About {
  readonly workspaceId: string
  readonly today: LocalDate
}

/** A card is in the list from the day after a due date on, so that one day late is a card of today. */
function within({ workspaceId, today }: About, bucket: OverdueBucket) {
  const { from, to } = overdueDays[bucket]
  return and(
    eq(cards.workspaceId, workspaceId),
    lte(cards.overdueSince, addDays(today, 1 - from)),
    to === null ? undefined : gte(cards.overdueSince, addDays(today, 1 - to)),
    isNull(cards.mergedIntoId),
  )
}

/** Who is late in a bucket, longest first. `after`: as the page before told it. */
export async function readOverdue(
  reader: Reader,
  about: About & { bucket: OverdueBucket; after: string | null },
): Promise<OverduePage> {
  const { workspaceId, bucket, after } = about
  const [day = '', id = ''] = after?.split('_') ?? []
  const later =
    after === null ? undefined : or(gt(cards.overdueSince, day), and(eq(cards.overdueSince, day), gt(cards.id, id)))
  const rows = await reader
    .select({ id: cards.id, since: cards.overdueSince })
    .from(cards)
    .where(and(within(about, bucket), later))
    .orderBy(asc(cards.overdueSince), asc(cards.id))
    .limit(cardsOfAPage + 1)
  const shown = rows.slice(0, cardsOfAPage)
  const known = new Map(
    (
      await loadCards(
        reader,
        workspaceId,
        shown.map((row) => row.id),
      )
    ).map((card) => [card.id, card]),
  )
  const last = shown.at(-1)
  return {
    cards: shown.flatMap((row) => known.get(row.id) ?? []),
    next: rows.length > cardsOfAPage && last ? `${last.since}_${last.id}` : null,
    sums: after === null ? await sumsOf(reader, about) : null,
  }
}

async function sumsOf(reader: Reader, about: About): Promise<NonNullable<OverduePage['sums']>> {
  const sums: [OverdueBucket, { count: number; amounts: Record<string, number> }][] = []
  for (const bucket of OverdueBucket.options) {
    const [counted] = await reader.select({ count: count() }).from(cards).where(within(about, bucket))
    const each = eachAmount(cards.money, 'overdue', 'late')
    const rows = await reader
      .select({ currency: sql<string>`late.key`, amountMinor: sql<number>`sum(cast(late.value as bigint))` })
      .from(cards)
      .crossJoin(each)
      .where(within(about, bucket))
      .groupBy(sql`late.key`)
    sums.push([
      bucket,
      {
        count: counted?.count ?? 0,
        amounts: Object.fromEntries(rows.map((row) => [row.currency, Number(row.amountMinor)])),
      },
    ])
  }
  return Object.fromEntries(sums) as NonNullable<OverduePage['sums']>
}
