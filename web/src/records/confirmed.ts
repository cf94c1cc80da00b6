import type { Card } from '@aldia/shared/card.ts'
import type { BoardSnapshot, CardSum, Records, Removed } from '@aldia/shared/change.ts'
import type { ChannelAccount } from '@aldia/shared/channel.ts'
import type { Contact } from '@aldia/shared/contact.ts'
import { addAmounts, negated } from '@aldia/shared/money.ts'
import { byRank } from '@aldia/shared/rank.ts'
import type { Stage } from '@aldia/shared/stage.ts'
import { livingTag, type Tag } from '@aldia/shared/tag.ts'
import type { User } from '@aldia/shared/user.ts'
import type { Workspace } from '@aldia/shared/workspace.ts'

// What the server said. Pure functions: each answers a new picture and shares every part that did not change.
// Columns are kept sorted as news comes in, because sorting thousands of cards for each message would cost frames.

/** What the board shows. Empty `q`, null and false mean: all. */
export interface BoardFilter {
  readonly q: string
  readonly assigneeId: string | null
  readonly unread: boolean
  readonly tagId: string | null
}

export interface Confirmed {
  /** The last change known without a hole. */
  readonly seq: number
  readonly workspace: Workspace | null
  readonly users: ReadonlyMap<string, User>
  readonly channelAccounts: ReadonlyMap<string, ChannelAccount>
  readonly stages: ReadonlyMap<string, Stage>
  readonly tags: ReadonlyMap<string, Tag>
  readonly contacts: ReadonlyMap<string, Contact>
  readonly cards: ReadonlyMap<string, Card>
  /** By stage id: the cards on show, in order, as far as they are loaded. */
  readonly columns: ReadonlyMap<string, readonly Card[]>
  /** By stage id: the rank to load on from, null when all are here. */
  readonly next: ReadonlyMap<string, string | null>
  /** By stage id: with a filter, what fits it beyond what is loaded. */
  readonly beyond: ReadonlyMap<string, CardSum>
  readonly filter: BoardFilter
  /** Cards that the server found for `filter.q` (message text is searched only there); null without a query. */
  readonly found: ReadonlySet<string> | null
  /** Merged cards: id to the surviving card. */
  readonly survivors: ReadonlyMap<string, string>
}

/** As `assigneeId` of a filter: cards that nobody takes care of. */
export const nobody = 'nobody'

export const noFilter: BoardFilter = { q: '', assigneeId: null, unread: false, tagId: null }

export const isFiltered = ({ q, assigneeId, unread, tagId }: BoardFilter): boolean =>
  q !== '' || unread || assigneeId !== null || tagId !== null

export const isSameFilter = (one: BoardFilter, other: BoardFilter): boolean =>
  one.q === other.q && one.unread === other.unread && one.assigneeId === other.assigneeId && one.tagId === other.tagId

/** The cards on show and those beyond them, added up. */
export function sumOfShown(shown: readonly Card[], beyond: CardSum | undefined): CardSum {
  const sums = shown.map(({ money }) => money?.balances ?? {})
  return { count: shown.length + (beyond?.count ?? 0), totals: addAmounts(beyond?.totals ?? {}, ...sums) }
}

export const emptyConfirmed: Confirmed = {
  seq: 0,
  workspace: null,
  users: new Map(),
  channelAccounts: new Map(),
  stages: new Map(),
  tags: new Map(),
  contacts: new Map(),
  cards: new Map(),
  columns: new Map(),
  next: new Map(),
  beyond: new Map(),
  filter: noFilter,
  found: null,
  survivors: new Map(),
}

/** Begins anew from a whole snapshot: what was known before is forgotten, except where merged cards went. */
export function fromSnapshot(snapshot: BoardSnapshot, filter: BoardFilter, before: Confirmed): Confirmed {
  const base: Confirmed = {
    ...emptyConfirmed,
    seq: snapshot.seq,
    survivors: before.survivors,
    filter,
    found: filter.q === '' ? null : new Set(snapshot.cards.map((card) => card.id)),
    next: new Map(Object.entries(snapshot.next)),
    beyond: new Map(Object.entries(snapshot.beyond)),
  }
  return applyRecords(base, recordsOf(snapshot), [])
}

/** Shows another filter: the same knowledge, other columns. `seq` stays, so that no news is missed. */
export function withFilter(confirmed: Confirmed, snapshot: BoardSnapshot, filter: BoardFilter): Confirmed {
  const found = filter.q === '' ? null : new Set(snapshot.cards.map((card) => card.id))
  const next = new Map(Object.entries(snapshot.next))
  const beyond = new Map(Object.entries(snapshot.beyond))
  const merged = applyRecords(confirmed, recordsOf(snapshot), [])
  return arrange({ ...merged, filter, found, next, beyond })
}

/** One more page of a column. */
export function withPage(
  confirmed: Confirmed,
  stageId: string,
  cards: readonly Card[],
  next: string | null,
): Confirmed {
  const found = confirmed.found === null ? null : new Set([...confirmed.found, ...cards.map((card) => card.id)])
  const grown = {
    ...confirmed,
    found,
    next: new Map(confirmed.next).set(stageId, next),
    beyond: withoutThose(confirmed.beyond, stageId, next === null ? null : cards),
  }
  const merged = applyRecords(grown, { cards: [...cards] }, [])
  // Cards that were known from elsewhere and lay beyond the last page come into sight as well.
  const column = [...merged.cards.values()]
    .filter((card) => card.stageId === stageId && isOnShow(merged, card))
    .sort(byRank)
  return { ...merged, columns: new Map(merged.columns).set(stageId, column) }
}

/** What lies beyond a page that has come; null: nothing does. */
function withoutThose(
  beyond: Confirmed['beyond'],
  stageId: string,
  cards: readonly Card[] | null,
): ReadonlyMap<string, CardSum> {
  const sum = beyond.get(stageId)
  if (sum === undefined) return beyond
  const left = new Map(beyond)
  if (cards === null) left.delete(stageId)
  else {
    const totals = addAmounts(sum.totals, negated(addAmounts(...cards.map(({ money }) => money?.balances ?? {}))))
    left.set(stageId, { count: Math.max(0, sum.count - cards.length), totals })
  }
  return left
}

/** News. A record replaces an older one (lower `seq`) of itself only. */
export function applyRecords(confirmed: Confirmed, saved: Records, removed: readonly Removed[]): Confirmed {
  const result: Confirmed = {
    ...confirmed,
    workspace: newer(confirmed.workspace, saved.workspaces?.at(-1)),
    users: merge(confirmed.users, saved.users),
    channelAccounts: merge(confirmed.channelAccounts, saved.channelAccounts),
    stages: merge(confirmed.stages, saved.stages),
    tags: merge(confirmed.tags, saved.tags),
    contacts: merge(confirmed.contacts, saved.contacts),
  }
  const known = saved.cards === undefined ? result : applyCards(result, saved.cards)
  // A tag that was merged or removed is another one for everybody who carries it.
  const withCards = result.tags !== confirmed.tags && result.filter.tagId !== null ? arrange(known) : known
  return removed.length === 0 ? withCards : applyRemoved(withCards, removed)
}

/** Whether the card belongs into the picture: it passes the filter and lies within what is loaded of its column. */
function isOnShow(view: Pick<Confirmed, 'filter' | 'found' | 'next' | 'tags'>, card: Card): boolean {
  const horizon = view.next.get(card.stageId) ?? null
  return (horizon === null || card.rank <= horizon) && passes(view, card)
}

/** Where a card stands in a column, or where it would: the first place whose card does not come before it. */
export function placeIn(column: readonly Card[], card: { rank: string; id: string }): number {
  let low = 0
  let high = column.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (byRank(column[middle]!, card) < 0) low = middle + 1
    else high = middle
  }
  return low
}

/** The column without and with cards, as new arrays. */
export function takeOut(column: readonly Card[], card: Card): readonly Card[] {
  const place = placeIn(column, card)
  return column[place]?.id === card.id ? column.toSpliced(place, 1) : column
}

export function putIn(column: readonly Card[], card: Card): readonly Card[] {
  return column.toSpliced(placeIn(column, card), 0, card)
}

function passes({ filter, found, tags }: Pick<Confirmed, 'filter' | 'found' | 'tags'>, card: Card): boolean {
  if (filter.assigneeId !== null && (card.assigneeId ?? nobody) !== filter.assigneeId) return false
  if (filter.unread && card.unread === 0) return false
  if (filter.tagId !== null && !card.tagIds.some((id) => livingTag(tags, id)?.id === filter.tagId)) return false
  if (filter.q === '' || found?.has(card.id)) return true
  if (plain(card.name ?? '').includes(plain(filter.q))) return true
  // As on the server: only what looks like a number is sought in numbers, so that "ana 15" does not find every 15.
  const digits = /^[\d\s()+.-]+$/.test(filter.q) ? filter.q.replace(/\D/g, '') : ''
  return digits !== '' && (card.phone ?? '').includes(digits)
}

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim()

function applyCards(confirmed: Confirmed, rows: readonly Card[]): Confirmed {
  const cards = new Map(confirmed.cards)
  const columns = new Map(confirmed.columns)
  let { survivors } = confirmed
  let touched = false
  for (const card of rows) {
    // A merge was taken back: the card stands for itself again.
    if (survivors.has(card.id)) survivors = new Map([...survivors].filter(([id]) => id !== card.id))
    const old = cards.get(card.id)
    if (old !== undefined && old.seq >= card.seq) continue
    touched = true
    cards.set(card.id, card)
    if (old !== undefined) columns.set(old.stageId, takeOut(columns.get(old.stageId) ?? [], old))
    if (isOnShow(confirmed, card)) columns.set(card.stageId, putIn(columns.get(card.stageId) ?? [], card))
  }
  return touched ? { ...confirmed, cards, columns, survivors } : confirmed
}

function applyRemoved(confirmed: Confirmed, removed: readonly Removed[]): Confirmed {
  const cards = new Map(confirmed.cards)
  const contacts = new Map(confirmed.contacts)
  const columns = new Map(confirmed.columns)
  const survivors = new Map(confirmed.survivors)
  for (const { kind, id, intoId } of removed) {
    if (kind === 'contacts') {
      contacts.delete(id)
      continue
    }
    const card = cards.get(id)
    cards.delete(id)
    if (card !== undefined) columns.set(card.stageId, takeOut(columns.get(card.stageId) ?? [], card))
    if (intoId !== null) survivors.set(id, intoId)
  }
  return { ...confirmed, cards, contacts, columns, survivors }
}

function arrange(confirmed: Confirmed): Confirmed {
  const columns = new Map<string, Card[]>()
  for (const card of confirmed.cards.values()) {
    if (!isOnShow(confirmed, card)) continue
    const column = columns.get(card.stageId)
    if (column === undefined) columns.set(card.stageId, [card])
    else column.push(card)
  }
  for (const column of columns.values()) column.sort(byRank)
  return { ...confirmed, columns }
}

function merge<T extends { id: string; seq: number }>(
  known: ReadonlyMap<string, T>,
  rows: readonly T[] | undefined,
): ReadonlyMap<string, T> {
  const fresh = rows?.filter((row) => (known.get(row.id)?.seq ?? -1) < row.seq) ?? []
  if (fresh.length === 0) return known
  const merged = new Map(known)
  for (const row of fresh) merged.set(row.id, row)
  return merged
}

function newer<T extends { seq: number }>(known: T | null, row: T | undefined): T | null {
  return row !== undefined && (known === null || known.seq < row.seq) ? row : known
}

function recordsOf({ workspace, users, channelAccounts, stages, tags, cards }: BoardSnapshot): Records {
  return { workspaces: [workspace], users, channelAccounts, stages, tags, cards }
}
