import type { Card } from '@aldia/shared/card.ts'
import type { BoardSnapshot } from '@aldia/shared/change.ts'
import type { Stage } from '@aldia/shared/stage.ts'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, type Ref, StrictMode, useRef } from 'react'
import { createRoot } from 'react-dom/client'

const rowPx = 92
const overscan = 5

/** What both floors draw: the cards that the program's own board has at first. */
export async function draw(board: (snapshot: BoardSnapshot) => ReactNode): Promise<void> {
  const response = await fetch('/board.json')
  const snapshot = (await response.json()) as BoardSnapshot
  const root = document.querySelector('#root')
  if (root) createRoot(root).render(<StrictMode>{board(snapshot)}</StrictMode>)
}

export const liveStages = ({ stages }: BoardSnapshot): Stage[] => stages.filter(({ archivedAt }) => archivedAt === null)

export const cardsOf = ({ cards }: BoardSnapshot, stageId: string): Card[] =>
  cards.filter((card) => card.stageId === stageId)

export function Face({ card }: { card: Card }) {
  const { lastMessage } = card
  return (
    <div className="card">
      <div>
        <b>{card.name ?? card.phone}</b>{' '}
        {lastMessage !== null && <time>{new Date(lastMessage.sentAt).toLocaleTimeString('es-CO')}</time>}
      </div>
      <div>{lastMessage?.preview}</div>
      <div>{card.phone}</div>
    </div>
  )
}

interface ColumnProps {
  stage: Stage
  cards: readonly Card[]
  ref?: Ref<HTMLElement>
  slot(card: Card, style: React.CSSProperties): ReactNode
}

/** One virtualised column. */
export function Column({ stage, cards, ref, slot }: ColumnProps) {
  const scrollRef = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: cards.length,
    getScrollElement: () => scrollRef.current,
    estimateSize: () => rowPx,
    overscan,
  })
  return (
    <section ref={ref} data-stage-id={stage.id}>
      <h2>
        {stage.name} {stage.cardCount}
      </h2>
      <div className="cards" ref={scrollRef}>
        <ul style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, start }) => {
            const card = cards[index]
            return card && slot(card, { transform: `translateY(${start}px)` })
          })}
        </ul>
      </div>
    </section>
  )
}
