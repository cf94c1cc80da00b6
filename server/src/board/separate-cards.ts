import { cardMoved } from '@aldia/shared/card.ts'
import { rankBetween } from '@aldia/shared/rank.ts'
import { eventsOfChange } from '#base/events.store.ts'
import { assert } from '#base/failure.ts'
import type { Work } from '#base/work.ts'
import {
  type CardRow,
  findCardOfContact,
  findStage,
  firstStageOfKind,
  rankAfter,
  saveCard,
} from '#board/board.store.ts'
import { takeBackMoves } from '#board/card-balance.ts'
import { saveTags } from '#board/card-tags.ts'
import { addToTotals, countCards, freeRankNear, openCard } from '#board/cards.ts'
import type { MergeParts } from '#contacts/merge-parts.ts'
import { newestMessageOf } from '#conversations/merge-conversations.ts'

/**
 * Two people that were one have two cards again: the one that was gone stands where it stood, and the other keeps its place. What
 * both showed of money is kept as it was; whoever calls this derives it anew.
 */
export async function separateCards(
  work: Work,
  about: {
    theirsId: string
    staysId: string
    parts: MergeParts
    /** The change in which they were merged; null when nothing was written down. */
    mergeSeq: number | null
    /** When what came in from the one who gets their own card was sent (epoch ms). */
    receivedAt: readonly number[]
  },
): Promise<void> {
  const { theirsId, staysId, parts } = about
  const before = parts.rows<CardRow>('cardBefore')
  const was = before.find(({ contactId }) => contactId === theirsId) ?? null
  const stayedAs = before.find(({ contactId }) => contactId === staysId) ?? null
  if (about.mergeSeq !== null) await takeBackMovesOfMerge(work, staysId, about.mergeSeq)
  const stays = await findCardOfContact(work.tx, staysId)
  const own = await cardOf(work, theirsId, was)
  assert(stays, 'whoever was merged into has a card')
  const unread = divideUnread(stays, was, stayedAs, about.receivedAt)
  const theirLine = await newestMessageOf(work.tx, work.workspaceId, theirsId)
  await saveCard(work.tx, own.id, {
    seq: work.seq,
    unread: unread.theirs,
    readUpToAt: unread.isRead
      ? Math.max(was?.readUpToAt ?? 0, stays.readUpToAt ?? 0) || null
      : (was?.readUpToAt ?? null),
    lastMessageId: theirLine?.id ?? null,
    lastMessageAt: theirLine?.sentAt ?? null,
  })
  const line = await newestMessageOf(work.tx, work.workspaceId, staysId)
  const isTaken = <K extends 'assigneeId' | 'lateReason'>(name: K) =>
    stayedAs !== null && was !== null && stays[name] === (stayedAs[name] ?? was[name])
  await saveCard(work.tx, stays.id, {
    seq: work.seq,
    unread: unread.stays,
    lastMessageId: line?.id ?? null,
    lastMessageAt: line?.sentAt ?? null,
    ...(isTaken('assigneeId') && { assigneeId: stayedAs?.assigneeId ?? null }),
    ...(isTaken('lateReason') && { lateReason: stayedAs?.lateReason ?? null }),
    // What was true before is true again: the card stays where it stands unless something new is.
    ...(stayedAs && { facts: stayedAs.facts }),
  })
  await saveTags(work, own, was?.tagIds ?? [])
  const brought = (was?.tagIds ?? []).filter((id) => stayedAs?.tagIds?.includes(id) !== true)
  await saveTags(
    work,
    stays,
    stays.tagIds.filter((id) => !brought.includes(id)),
  )
  for (const id of [own.id, stays.id]) work.touch('cards', id)
}

async function cardOf(work: Work, contactId: string, was: CardRow | null): Promise<CardRow> {
  const gone = await findCardOfContact(work.tx, contactId)
  if (gone && gone.mergedIntoId !== null) await putBack(work, gone, was)
  else if (!gone) await openCard(work, contactId, null)
  const card = await findCardOfContact(work.tx, contactId)
  assert(card, 'the card was opened')
  return card
}

/** The stage and rank it had; in a column that is archived by now it cannot stand. */
async function putBack(work: Work, gone: CardRow, was: CardRow | null): Promise<void> {
  const stage = was && (await findStage(work.tx, work.workspaceId, was.stageId))
  const isLive = stage?.archivedAt === null
  const to = isLive ? stage : await firstStageOfKind(work.tx, work.workspaceId, 'inbox')
  assert(to, 'a board has an inbox')
  const rank =
    isLive && was
      ? await freeRankNear(work, to.id, was.rank, gone.id)
      : rankBetween(null, await rankAfter(work.tx, to.id, null, gone.id))
  const { money = null, checkOn = null, overdueSince = null, fallsDueOn = null, facts = null } = was ?? {}
  await saveCard(work.tx, gone.id, {
    seq: work.seq,
    version: gone.version + 1,
    mergedIntoId: null,
    stageId: to.id,
    rank,
    ...{ money, checkOn, overdueSince, fallsDueOn, facts },
    heldSince: was?.heldSince ?? null,
    assigneeId: was?.assigneeId ?? null,
    lateReason: was?.lateReason ?? null,
    stageSince: was?.stageSince ?? work.now,
  })
  await countCards(work, new Map([[to.id, { cards: 1 }]]))
  await addToTotals(work, to.id, money?.balances ?? {})
}

/** Who is unread how often: as before when nothing happened since, else by what came from each and was not read. */
function divideUnread(
  stays: CardRow,
  was: CardRow | null,
  stayedAs: CardRow | null,
  receivedAt: readonly number[],
): { theirs: number; stays: number; isRead: boolean } {
  if (was && stayedAs && stays.unread === was.unread + stayedAs.unread && stays.readUpToAt === stayedAs.readUpToAt)
    return { theirs: was.unread, stays: stayedAs.unread, isRead: false }
  const readUpToAt = Math.max(stays.readUpToAt ?? -1, was?.readUpToAt ?? -1)
  const news = receivedAt.filter((at) => at > readUpToAt).length
  const theirs = Math.min(stays.unread, news)
  return { theirs, stays: stays.unread - theirs, isRead: true }
}

async function takeBackMovesOfMerge(work: Work, contactId: string, seq: number): Promise<void> {
  const moves = await eventsOfChange(work.tx, cardMoved, { workspaceId: work.workspaceId, seq, contactId })
  await takeBackMoves(
    work,
    contactId,
    moves.filter(({ actorKind }) => actorKind === 'system'),
  )
}
