import type { TodayItem, TodayKind } from '@aldia/shared/account.ts'
import type { Card } from '@aldia/shared/card.ts'
import { TodayPage } from '@aldia/shared/change.ts'
import type { LocalDate } from '@aldia/shared/dates.ts'
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
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
  readonly total: number
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
  const groups = useMemo(() => (page.data === undefined ? [] : todayGroups(page.data)), [page.data])
  return { ...page, groups }
}

/** The items in the order of the answer, each with its card; a new group begins with each new kind. Pure. */
export function todayGroups({ items, cards, totals }: TodayPage): readonly TodayGroup[] {
  const cardOf = new Map(cards.map((card) => [card.id, card]))
  const groups = new Map<TodayKind, TodayRow[]>()
  for (const item of items) {
    const card = cardOf.get(item.cardId)
    if (card !== undefined) groups.set(item.kind, [...(groups.get(item.kind) ?? []), { item, card }])
  }
  return [...groups].map(([kind, rows]) => ({ kind, rows, total: totals[kind] }))
}

const touchesToday = ({ saved, removed, caughtUp }: News) =>
  caughtUp ||
  removed.length > 0 ||
  [saved.cards, saved.payments, saved.promises, saved.plans, saved.debts].some((rows) => (rows?.length ?? 0) > 0)

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
