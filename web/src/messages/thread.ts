import { type Records, ThreadPage } from '@aldia/shared/change.ts'
import { contactSeparated } from '@aldia/shared/contact.ts'
import type { Message } from '@aldia/shared/message.ts'
import { useEffect, useMemo } from 'react'
import { create } from 'zustand'
import { useShallow } from 'zustand/shallow'
import { ApiFailure, getJson } from '#base/api.ts'
import { onNews, useRecords } from '#records/records.ts'
import { useMe, useSurvivor } from '#records/use-records.ts'
import { saidUpTo } from './bubbles.ts'
import { type Thread, type ThreadItem, threadItems, withThreadNews, withThreadPage } from './thread-items.ts'

type LoadState = 'loading' | 'ready' | 'failed'

interface Held {
  readonly thread: Thread | null
  readonly state: LoadState
  readonly olderLoading: boolean
  readonly newerLoading: boolean
}

/** How much of the conversation lies on one side of the loaded part. */
export type More = 'more' | 'none' | 'loading'

const pageSize = 50
/** Conversations kept in memory; the one opened longest ago gives way. */
const threadsMax = 20
const fresh: Held = { thread: null, state: 'loading', olderLoading: false, newerLoading: false }

const useThreads = create<{ threads: ReadonlyMap<string, Held> }>()(() => ({ threads: new Map() }))

/** The conversation of a card, kept up to date while it is open. */
export function useThread(openedId: string): {
  readonly items: readonly ThreadItem[]
  readonly state: LoadState
  readonly older: More
  readonly newer: More
  readonly loadOlder: () => void
  readonly loadNewer: () => void
  /** Replaces the loaded part by the surroundings of one message. */
  readonly loadAround: (messageId: string) => Promise<void>
  /** Back to the newest messages. */
  readonly loadNewest: () => Promise<void>
  readonly retry: () => void
} {
  const cardId = useSurvivor(openedId)
  const held = useThreads((state) => state.threads.get(cardId)) ?? fresh
  const pending = useRecords(useShallow((state) => state.pending))
  const meId = useMe().id
  useEffect(() => {
    if (useThreads.getState().threads.get(cardId)?.thread == null) void loadPart(cardId, '')
  }, [cardId])
  const { thread } = held
  const items = useMemo(
    () => (thread === null ? [] : threadItems(thread, pending, cardId, meId)),
    [thread, pending, cardId, meId],
  )
  return {
    items,
    state: held.state,
    older: held.olderLoading ? 'loading' : (thread?.older ?? null) === null ? 'none' : 'more',
    newer: held.newerLoading ? 'loading' : (thread?.newer ?? null) === null ? 'none' : 'more',
    loadOlder: () => void loadMore(cardId, 'older'),
    loadNewer: () => void loadMore(cardId, 'newer'),
    loadAround: (messageId) => loadPart(cardId, `around=${encodeURIComponent(messageId)}&`),
    loadNewest: () => loadPart(cardId, ''),
    retry: () => void loadPart(cardId, ''),
  }
}

/** One message of a conversation that is loaded; undefined while it is not. */
export function useThreadMessage(openedId: string, messageId: string | null): Message | undefined {
  const cardId = useSurvivor(openedId)
  return useThreads((state) =>
    messageId === null
      ? undefined
      : state.threads.get(cardId)?.thread?.messages.find((message) => message.id === messageId),
  )
}

/** What the person wrote up to a message of a loaded conversation, its bubbles as one; null where it is not theirs to read. */
export function useBubbles(openedId: string, messageId: string | null): string | null {
  const cardId = useSurvivor(openedId)
  return useThreads((state) => {
    const messages = state.threads.get(cardId)?.thread?.messages
    return messages === undefined || messageId === null ? null : saidUpTo(messages, messageId)
  })
}

async function loadPart(cardId: string, where: string): Promise<void> {
  const before = useThreads.getState().threads.get(cardId)
  // News that comes while the page is on its way is kept and played over it.
  const meanwhile: Records[] = []
  const stop = onNews(({ saved }) => meanwhile.push(saved))
  hold(cardId, { ...(before ?? fresh), state: before?.thread == null ? 'loading' : before.state })
  try {
    const page = await getJson(`/api/cards/${cardId}/messages?${where}limit=${pageSize}`, ThreadPage)
    let thread: Thread = page
    for (const saved of meanwhile) thread = withThreadNews(thread, cardId, saved)
    hold(cardId, { ...fresh, thread, state: 'ready' })
  } catch (error) {
    if (!(error instanceof ApiFailure)) throw error
    hold(cardId, { ...(before ?? fresh), state: before?.thread == null ? 'failed' : 'ready' })
  } finally {
    stop()
  }
}

async function loadMore(cardId: string, side: 'older' | 'newer'): Promise<void> {
  const before = useThreads.getState().threads.get(cardId)
  const cursor = before?.thread?.[side] ?? null
  const loading = side === 'older' ? 'olderLoading' : 'newerLoading'
  if (before === undefined || cursor === null || before[loading]) return
  hold(cardId, { ...before, [loading]: true })
  try {
    const parameter = side === 'older' ? 'before' : 'after'
    const path = `/api/cards/${cardId}/messages?${parameter}=${encodeURIComponent(cursor)}&limit=${pageSize}`
    const page = await getJson(path, ThreadPage)
    update(cardId, (held) =>
      // A jump elsewhere in the meantime makes this page foreign to what is loaded now.
      held.thread?.[side] === cursor ? { ...held, thread: withThreadPage(held.thread, page, side) } : held,
    )
  } catch (error) {
    if (!(error instanceof ApiFailure)) throw error
  } finally {
    update(cardId, (held) => ({ ...held, [loading]: false }))
  }
}

function update(cardId: string, change: (held: Held) => Held): void {
  const held = useThreads.getState().threads.get(cardId)
  if (held !== undefined)
    useThreads.setState(({ threads }) => ({ threads: new Map(threads).set(cardId, change(held)) }))
}

function hold(cardId: string, held: Held): void {
  useThreads.setState(({ threads }) => {
    const kept = new Map(threads)
    kept.delete(cardId)
    kept.set(cardId, held)
    for (const oldest of kept.keys()) {
      if (kept.size <= threadsMax) break
      kept.delete(oldest)
    }
    return { threads: kept }
  })
}

onNews(({ saved, removed, events, caughtUp }) => {
  const { threads } = useThreads.getState()
  if (threads.size === 0) return
  const survivors = new Set(
    removed.flatMap((gone) => (gone.kind === 'cards' && gone.intoId !== null ? [gone.intoId] : [])),
  )
  // Two that had been one: messages of both went, more than news carry.
  const isSeparated = events.some(({ type }) => type === contactSeparated.type)
  const emptySnapshot = caughtUp && Object.keys(saved).length === 0
  let changed = false
  const kept = new Map(threads)
  for (const [cardId, held] of threads) {
    // A merged or newly begun picture has messages that no news carries.
    if (survivors.has(cardId) || isSeparated || emptySnapshot) void loadPart(cardId, '')
    if (held.thread === null) continue
    const thread = withThreadNews(held.thread, cardId, saved)
    if (thread === held.thread) continue
    kept.set(cardId, { ...held, thread })
    changed = true
  }
  if (changed) useThreads.setState({ threads: kept })
})

/** A message of a conversation, as far as it is loaded. */
export function loadedMessage(cardId: string, messageId: string): Message | undefined {
  return useThreads
    .getState()
    .threads.get(cardId)
    ?.thread?.messages.find(({ id }) => id === messageId)
}

/** Forgets all conversations, when another person signs in. */
export function forgetThreads(): void {
  useThreads.setState({ threads: new Map() })
}
