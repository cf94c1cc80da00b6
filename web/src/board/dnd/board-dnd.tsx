import type { Card } from '@aldia/shared/card.ts'
import {
  type CollisionDetection,
  DndContext,
  type DragMoveEvent,
  DragOverlay,
  type DragStartEvent,
  getClientRect,
  MeasuringStrategy,
  MouseSensor,
  TouchSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useText } from '#base/language.ts'
import { notify } from '#base/notify.ts'
import { dropColumn, dropColumns, placeOf } from '#board/board-columns.ts'
import { focusCard } from '#board/board-focus.ts'
import { moveTo } from '#board/board-moves.ts'
import { useCardActions } from '#board/card-actions.ts'
import { CardFace } from '#board/card-face.tsx'
import { sizes, useDensity } from '#board/density.ts'
import { carryTo, liftCard, putDown, useDrag, watchTarget } from '#board/dnd/drag-state.ts'
import { carried, type Direction, indexAt } from '#board/dnd/drop-place.ts'
import { DropTarget, listOf } from '#board/dnd/drop-target.ts'
import { isPhone, turnAtEdges } from '#board/dnd/edge-steps.ts'
import { KeyboardCarry } from '#board/dnd/keyboard-carry.ts'
import { type Lifted, Lifter, liftInstructionsId, type Take, TakeContext } from '#board/dnd/lift-area.tsx'
import { glideFrom } from '#board/gliding.ts'
import { movesText } from '#board/moves.text.ts'
import { usePersonName } from '#contacts/person-name.ts'
import { useRecords } from '#records/records.ts'
import { useStages } from '#records/use-records.ts'

/** The column whose middle is nearest to the pointer's height line: a gap between columns is nobody's land. */
const nearestColumn: CollisionDetection = ({
  droppableContainers,
  droppableRects,
  pointerCoordinates,
  collisionRect,
}) => {
  const x = pointerCoordinates?.x ?? collisionRect.left + collisionRect.width / 2
  let best: { id: string | number; away: number } | null = null
  for (const { id } of droppableContainers) {
    const rect = droppableRects.get(id)
    if (rect === undefined) continue
    const away = x < rect.left ? rect.left - x : x > rect.right ? x - rect.right : 0
    if (best === null || away < best.away) best = { id, away }
  }
  return best === null ? [] : [{ id: best.id }]
}

/** What is said is said by our own live line, in the person's language. */
const silent = {
  onDragStart: () => undefined,
  onDragMove: () => undefined,
  onDragOver: () => undefined,
  onDragEnd: () => undefined,
  onDragCancel: () => undefined,
}

/**
 * Lifting, carrying and dropping cards by mouse, touch and keyboard. The board stands beside the library's context, not in
 * it: inside, React would look through every card for readers of that context at each step of a drag.
 */
export function BoardDnd({ children }: { children: ReactNode }) {
  const text = useText(movesText)
  const nameOf = usePersonName()
  const [said, say] = useState('')
  const stages = useStages()
  const { mayWork } = useCardActions()
  const take = useRef<Take>(() => {})
  const stopTurning = useRef(() => {})
  const stageName = (stageId: string) => useRecords.getState().drawn.stages.get(stageId)?.name ?? ''
  const carry = (direction: Direction) => {
    const { card, place } = useDrag.getState()
    if (card === null || place === null) return
    const columns = dropColumns(card.id)
    const next = carried(columns, place, direction)
    carryTo(next)
    const of = (columns.find((column) => column.stageId === next.stageId)?.cardIds.length ?? 0) + 1
    say(text.carried(stageName(next.stageId), next.index + 1, of))
  }
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 4 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 250, tolerance: 8 } }),
    useSensor(KeyboardCarry, { carry }),
  )

  useEffect(watchTarget, [])

  function lift({ active, activatorEvent }: DragStartEvent) {
    const { cardId } = active.data.current as Lifted
    const card = useRecords.getState().drawn.cards.get(cardId.current ?? '')
    if (card === undefined) return
    const index = Math.max(0, placeOf(card))
    liftCard(card, activatorEvent instanceof KeyboardEvent ? 'keyboard' : 'pointer', { stageId: card.stageId, index })
    stopTurning.current = turnAtEdges()
    const column = dropColumns(card.id).find((one) => one.stageId === card.stageId)
    say(text.lifted(nameOf(card), stageName(card.stageId), index + 1, (column?.cardIds.length ?? 0) + 1))
  }

  function follow({ active, over }: DragMoveEvent) {
    const { card, by } = useDrag.getState()
    const rect = active.rect.current.translated
    if (card === null || by === 'keyboard' || rect === null || over === null) return
    const column = dropColumn(String(over.id), card.id)
    const list = listOf(String(over.id))
    if (list === null) return
    const offset = rect.top + rect.height / 2 - list.getBoundingClientRect().top
    const { rowPx } = sizes[useDensity.getState().density]
    carryTo({ stageId: column.stageId, index: indexAt(column, offset, rowPx) })
  }

  function drop() {
    const { card, place, by, lost } = useDrag.getState()
    settle(card)
    if (card === null || place === null) return
    if (lost) {
      notify({ text: text.columnGone, tone: 'danger' })
      return
    }
    const outcome = moveTo(card, place, () => focusCard(card.id))
    if (outcome === 'asked') {
      const kind = useRecords.getState().drawn.stages.get(place.stageId)?.kind
      if (kind === 'promise' || kind === 'plan' || kind === 'paid')
        say(text.askingFirst[kind](stageName(place.stageId)))
      return
    }
    say(text.dropped(nameOf(card), stageName(place.stageId), place.index + 1))
    if (by === 'keyboard') focusCard(card.id)
  }

  /** The card leaves the finger and glides to where it stands, wherever that turns out to be. */
  function settle(card: Card | null) {
    const finger = document.querySelector('[data-under-finger]')
    if (card !== null && finger !== null) glideFrom(card.id, finger.getBoundingClientRect())
    putDown()
    stopTurning.current()
  }

  function cancel() {
    const { card, by } = useDrag.getState()
    settle(card)
    if (card === null) return
    say(text.cancelled(nameOf(card)))
    if (by === 'keyboard') focusCard(card.id)
  }

  return (
    <TakeContext value={take}>
      {children}
      <DndContext
        sensors={sensors}
        collisionDetection={nearestColumn}
        measuring={{
          // Cards stand where a transform puts them; the library would leave it out and carry them that far beside the finger.
          draggable: { measure: getClientRect },
          droppable: { strategy: MeasuringStrategy.WhileDragging },
        }}
        autoScroll={{
          threshold: { x: 0.12, y: 0.16 },
          canScroll: (element) => !isPhone() || element.matches('[data-column-scroll]'),
        }}
        accessibility={{
          announcements: silent,
          restoreFocus: false,
          screenReaderInstructions: { draggable: '' },
        }}
        onDragStart={lift}
        onDragMove={follow}
        onDragEnd={drop}
        onDragCancel={cancel}
      >
        <Lifter take={take} enabled={mayWork} />
        {stages.map((stage) => (
          <DropTarget key={stage.id} stageId={stage.id} />
        ))}
        <DragOverlay dropAnimation={null}>
          <UnderFinger />
        </DragOverlay>
      </DndContext>
      <p id={liftInstructionsId} hidden>
        {text.instructions}
      </p>
      <p aria-live="assertive" className="sr-only">
        {said}
      </p>
    </TakeContext>
  )
}

function UnderFinger() {
  const card = useDrag((drag) => (drag.by === 'pointer' ? drag.card : null))
  const density = useDensity((state) => state.density)
  return card === null ? null : (
    <div data-under-finger className="cursor-grabbing">
      <CardFace card={card} density={density} lifted />
    </div>
  )
}
