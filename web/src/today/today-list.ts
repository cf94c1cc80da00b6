import type { TodayItem, TodayKind } from '@aldia/shared/account.ts'
import type { Card } from '@aldia/shared/card.ts'
import { type TodayCount, TodayMore, TodayPage } from '@aldia/shared/change.ts'
import type { LocalDate } from '@aldia/shared/dates.ts'
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import { getJson } from '#base/api.ts'
import { type News, onNews } from '#records/records.ts'

/** News within this time is answered with one reload. */
const gatherMs = 700

/** One reason why somebody is needed, with the card it is about. */
export interface TodayRow {
  readonly item: TodayItem
  readonly card: Card
}

/** The rows of one kind, in the server's order. */
export interface TodayGroup {
  readonly kind: TodayKind
  readonly rows: readonly TodayRow[]
  /** All of the kind, also those that were not sent. */
  readonly total: TodayCount
  /** What to ask for more with; null when all are here. */
  readonly next: string | null
}

/** What needs somebody on a day; follows the news. */
export function useTodayPage(day: LocalDate) {
  const page = useQuery({
    queryKey: ['today', day],
    queryFn: ({ signal }) => getJson('/api/today', TodayPage, signal),
    placeholderData: keepPreviousData,
    // Coming back from a conversation shows what is known at once and asks again behind.
    staleTime: 0,
  })
  useReloadOnNews('today', touchesToday)
  // Further pages belong to the first one that they followed.
  const [more, setMore] = useState<{ readonly of: TodayPage; readonly pages: Pages } | null>(null)
  const pages = more !== null && more.of === page.data ? more.pages : noPages
  const groups = useMemo(
    () => (page.data === undefined ? [] : todayGroups(withPages(page.data, pages))),
    [page.data, pages],
  )
  async function loadMore(kind: TodayKind): Promise<void> {
    const first = page.data
    const after = first && withPages(first, pages).next[kind]
    if (first === undefined || after == null) return
    const got = await getJson(`/api/today/${kind}?after=${after}`, TodayMore)
    setMore((now) => {
      const known = now?.of === first ? now.pages : noPages
      return { of: first, pages: { ...known, [kind]: [...(known[kind] ?? []), got] } }
    })
  }
  return { ...page, groups, loadMore }
}

type Pages = Readonly<Partial<Record<TodayKind, readonly TodayMore[]>>>
const noPages: Pages = {}

/** The first page with those that followed it, each after its own kind; what stood on an earlier page is not told twice. Pure. */
export function withPages(first: TodayPage, pages: Pages): TodayPage {
  const kinds = Object.keys(pages) as TodayKind[]
  if (kinds.length === 0) return first
  const items = new Map<string, TodayItem>()
  const add = (all: readonly TodayItem[]) => {
    for (const item of all) items.set(`${item.kind} ${item.cardId} ${item.aboutId}`, item)
  }
  add(first.items)
  for (const kind of kinds) for (const page of pages[kind] ?? []) add(page.items)
  const cards = [...first.cards, ...kinds.flatMap((kind) => (pages[kind] ?? []).flatMap((page) => page.cards))]
  const next = { ...first.next }
  for (const kind of kinds) next[kind] = pages[kind]?.at(-1)?.next ?? null
  return { ...first, items: [...items.values()], cards, next }
}

/** The items in the order of the answer, each with its card; a new group begins with each new kind. Pure. */
export function todayGroups({ items, cards, totals, next }: TodayPage): readonly TodayGroup[] {
  const cardOf = new Map(cards.map((card) => [card.id, card]))
  const groups = new Map<TodayKind, TodayRow[]>()
  for (const item of items) {
    const card = cardOf.get(item.cardId)
    if (card !== undefined) groups.set(item.kind, [...(groups.get(item.kind) ?? []), { item, card }])
  }
  return [...groups].map(([kind, rows]) => ({ kind, rows, total: totals[kind], next: next[kind] }))
}

/** Anything changed that *Hoy* is made of. */
export const touchesToday = ({ saved, removed, caughtUp }: News) =>
  caughtUp ||
  removed.length > 0 ||
  [saved.cards, saved.payments, saved.promises, saved.plans, saved.debts].some((rows) => (rows?.length ?? 0) > 0)

/** Payments changed. */
export const touchesPayments = ({ saved, caughtUp }: News): boolean => caughtUp || (saved.payments?.length ?? 0) > 0
/** Cards changed. */
export const touchesCards = ({ saved, caughtUp }: News): boolean => caughtUp || (saved.cards?.length ?? 0) > 0

/** Asks again when news says that the answer may be another one. */
export function useReloadOnNews(key: string, isAbout: (news: News) => boolean): void {
  const client = useQueryClient()
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const stop = onNews((news) => {
      if (!isAbout(news)) return
      timer ??= setTimeout(() => {
        timer = undefined
        void client.invalidateQueries({ queryKey: [key] })
      }, gatherMs)
    })
    return () => {
      stop()
      clearTimeout(timer)
    }
  }, [client, key, isAbout])
}
