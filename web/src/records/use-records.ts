import { Card } from '@aldia/shared/card.ts'
import type { CardSum } from '@aldia/shared/change.ts'
import type { ChannelAccount } from '@aldia/shared/channel.ts'
import { byRank } from '@aldia/shared/rank.ts'
import type { Stage } from '@aldia/shared/stage.ts'
import { mayDo, type Right, type User } from '@aldia/shared/user.ts'
import type { Workspace } from '@aldia/shared/workspace.ts'
import { useEffect, useMemo, useState } from 'react'
import { ApiFailure, getJson } from '#base/api.ts'
import { useSessionState } from '#base/session.ts'
import { isFiltered, sumOfShown } from './confirmed.ts'
import { receiveRecords, useRecords } from './records.ts'

const noCards: readonly Card[] = []

/** A card as drawn; of a merged card the survivor. Asks the server for a card that is not loaded. */
export function useCard(id: string): Card | undefined {
  return useCardState(id).card
}

/** The same with what is known about it: `missing` when there is no such card (any more). */
export function useCardState(id: string): {
  readonly card: Card | undefined
  readonly state: 'ready' | 'loading' | 'missing' | 'failed'
  readonly retry: () => void
} {
  const currentId = useRecords((state) => survivorOf(state.confirmed.survivors, id))
  const card = useRecords((state) => state.drawn.cards.get(currentId))
  const [outcome, setOutcome] = useState<{ id: string; state: 'missing' | 'failed' } | null>(null)
  const [attempt, setAttempt] = useState(0)
  const absent = card === undefined
  useEffect(() => {
    if (!absent) return
    const asking = new AbortController()
    getJson(`/api/cards/${encodeURIComponent(currentId)}`, Card, asking.signal).then(
      (found) => receiveRecords({ cards: [found] }),
      (error: unknown) => {
        if (!(error instanceof ApiFailure)) return
        const gone = error.code === 'not_found' || error.code === 'invalid'
        setOutcome({ id: currentId, state: gone ? 'missing' : 'failed' })
      },
    )
    return () => asking.abort()
  }, [absent, currentId, attempt])
  return {
    card,
    state: card !== undefined ? 'ready' : outcome?.id === currentId ? outcome.state : 'loading',
    retry: () => {
      setOutcome(null)
      setAttempt((count) => count + 1)
    },
  }
}

/** The cards of a column on show, in order, as far as they are loaded. */
export function useColumn(stageId: string): readonly Card[] {
  return useRecords((state) => state.drawn.columns.get(stageId) ?? noCards)
}

/** Whether the board shows some people only. */
export function useIsFiltered(): boolean {
  return useRecords(({ confirmed: { filter } }) => isFiltered(filter))
}

/** How many cards a column has and what is open on them: of all its cards, or of those that fit the filter. */
export function useColumnSum(stage: Stage): CardSum {
  const filtered = useIsFiltered()
  const shown = useColumn(stage.id)
  const beyond = useRecords((state) => state.confirmed.beyond.get(stage.id))
  const { cardCount, totals } = stage
  return useMemo(
    () => (filtered ? sumOfShown(shown, beyond) : { count: cardCount, totals }),
    [filtered, shown, beyond, cardCount, totals],
  )
}

/** The columns of the board in order, without archived ones. */
export function useStages(): readonly Stage[] {
  const stages = useRecords((state) => state.drawn.stages)
  return useMemo(() => [...stages.values()].filter((stage) => stage.archivedAt === null).sort(byRank), [stages])
}

/** Every column, archived ones too. */
export function useAllStages(): readonly Stage[] {
  const stages = useRecords((state) => state.drawn.stages)
  return useMemo(() => [...stages.values()].sort(byRank), [stages])
}

export function useStage(id: string): Stage | undefined {
  return useRecords((state) => state.drawn.stages.get(id))
}

export function useUsers(): ReadonlyMap<string, User> {
  return useRecords((state) => state.confirmed.users)
}

export function useUser(id: string | null): User | undefined {
  return useRecords((state) => (id === null ? undefined : state.confirmed.users.get(id)))
}

/** The numbers of the business, without those put away. */
export function useChannelAccounts(): readonly ChannelAccount[] {
  const accounts = useAllChannelAccounts()
  return useMemo(() => accounts.filter(({ archivedAt }) => archivedAt === null), [accounts])
}

/** Every number, those put away too. */
export function useAllChannelAccounts(): readonly ChannelAccount[] {
  const accounts = useRecords((state) => state.confirmed.channelAccounts)
  return useMemo(() => [...accounts.values()].sort((a, b) => (a.id < b.id ? -1 : 1)), [accounts])
}

/** Only inside the signed-in part of the app. */
export function useWorkspace(): Workspace {
  const session = useSessionState((state) => state.session)
  const workspace = useRecords((state) => state.confirmed.workspace) ?? session?.workspace
  if (workspace === undefined) throw new Error('a workspace is known only while somebody is signed in')
  return workspace
}

/** Only inside the signed-in part of the app. */
export function useMe(): User {
  const session = useSessionState((state) => state.session)
  const known = useRecords((state) => (session === null ? undefined : state.confirmed.users.get(session.user.id)))
  const me = known ?? session?.user
  if (me === undefined) throw new Error('somebody is known only while signed in')
  return me
}

/** Whether I may. What is not allowed is not offered; the server decides all the same. */
export function useMay(right: Right): boolean {
  return mayDo(useMe().role, right)
}

/** Follows merges; bounded, because a circle would be a fault of the server. */
function survivorOf(survivors: ReadonlyMap<string, string>, id: string): string {
  let current = id
  for (let step = 0; step < 10; step++) {
    const next = survivors.get(current)
    if (next === undefined) return current
    current = next
  }
  return current
}

/** The card that an id means today: itself, or the one it was merged into. */
export function useSurvivor(id: string): string {
  return useRecords((state) => survivorOf(state.confirmed.survivors, id))
}
