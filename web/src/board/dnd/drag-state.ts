import type { Card } from '@aldia/shared/card.ts'
import { create } from 'zustand'
import type { DropPlace } from '#board/dnd/drop-place.ts'
import { useRecords } from '#records/records.ts'

/** The card under a finger, a mouse or the arrow keys. It is the card as it was picked up: news do not touch it. */
interface Drag {
  readonly card: Card | null
  readonly by: 'pointer' | 'keyboard'
  readonly place: DropPlace | null
  /** The column under the card was taken off the board: whatever slides into its place was not meant. */
  readonly lost: boolean
}

const nothing: Drag = { card: null, by: 'pointer', place: null, lost: false }

export const useDrag = create<Drag>()(() => nothing)

export function liftCard(card: Card, by: Drag['by'], place: DropPlace): void {
  useDrag.setState({ card, by, place, lost: false })
}

/** Tells where the card would land; the same place again changes nothing. */
export function carryTo(place: DropPlace): void {
  const { place: before, lost } = useDrag.getState()
  if (lost) return
  if (before?.stageId !== place.stageId || before.index !== place.index) useDrag.setState({ place })
}

/** Watches the column under a carried card; answers how to stop. */
export function watchTarget(): () => void {
  return useRecords.subscribe(({ drawn }) => {
    const { place, lost } = useDrag.getState()
    if (place === null || lost) return
    const stage = drawn.stages.get(place.stageId)
    if (stage === undefined || stage.archivedAt !== null) useDrag.setState({ lost: true })
  })
}

export function putDown(): void {
  useDrag.setState(nothing)
}

/** Where the gap stands in this column; null: none. */
export const useGap = (stageId: string): number | null =>
  useDrag((drag) => (drag.place?.stageId === stageId ? drag.place.index : null))

/** The carried card, for the column that it was taken from and the one that news may have put it in meanwhile. */
export const useCarriedHere = (stageId: string): Card | null =>
  useDrag(({ card }) => {
    if (card === null) return null
    const stands = useRecords.getState().drawn.cards.get(card.id)?.stageId
    return card.stageId === stageId || stands === stageId ? card : null
  })
