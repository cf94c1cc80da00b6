import type { CardPage } from '@aldia/shared/card.ts'
import type { BoardSnapshot, CatchUp, Change, Records, Removed } from '@aldia/shared/change.ts'
import type { ChannelAccount } from '@aldia/shared/channel.ts'
import type { Event } from '@aldia/shared/event.ts'
import { create } from 'zustand'
import {
  applyRecords,
  type BoardFilter,
  type Confirmed,
  emptyConfirmed,
  fromSnapshot,
  withFilter,
  withPage,
} from './confirmed.ts'
import { type Drawn, type PendingCommand, replay } from './replay.ts'

// Two pictures: `confirmed` is what the server said, `pending` my commands without answer. What is drawn is the one with the
// other replayed on top. Nothing is ever rolled back: a pending command is dropped and the picture follows.

interface RecordsState {
  readonly confirmed: Confirmed
  readonly pending: readonly PendingCommand[]
  readonly drawn: Drawn
}

const empty: RecordsState = { confirmed: emptyConfirmed, pending: [], drawn: replay(emptyConfirmed, []) }

export const useRecords = create<RecordsState>()(() => empty)

/** What came in, for those who keep more than records (threads, timelines, gliding cards). */
export interface News {
  readonly saved: Records
  readonly removed: readonly Removed[]
  readonly events: readonly Event[]
  /** The operation behind it, if a command caused it; null after a catch-up. */
  readonly opId: string | null
  /** The events in between are not here: what is read from events must be asked again. */
  readonly caughtUp: boolean
}

const newsListeners = new Set<(news: News) => void>()

export function onNews(listener: (news: News) => void): () => void {
  newsListeners.add(listener)
  return () => newsListeners.delete(listener)
}

let whenHole = (): void => {}

/** Names what repairs a hole in the numbering (the catch-up). */
export function onHole(repair: () => void): void {
  whenHole = repair
}

/** Numbers of changes applied although some before them are missing. */
const ahead = new Set<number>()

/**
 * Applies news in order. Records of a change past a hole are applied at once (each guards itself by its `seq`); only the
 * numbering waits for the repair.
 */
export function receiveChanges(changes: readonly Change[]): void {
  let { confirmed, pending } = useRecords.getState()
  const fresh: Change[] = []
  for (const change of changes) {
    if (change.opId !== null && pending.some((command) => command.opId === change.opId)) {
      pending = pending.filter((command) => command.opId !== change.opId)
    }
    if (change.seq <= confirmed.seq || ahead.has(change.seq)) continue
    fresh.push(change)
    ahead.add(change.seq)
    confirmed = advance(applyRecords(confirmed, change.saved, change.removed))
  }
  set(confirmed, pending)
  for (const { saved, removed, events, opId } of fresh) tell({ saved, removed, events, opId, caughtUp: false })
  if (ahead.size > 0) whenHole()
}

/** The answer to `GET /api/changes`, when it is not a reset. */
export function receiveCatchUp({ seq, saved, removed }: CatchUp): void {
  const { confirmed, pending } = useRecords.getState()
  const applied = applyRecords(confirmed, saved, removed)
  set(advance({ ...applied, seq: Math.max(applied.seq, seq) }), pending)
  tell({ saved, removed, events: [], opId: null, caughtUp: true })
}

/** A whole new picture: at the start, and after a reset. */
export function receiveSnapshot(snapshot: BoardSnapshot, filter: BoardFilter): void {
  const { confirmed, pending } = useRecords.getState()
  ahead.clear()
  set(fromSnapshot(snapshot, filter, confirmed), pending)
  tell({ saved: {}, removed: [], events: [], opId: null, caughtUp: true })
}

/** The same picture through another filter. */
export function receiveFiltered(snapshot: BoardSnapshot, filter: BoardFilter): void {
  const { confirmed, pending } = useRecords.getState()
  set(withFilter(confirmed, snapshot, filter), pending)
}

/** One more page of a column. */
export function receivePage(stageId: string, page: CardPage): void {
  const { confirmed, pending } = useRecords.getState()
  set(withPage(confirmed, stageId, page.cards, page.next), pending)
}

/** Rows that were asked for one by one. */
export function receiveRecords(saved: Records): void {
  const { confirmed, pending } = useRecords.getState()
  set(applyRecords(confirmed, saved, []), pending)
}

/** Connection states that change without a change of the record. */
export function receiveConnection(account: ChannelAccount): void {
  const { confirmed, pending } = useRecords.getState()
  const known = confirmed.channelAccounts.get(account.id)
  if (known !== undefined && known.seq > account.seq) return
  set({ ...confirmed, channelAccounts: new Map(confirmed.channelAccounts).set(account.id, account) }, pending)
}

/** Replaces the pending commands. Only the command queue does this. */
export function setPending(change: (pending: readonly PendingCommand[]) => readonly PendingCommand[]): void {
  const { confirmed, pending } = useRecords.getState()
  set(confirmed, change(pending))
}

/** Forgets everything, when another person signs in. */
export function forgetRecords(): void {
  ahead.clear()
  useRecords.setState(empty, true)
}

function advance(confirmed: Confirmed): Confirmed {
  let { seq } = confirmed
  while (ahead.delete(seq + 1)) seq += 1
  for (const known of ahead) if (known <= seq) ahead.delete(known)
  return seq === confirmed.seq ? confirmed : { ...confirmed, seq }
}

function set(confirmed: Confirmed, pending: readonly PendingCommand[]): void {
  const before = useRecords.getState()
  if (before.confirmed === confirmed && before.pending === pending) return
  useRecords.setState({ confirmed, pending, drawn: replay(confirmed, pending) }, true)
}

function tell(news: News): void {
  for (const listener of newsListeners) listener(news)
}
