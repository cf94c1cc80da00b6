import type { Language } from '@aldia/shared/language.ts'
import { addAmounts, isOwed } from '@aldia/shared/money.ts'
import { byRank, rankBetween, ranksBetween } from '@aldia/shared/rank.ts'
import type { Stage } from '@aldia/shared/stage.ts'
import { stageAdded, stageArchived, stageReordered, stageRestored, stageUpdated } from '@aldia/shared/stage.ts'
import { fail } from '#base/failure.ts'
import type { Past, Work } from '#base/work.ts'
import {
  cardIdsOfStage,
  findStage,
  holdCard,
  insertStages,
  lastRank,
  listStages,
  recount,
  saveCard,
  saveStage,
} from '#board/board.store.ts'
import { defaultStages, stageNames } from '#board/default-stages.ts'

/** Lays out the columns of a new business, named in its language. */
export async function layOutBoard(work: Work, language: Language): Promise<void> {
  const ranks = ranksBetween(null, null, defaultStages.length)
  await insertStages(
    work.tx,
    defaultStages.map((stage, i) => {
      const id = work.newId()
      work.touch('stages', id)
      return {
        ...stage,
        id,
        workspaceId: work.workspaceId,
        seq: work.seq,
        name: stageNames[language][stage.kind],
        rank: ranks[i] ?? '',
        cardCount: 0,
      }
    }),
  )
}

export async function addNewStage(
  work: Work,
  input: Pick<Stage, 'name' | 'kind' | 'colour'> & { afterStageId: string | null },
): Promise<string> {
  const id = work.newId()
  await insertStages(work.tx, [
    {
      id,
      workspaceId: work.workspaceId,
      seq: work.seq,
      kind: input.kind,
      name: input.name,
      colour: input.colour,
      rank: await rankAmongStages(work, id, input.afterStageId),
      cardCount: 0,
    },
  ])
  work.touch('stages', id)
  work.record(stageAdded, { data: { stageId: id, name: input.name, kind: input.kind } })
  return id
}

/** Changes name, colour or kind; only what is given. */
export async function changeStage(
  work: Work,
  stageId: string,
  set: Partial<Pick<Stage, 'name' | 'colour' | 'kind'>>,
): Promise<void> {
  const stage = await stageOrRefuse(work, stageId)
  if (set.kind !== undefined && set.kind !== 'inbox') await keepAnInbox(work, stage)
  await saveStage(work.tx, stageId, { ...set, seq: work.seq })
  work.touch('stages', stageId)
  const before = { name: stage.name, colour: stage.colour, kind: stage.kind }
  work.record(stageUpdated, { data: { stageId, before, after: { ...before, ...set } }, undoable: true })
}

export async function putStageAfter(work: Work, stageId: string, afterStageId: string | null): Promise<void> {
  const stage = await stageOrRefuse(work, stageId)
  if (afterStageId === stageId) fail('conflict', 'same_stage', { field: 'afterStageId' })
  await saveStage(work.tx, stageId, { rank: await rankAmongStages(work, stageId, afterStageId), seq: work.seq })
  work.touch('stages', stageId)
  work.record(stageReordered, { data: { stageId, name: stage.name, afterStageId } })
}

/** Takes a column off the board; its cards, in their order, go to the end of another one. */
export async function archive(work: Work, stageId: string, moveCardsToStageId: string | null): Promise<void> {
  const stage = await stageOrRefuse(work, stageId)
  if (stage.archivedAt !== null) return
  await keepAnInbox(work, stage)
  const cardIds = await cardIdsOfStage(work.tx, stageId)
  if (cardIds.length > 0) {
    if (moveCardsToStageId === null) fail('conflict', 'stage_not_empty', { field: 'moveCardsToStageId' })
    if (moveCardsToStageId === stageId) fail('conflict', 'same_stage', { field: 'moveCardsToStageId' })
    const target = await liveStageOrRefuse(work, moveCardsToStageId)
    if (target.kind === 'paid' && stage.kind !== 'paid' && isOwed(stage.totals))
      fail('conflict', 'stage_needs_payment', { field: 'moveCardsToStageId' })
    const ranks = ranksBetween(await lastRank(work.tx, moveCardsToStageId), null, cardIds.length)
    for (const [i, cardId] of cardIds.entries()) {
      const rank = ranks[i] ?? ''
      await saveCard(work.tx, cardId, { stageId: moveCardsToStageId, rank, stageSince: work.now, seq: work.seq })
      await holdCard(work.tx, cardId)
      work.touch('cards', cardId)
    }
    await recount(
      work.tx,
      work.seq,
      new Map([
        [stageId, { cards: -cardIds.length, totals: {} }],
        [moveCardsToStageId, { cards: cardIds.length, totals: addAmounts(target.totals, stage.totals) }],
      ]),
    )
    work.touch('stages', moveCardsToStageId)
  }
  await saveStage(work.tx, stageId, { archivedAt: work.now, seq: work.seq })
  work.touch('stages', stageId)
  work.record(stageArchived, {
    data: { stageId, name: stage.name, cards: cardIds.length, moveCardsToStageId },
    undoable: cardIds.length === 0,
  })
}

export async function bringBackStage(work: Work, stageId: string): Promise<void> {
  const stage = await stageOrRefuse(work, stageId)
  await saveStage(work.tx, stageId, { archivedAt: null, seq: work.seq })
  work.touch('stages', stageId)
  work.record(stageRestored, { data: { stageId, name: stage.name } })
}

export async function undoStageUpdate(work: Work, { data }: Past<typeof stageUpdated>): Promise<void> {
  await changeStage(work, data.stageId ?? fail('not_found', 'stage'), data.before ?? {})
}

export async function undoStageArchive(work: Work, { data }: Past<typeof stageArchived>): Promise<void> {
  await bringBackStage(work, data.stageId ?? fail('not_found', 'stage'))
}

export async function stageOrRefuse(work: Work, stageId: string): Promise<Stage> {
  return (await findStage(work.tx, work.workspaceId, stageId)) ?? fail('not_found', 'stage')
}

/** A stage that cards may go to. */
export async function liveStageOrRefuse(work: Work, stageId: string): Promise<Stage> {
  return liveOrRefuse(await findStage(work.tx, work.workspaceId, stageId))
}

/** The same for a stage that was looked up. */
export function liveOrRefuse<S extends Pick<Stage, 'archivedAt'>>(stage: S | null): S {
  if (!stage) fail('not_found', 'stage')
  if (stage.archivedAt !== null) fail('conflict', 'stage_archived')
  return stage
}

/** New messages of unknown people need a place to arrive. */
async function keepAnInbox(work: Work, without: Stage): Promise<void> {
  if (without.kind !== 'inbox') return
  const others = await listStages(work.tx, work.workspaceId)
  const left = others.some((s) => s.kind === 'inbox' && s.archivedAt === null && s.id !== without.id)
  if (!left) fail('conflict', 'last_inbox')
}

async function rankAmongStages(work: Work, stageId: string, afterStageId: string | null): Promise<string> {
  const others = (await listStages(work.tx, work.workspaceId)).filter((stage) => stage.id !== stageId).sort(byRank)
  const position = afterStageId === null ? -1 : others.findIndex((stage) => stage.id === afterStageId)
  if (afterStageId !== null && position === -1) fail('not_found', 'stage', { field: 'afterStageId' })
  return rankBetween(others[position]?.rank ?? null, others[position + 1]?.rank ?? null)
}
