import { BoardSnapshot, CatchUp } from '@aldia/shared/change.ts'
import { create } from 'zustand'
import { ApiFailure, getJson } from '#base/api.ts'
import type { BoardFilter } from '#base/confirmed.ts'
import { noFilter } from '#base/confirmed.ts'
import { onHole, receiveCatchUp, receiveFiltered, receiveSnapshot, useRecords } from '#base/records.ts'

/** How the first picture fares. Later failures do not take the picture away. */
type BoardLoad =
  | { readonly state: 'idle' | 'loading' | 'ready'; readonly failure: null }
  | { readonly state: 'failed'; readonly failure: ApiFailure }

export const useBoardLoad = create<BoardLoad>()(() => ({ state: 'idle', failure: null }))

let wanted: BoardFilter = noFilter
let asking: AbortController | null = null

/** Loads the board through a filter: the first time everything, later only the columns. The newest wish wins. */
export async function loadBoard(filter: BoardFilter): Promise<void> {
  wanted = filter
  asking?.abort()
  asking = new AbortController()
  const first = useBoardLoad.getState().state !== 'ready'
  if (first) useBoardLoad.setState({ state: 'loading', failure: null }, true)
  try {
    const snapshot = await getJson(`/api/board${filterQuery(filter)}`, BoardSnapshot, asking.signal)
    if (first) receiveSnapshot(snapshot, filter)
    else receiveFiltered(snapshot, filter)
    useBoardLoad.setState({ state: 'ready', failure: null }, true)
  } catch (error) {
    if (!(error instanceof ApiFailure)) return
    if (first) useBoardLoad.setState({ state: 'failed', failure: error }, true)
    else throw error
  }
}

/** `?q=…&assigneeId=…&unread=true`, empty without a filter. */
export function filterQuery(filter: BoardFilter, more: Record<string, string> = {}): string {
  const query = new URLSearchParams(more)
  if (filter.q !== '') query.set('q', filter.q)
  if (filter.assigneeId !== null) query.set('assigneeId', filter.assigneeId)
  if (filter.unread) query.set('unread', 'true')
  const text = query.toString()
  return text === '' ? '' : `?${text}`
}

let repairing: Promise<void> | null = null

/** Asks for everything since the last known change. One at a time; the next hole asks again. */
export function catchUp(): Promise<void> {
  if (useBoardLoad.getState().state !== 'ready') return Promise.resolve()
  repairing ??= repair().finally(() => {
    repairing = null
  })
  return repairing
}

async function repair(): Promise<void> {
  try {
    const answer = await getJson(`/api/changes?since=${useRecords.getState().confirmed.seq}`, CatchUp)
    if (!answer.reset) return receiveCatchUp(answer)
    receiveSnapshot(await getJson(`/api/board${filterQuery(wanted)}`, BoardSnapshot), wanted)
  } catch (error) {
    // Without an answer the socket is gone as well, and its return asks again.
    if (!(error instanceof ApiFailure)) throw error
  }
}

/** Forgets that the board was loaded, when another person signs in. */
export function forgetBoard(): void {
  asking?.abort()
  wanted = noFilter
  useBoardLoad.setState({ state: 'idle', failure: null }, true)
}

onHole(() => void catchUp())
