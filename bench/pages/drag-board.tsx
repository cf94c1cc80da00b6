import type { Card } from '@aldia/shared/card.ts'
import type { BoardSnapshot } from '@aldia/shared/change.ts'
import type { Stage } from '@aldia/shared/stage.ts'
import {
  DndContext,
  type DragEndEvent,
  DragOverlay,
  MouseSensor,
  pointerWithin,
  useDraggable,
  useDroppable,
  useSensor,
  useSensors,
} from '@dnd-kit/core'
import { memo, useMemo, useState } from 'react'
import { Column, cardsOf, draw, Face, liveStages } from './board-of-cards.tsx'

function DragBoard({ snapshot }: { snapshot: BoardSnapshot }) {
  const stages = useMemo(() => liveStages(snapshot), [snapshot])
  const [columns, setColumns] = useState(
    () => new Map(stages.map((stage) => [stage.id, cardsOf(snapshot, stage.id)] as const)),
  )
  const [lifted, setLifted] = useState<Card | null>(null)
  const sensors = useSensors(useSensor(MouseSensor, { activationConstraint: { distance: 4 } }))
  const drop = ({ over }: DragEndEvent) => {
    const card = lifted
    setLifted(null)
    if (card === null || over === null) return
    setColumns((before) => {
      const after = new Map([...before].map(([id, cards]) => [id, cards.filter(({ id: other }) => other !== card.id)]))
      after.set(String(over.id), [card, ...(after.get(String(over.id)) ?? [])])
      return after
    })
  }
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={pointerWithin}
      onDragStart={({ active }) => setLifted((active.data.current as { card: Card }).card)}
      onDragEnd={drop}
      onDragCancel={() => setLifted(null)}
    >
      <main>
        {stages.map((stage) => (
          <DropColumn key={stage.id} stage={stage} cards={columns.get(stage.id) ?? []} />
        ))}
      </main>
      <DragOverlay dropAnimation={null}>
        {lifted !== null && (
          <div data-under-finger>
            <Face card={lifted} />
          </div>
        )}
      </DragOverlay>
    </DndContext>
  )
}

const DropColumn = memo(function DropColumn({ stage, cards }: { stage: Stage; cards: readonly Card[] }) {
  const { setNodeRef } = useDroppable({ id: stage.id })
  return (
    <Column
      ref={setNodeRef}
      stage={stage}
      cards={cards}
      slot={(card, style) => <DragCard key={card.id} card={card} style={style} />}
    />
  )
})

function DragCard({ card, style }: { card: Card; style: React.CSSProperties }) {
  const { setNodeRef, listeners, isDragging } = useDraggable({ id: card.id, data: { card } })
  return (
    <li ref={setNodeRef} data-card-id={card.id} style={{ ...style, opacity: isDragging ? 0 : 1 }} {...listeners}>
      <Face card={card} />
    </li>
  )
}

void draw((snapshot) => <DragBoard snapshot={snapshot} />)
