// Where a card would land. Pure arithmetic on fixed heights: no card is ever measured.

/** A place on the board: before which card of the column (the carried card not counted) it would stand. */
export interface DropPlace {
  readonly stageId: string
  readonly index: number
}

/** What the carried card can land in: the columns from left to right with the cards on show, without the carried one. */
export interface DropColumn {
  readonly stageId: string
  readonly cardIds: readonly string[]
  /** Cards beyond the last loaded page are not known, so nothing can stand right behind the last known one. */
  readonly hasMore: boolean
}

export type Direction = 'up' | 'down' | 'left' | 'right'

/** The place under a point; `offsetPx` is the middle of the carried card below the top of the column's list. */
export function indexAt(column: DropColumn, offsetPx: number, rowPx: number): number {
  return withinLoaded(column, Math.floor(offsetPx / rowPx))
}

/** One step by the keyboard. At an edge the card stays; into another column it keeps its height. */
export function carried(columns: readonly DropColumn[], from: DropPlace, direction: Direction): DropPlace {
  const at = columns.findIndex((column) => column.stageId === from.stageId)
  const here = columns[at]
  if (here === undefined) return from
  if (direction === 'up' || direction === 'down') {
    return { stageId: from.stageId, index: withinLoaded(here, from.index + (direction === 'up' ? -1 : 1)) }
  }
  const there = columns[at + (direction === 'left' ? -1 : 1)]
  return there === undefined ? from : { stageId: there.stageId, index: withinLoaded(there, from.index) }
}

/** The neighbour that the server is told; null: on top. */
export function cardBefore(column: DropColumn, index: number): string | null {
  return column.cardIds[index - 1] ?? null
}

function withinLoaded({ cardIds, hasMore }: DropColumn, index: number): number {
  const last = hasMore ? Math.max(0, cardIds.length - 1) : cardIds.length
  return Math.min(Math.max(0, index), last)
}
