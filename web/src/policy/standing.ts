import { ContactStanding } from '@aldia/shared/contact-policy.ts'
import { useEffect } from 'react'
import { create } from 'zustand'
import { ApiFailure, getJson } from '#base/api.ts'
import { now } from '#base/clock.ts'
import { onNews } from '#records/records.ts'

// Whether and when the person of an open conversation may be written to, as the server says it.

const useStandings = create<{ standings: ReadonlyMap<string, ContactStanding> }>()(() => ({ standings: new Map() }))

/** Cards on show; only these are asked for again. */
const shown = new Map<string, number>()
/** News come in bursts; one question answers them all (ms). */
const settleMs = 150
const waiting = new Map<string, ReturnType<typeof setTimeout>>()
/** Timers cannot be longer; the next moment is asked for again then (ms). */
const longestTimerMs = 3_600_000

/** What stands of a card's person while it is on show; null: not known yet. */
export function useStanding(cardId: string): ContactStanding | null {
  const standing = useStandings((state) => state.standings.get(cardId)) ?? null
  useEffect(() => {
    shown.set(cardId, (shown.get(cardId) ?? 0) + 1)
    ask(cardId, 0)
    return () => {
      const left = (shown.get(cardId) ?? 1) - 1
      if (left > 0) shown.set(cardId, left)
      else shown.delete(cardId)
    }
  }, [cardId])
  const nextAt = standing?.typed.nextAt ?? standing?.reminder.nextAt ?? null
  useEffect(() => {
    const delay = nextAt === null ? longestTimerMs : Math.min(Math.max(nextAt - now(), 1_000), longestTimerMs)
    const timer = setTimeout(() => ask(cardId, 0), delay)
    return () => clearTimeout(timer)
  }, [cardId, nextAt])
  return standing
}

function ask(cardId: string, inMs: number): void {
  clearTimeout(waiting.get(cardId))
  waiting.set(
    cardId,
    setTimeout(() => void load(cardId), inMs),
  )
}

async function load(cardId: string): Promise<void> {
  waiting.delete(cardId)
  if (!shown.has(cardId)) return
  try {
    const standing = await getJson(`/api/cards/${encodeURIComponent(cardId)}/contact`, ContactStanding)
    useStandings.setState(({ standings }) => ({ standings: new Map(standings).set(cardId, standing) }))
  } catch (error) {
    // Without it one writes as ever; the server rules all the same.
    if (!(error instanceof ApiFailure)) throw error
  }
}

onNews(({ saved, events, caughtUp }) => {
  for (const cardId of shown.keys()) {
    const isAbout =
      caughtUp ||
      saved.workspaces !== undefined ||
      events.some((event) => event.cardId === cardId) ||
      saved.messages?.some((message) => message.cardId === cardId)
    if (isAbout) ask(cardId, settleMs)
  }
})
