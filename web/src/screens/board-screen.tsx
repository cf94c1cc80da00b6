import { useEffect, useRef } from 'react'
import { Board } from '#board/board.tsx'
import { cardBeside, focusCard } from '#board/board-focus.ts'
import { useBoardUrl } from '#board/board-url.ts'
import { useRecords } from '#records/records.ts'
import { useSurvivor } from '#records/use-records.ts'
import { CardDrawer } from '#screens/card-drawer.tsx'
import { paths } from '#screens/paths.ts'

/** The board, and over it the conversation of the card in the address. */
export function BoardScreen() {
  const { filter, cardId, setFilter, openCard } = useBoardUrl()
  return (
    <>
      <Board
        filter={filter}
        onFilter={setFilter}
        onOpenCard={openCard}
        covered={cardId !== null}
        settingsPath={paths.whatsapp}
      />
      {cardId !== null && <OpenCard cardId={cardId} openCard={openCard} />}
    </>
  )
}

function OpenCard({ cardId, openCard }: { cardId: string; openCard: (cardId: string | null) => void }) {
  const survivorId = useSurvivor(cardId)
  // The neighbours are read from the columns as they are drawn; without asking for these nothing would tell of new ones.
  useRecords((state) => state.drawn.columns)
  const lastId = useRef(survivorId)
  lastId.current = survivorId
  // Only when the drawer has gone may the board have the focus again.
  useEffect(() => () => void requestAnimationFrame(() => focusCard(lastId.current)), [])
  return (
    <CardDrawer
      cardId={cardId}
      onOpen={openCard}
      previous={cardBeside(survivorId, -1)}
      next={cardBeside(survivorId, 1)}
    />
  )
}
