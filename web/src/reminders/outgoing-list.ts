import type { Card } from '@aldia/shared/card.ts'
import type { LocalDate } from '@aldia/shared/dates.ts'
import type { Message } from '@aldia/shared/message.ts'
import { type OutgoingItem, type OutgoingKind, OutgoingPage, type OutgoingState } from '@aldia/shared/outgoing.ts'
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import { getJson } from '#base/api.ts'
import { type News, onNews } from '#records/records.ts'

/** News within this time is answered with one reload (ms). */
const gatherMs = 700

/** What of the list is looked at; null: all. */
export interface OutgoingChoice {
  readonly state: OutgoingState | null
  readonly kind: OutgoingKind | null
  readonly authorId: string | null
  readonly cardId: string | null
}

/** One message that waits, with its person. */
export interface OutgoingEntry {
  readonly item: OutgoingItem
  readonly message: Message
  readonly card: Card
}

/** What waits to leave, soonest first, page by page; follows the news. */
export function useOutgoing(choice: OutgoingChoice) {
  const list = useInfiniteQuery({
    queryKey: ['outgoing', choice],
    queryFn: ({ pageParam, signal }) => getJson(outgoingPath(choice, pageParam), OutgoingPage, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  })
  useReload()
  const entries = useMemo(() => entriesOf(list.data?.pages ?? []), [list.data])
  return { ...list, entries }
}

function outgoingPath(choice: OutgoingChoice, after: string | null): string {
  const given = Object.entries({ ...choice, after }).filter((entry): entry is [string, string] => entry[1] !== null)
  return `/api/outgoing?${new URLSearchParams(given)}`
}

/** The items of all pages, each once, with what they are about. Pure. */
export function entriesOf(pages: readonly OutgoingPage[]): readonly OutgoingEntry[] {
  const messages = new Map(pages.flatMap((page) => page.messages.map((one) => [one.id, one] as const)))
  const cards = new Map(pages.flatMap((page) => page.cards.map((one) => [one.id, one] as const)))
  const items = new Map(pages.flatMap((page) => page.items.map((one) => [one.messageId, one] as const)))
  return [...items.values()].flatMap((item) => {
    const message = messages.get(item.messageId)
    const card = cards.get(item.cardId)
    return message && card ? [{ item, message, card }] : []
  })
}

/** The entries by the day on which they leave, or should have. Pure: how an instant becomes a day is handed in. */
export function byDay(
  entries: readonly OutgoingEntry[],
  dayOf: (at: number) => LocalDate,
): readonly [LocalDate, readonly OutgoingEntry[]][] {
  return [...Map.groupBy(entries, ({ item }) => dayOf(item.at))]
}

const touchesOutgoing = ({ saved, removed, caughtUp }: News) =>
  caughtUp || removed.length > 0 || (saved.messages ?? []).some(({ direction }) => direction === 'out')

function useReload(): void {
  const client = useQueryClient()
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const stop = onNews((news) => {
      if (!touchesOutgoing(news)) return
      timer ??= setTimeout(() => {
        timer = undefined
        void client.invalidateQueries({ queryKey: ['outgoing'] })
      }, gatherMs)
    })
    return () => {
      stop()
      clearTimeout(timer)
    }
  }, [client])
}
