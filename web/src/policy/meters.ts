import { ContactMeters } from '@aldia/shared/contact-policy.ts'
import { useEffect } from 'react'
import { create } from 'zustand'
import { ApiFailure, getJson } from '#base/api.ts'
import { onNews } from '#records/records.ts'

// The contact meters of the cards on show, asked for together.

type Meter = ContactMeters['meters'][number]

const useMeters = create<{ meters: ReadonlyMap<string, Meter> }>()(() => ({ meters: new Map() }))

/** Cards on show, and those whose meter is to be asked for. */
const shown = new Map<string, number>()
const wanted = new Set<string>()
/** Cards come and change in bursts; one question is for all of them (ms). */
const settleMs = 400
const atOnce = 100
let isAsked = false

/** The meter of a card while it is on show; null: not known, or nothing is owed. */
export function useMeter(cardId: string): Meter | null {
  useEffect(() => {
    shown.set(cardId, (shown.get(cardId) ?? 0) + 1)
    if (!useMeters.getState().meters.has(cardId)) want(cardId)
    return () => {
      const left = (shown.get(cardId) ?? 1) - 1
      if (left > 0) shown.set(cardId, left)
      else shown.delete(cardId)
    }
  }, [cardId])
  return useMeters((state) => state.meters.get(cardId)) ?? null
}

function want(cardId: string): void {
  wanted.add(cardId)
  if (isAsked) return
  isAsked = true
  setTimeout(() => void load(), settleMs)
}

async function load(): Promise<void> {
  isAsked = false
  const [cardIds, others] = split([...wanted].filter((id) => shown.has(id)))
  wanted.clear()
  for (const id of others) want(id)
  if (cardIds.length === 0) return
  try {
    const { meters } = await getJson(`/api/contact-meters?cards=${cardIds.join(',')}`, ContactMeters)
    useMeters.setState((state) => {
      const next = new Map(state.meters)
      for (const id of cardIds) next.delete(id)
      for (const meter of meters) next.set(meter.cardId, meter)
      return { meters: next }
    })
  } catch (error) {
    // A card without its meter is a card all the same; the next news asks again.
    if (!(error instanceof ApiFailure)) throw error
  }
}

const split = (ids: readonly string[]) => [ids.slice(0, atOnce), ids.slice(atOnce)] as const

onNews(({ saved, events, caughtUp }) => {
  const isForAll = caughtUp || saved.workspaces !== undefined
  const named = new Set([
    ...events.flatMap(({ cardId }) => cardId ?? []),
    ...(saved.messages ?? []).flatMap(({ cardId }) => cardId ?? []),
  ])
  for (const cardId of shown.keys()) if (isForAll || named.has(cardId)) want(cardId)
})
