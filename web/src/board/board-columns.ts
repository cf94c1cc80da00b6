import type { Card } from '@aldia/shared/card.ts'
import { byRank } from '@aldia/shared/rank.ts'
import type { DropColumn } from '#board/dnd/drop-place.ts'
import { useRecords } from '#records/records.ts'

/** The columns from left to right as a carried card sees them: with the cards on show, without itself. */
export function dropColumns(carriedId: string): DropColumn[] {
  return [...useRecords.getState().drawn.stages.values()]
    .filter((stage) => stage.archivedAt === null)
    .sort(byRank)
    .map((stage) => dropColumn(stage.id, carriedId))
}

/** One of them. */
export function dropColumn(stageId: string, carriedId: string): DropColumn {
  const { drawn, confirmed } = useRecords.getState()
  return {
    stageId,
    cardIds: (drawn.columns.get(stageId) ?? []).flatMap((card) => (card.id === carriedId ? [] : [card.id])),
    hasMore: (confirmed.next.get(stageId) ?? null) !== null,
  }
}

/** Where a card stands among the cards on show; -1 when it is not loaded. */
export function placeOf(card: Card): number {
  const column = useRecords.getState().drawn.columns.get(card.stageId) ?? []
  return column.findIndex((one) => one.id === card.id)
}
