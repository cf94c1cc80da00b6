import type { BoardSnapshot } from '@aldia/shared/change.ts'
import { useMemo } from 'react'
import { Column, cardsOf, draw, Face, liveStages } from './board-of-cards.tsx'

function StaticBoard({ snapshot }: { snapshot: BoardSnapshot }) {
  const columns = useMemo(
    () => liveStages(snapshot).map((stage) => ({ stage, cards: cardsOf(snapshot, stage.id) })),
    [snapshot],
  )
  return (
    <main>
      {columns.map(({ stage, cards }) => (
        <Column
          key={stage.id}
          stage={stage}
          cards={cards}
          slot={(card, style) => (
            <li key={card.id} data-card-id={card.id} style={style}>
              <Face card={card} />
            </li>
          )}
        />
      ))}
    </main>
  )
}

void draw((snapshot) => <StaticBoard snapshot={snapshot} />)
