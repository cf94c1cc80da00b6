import { BoardSnapshot, CatchUp } from '@aldia/shared/change.ts'
import { create } from 'zustand'
import { ApiFailure, getJson } from '#base/api.ts'
import type { BoardFilter } from './confirmed.ts'
import { noFilter } from './confirmed.ts'
import { onHole, receiveCatchUp, receiveFiltered, receiveSnapshot, useRecords } from './records.ts'

/** How the first picture fares. Later failures do not take the picture away. */
type BoardLoad =
  | { readonly state: 'idle' | 'loading' | 'ready'; readonly failure: null }
  | { readonly state: 'failed'; readonly failure: ApiFailure }

export const useBoardLoad = create<BoardLoad>()(() => ({ state: 'idle', failure: null }))

let wanted: BoardFilter = noFilter
let asking: { readonly filter: BoardFilter; readonly abort: AbortController; readonly answered: Promise<void> } | null =
  null
/** Something may have happened that the picture on its way does not show. */
let missed = false

/**
 * Loads the board through a filter: the first time everything, later only the columns. The newest wish wins; the same wish
 * again waits for the answer that is on its way.
 */
export function loadBoard(filter: BoardFilter): Promise<void> {
  if (asking && filterQuery(asking.filter) === filterQuery(filter)) return asking.answered
  wanted = filter
  asking?.abort.abort()
  const abort = new AbortController()
  const answered = load(filter, abort.signal).finally(() => {
    if (asking?.abort === abort) asking = null
  })
  asking = { filter, abort, answered }
  return answered
}

async function load(filter: BoardFilter, signal: AbortSignal): Promise<void> {
  const first = useBoardLoad.getState().state !== 'ready'
  if (first) useBoardLoad.setState({ state: 'loading', failure: null }, true)
  try {
    const snapshot = await getJson(`/api/board${filterQuery(filter)}`, BoardSnapshot, signal)
    if (first) receiveSnapshot(snapshot, filter)
    else receiveFiltered(snapshot, filter)
    useBoardLoad.setState({ state: 'ready', failure: null }, true)
  } catch (error) {
    if (!(error instanceof ApiFailure)) return
    if (!first) throw error
    useBoardLoad.setState({ state: 'failed', failure: error }, true)
  }
  if (missed) void catchUp()
}

/** `?q=…&assigneeId=…&unread=true`, empty without a filter. */
export function filterQuery(filter: BoardFilter, more: Record<string, string> = {}): string {
  const query = new URLSearchParams(more)
  if (filter.q !== '') query.set('q', filter.q)
  if (filter.assigneeId !== null) query.set('assigneeId', filter.assigneeId)
  if (filter.unread) query.set('unread', 'true')
  if (filter.tagId !== null) query.set('tagId', filter.tagId)
  const text = query.toString()
  return text === '' ? '' : `?${text}`
}

let repairing: Promise<void> | null = null

/** Asks for everything since the last known change. One at a time; the next hole asks again. While the board loads: then. */
export function catchUp(): Promise<void> {
  const { state } = useBoardLoad.getState()
  // A picture that was taken before the news began to come may lack what happened in between.
  missed = state === 'loading'
  if (state !== 'ready') return Promise.resolve()
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
  asking?.abort.abort()
  asking = null
  missed = false
  wanted = noFilter
  useBoardLoad.setState({ state: 'idle', failure: null }, true)
}

onHole(() => void catchUp())
