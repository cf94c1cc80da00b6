import { type Event, EventPage } from '@aldia/shared/event.ts'
import { useEffect, useState } from 'react'
import { ApiFailure, getJson } from '#base/api.ts'
import { onNews } from '#records/records.ts'
import { useSurvivor } from '#records/use-records.ts'

interface Loaded {
  readonly cardId: string
  readonly events: readonly Event[]
  readonly next: string | null
  readonly state: 'loading' | 'ready' | 'failed'
}

const limit = 50

/** What happened with a card, newest first; new events come on top by themselves. */
export function useTimeline(openedId: string): Omit<Loaded, 'cardId' | 'next'> & {
  readonly more: boolean
  readonly loadMore: () => void
  readonly retry: () => void
} {
  const cardId = useSurvivor(openedId)
  const [loaded, setLoaded] = useState<Loaded>({ cardId, events: [], next: null, state: 'loading' })
  const [attempt, setAttempt] = useState(0)
  useEffect(() => {
    const asking = new AbortController()
    setLoaded((before) => (before.cardId === cardId ? before : { cardId, events: [], next: null, state: 'loading' }))
    getJson(`/api/cards/${cardId}/events?limit=${limit}`, EventPage, asking.signal).then(
      (page) => setLoaded({ cardId, ...page, state: 'ready' }),
      (error: unknown) => {
        if (error instanceof ApiFailure) setLoaded({ cardId, events: [], next: null, state: 'failed' })
      },
    )
    const stop = onNews((news) => {
      if (news.caughtUp) setAttempt((count) => count + 1)
      const fresh = news.events.filter((event) => event.cardId === cardId)
      if (fresh.length > 0) setLoaded((before) => ({ ...before, events: joined(fresh, before.events) }))
    })
    return () => {
      asking.abort()
      stop()
    }
  }, [cardId, attempt])
  const loadMore = () => {
    if (loaded.next === null) return
    const path = `/api/cards/${cardId}/events?before=${encodeURIComponent(loaded.next)}&limit=${limit}`
    getJson(path, EventPage).then(
      (page) => setLoaded((before) => ({ ...before, events: joined(before.events, page.events), next: page.next })),
      (error: unknown) => {
        if (!(error instanceof ApiFailure)) throw error
      },
    )
  }
  return {
    events: loaded.events,
    state: loaded.state,
    more: loaded.next !== null,
    loadMore,
    retry: () => setAttempt((count) => count + 1),
  }
}

function joined(first: readonly Event[], second: readonly Event[]): readonly Event[] {
  const known = new Set(first.map((event) => event.id))
  return [...first, ...second.filter((event) => !known.has(event.id))]
}
