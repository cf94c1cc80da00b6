import { Cadences, CardLadder, PlannedDays, PlannedPage } from '@aldia/shared/cadence-commands.ts'
import type { LocalDate } from '@aldia/shared/dates.ts'
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { getJson } from '#base/api.ts'
import { type News, onNews } from '#records/records.ts'

// What the server plans, as the screens ask for it; asked again when something changed.

/** News about ladders is answered at once, other news (money, messages, moves) after a while: planning all is work (ms). */
const soonMs = 300
const laterMs = 5_000

export const usePlannedDays = () =>
  useQuery({
    queryKey: ['cadences', 'days'],
    queryFn: ({ signal }) => getJson('/api/cadences/days', PlannedDays, signal),
  })

/** What is planned for a day, or (null) what waits for somebody; page by page. */
export function usePlanned(on: LocalDate | null) {
  const path = on === null ? '/api/cadences/approvals' : `/api/cadences/days/${on}`
  const list = useInfiniteQuery({
    queryKey: ['cadences', 'page', on],
    queryFn: ({ pageParam, signal }) => getJson(`${path}?from=${pageParam}`, PlannedPage, signal),
    initialPageParam: 0,
    getNextPageParam: (page) => page.next,
  })
  return { ...list, items: (list.data?.pages ?? []).flatMap(({ items }) => items) }
}

export const useCadences = () =>
  useQuery({
    queryKey: ['cadences', 'all'],
    queryFn: ({ signal }) => getJson('/api/cadences', Cadences, signal),
  })

export function useLadder(cardId: string) {
  useReloadPlanned()
  return useQuery({
    queryKey: ['cadences', 'ladder', cardId],
    queryFn: ({ signal }) => getJson(`/api/cards/${encodeURIComponent(cardId)}/ladder`, CardLadder, signal),
  })
}

const isAboutLadders = ({ events, caughtUp }: News): boolean =>
  caughtUp || events.some(({ type }) => /^(cadence|cadences|reminders)\./.test(type))

/** Asks again for whatever of this is on show. */
export function useReloadPlanned(): void {
  const client = useQueryClient()
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const reload = () => {
      timer = undefined
      void client.invalidateQueries({ queryKey: ['cadences'] })
    }
    const stop = onNews((news) => {
      if (isAboutLadders(news)) {
        clearTimeout(timer)
        timer = setTimeout(reload, soonMs)
      } else if (news.events.length > 0) timer ??= setTimeout(reload, laterMs)
    })
    return () => {
      stop()
      clearTimeout(timer)
    }
  }, [client])
}
