import { Plus } from 'lucide-react'
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import { useShortcut } from '#base/keyboard.ts'
import { useText } from '#base/language.ts'
import { notify } from '#base/notify.ts'
import { boardText } from '#board/board.text.ts'
import { focusCard, neighbour, useBoardFocus } from '#board/board-focus.ts'
import { undoLatest, watchMoves } from '#board/board-moves.ts'
import { BoardEmpty, BoardFailed, BoardLoading, NobodyFits, OfflineStrip } from '#board/board-states.tsx'
import { BoardToolbar } from '#board/board-toolbar.tsx'
import { type CardAction, CardActionsContext } from '#board/card-actions.ts'
import { CardDialog } from '#board/card-dialogs.tsx'
import { Column } from '#board/column.tsx'
import { ColumnForm } from '#board/column-form.tsx'
import { BoardDnd } from '#board/dnd/board-dnd.tsx'
import { useDrag } from '#board/dnd/drag-state.ts'
import type { Direction } from '#board/dnd/drop-place.ts'
import { LiftArea } from '#board/dnd/lift-area.tsx'
import { watchGlides } from '#board/gliding.ts'
import { GlidingCards } from '#board/gliding-cards.tsx'
import { StageSwitcher } from '#board/stage-switcher.tsx'
import { openMoneyDialog } from '#money/money-dialog.ts'
import { loadBoard, useBoardLoad } from '#records/catch-up.ts'
import { type BoardFilter, isFiltered, isSameFilter, noFilter } from '#records/confirmed.ts'
import { useRecords } from '#records/records.ts'
import { useMay, useMe, useStages } from '#records/use-records.ts'
import { tagsText } from '#tags/tags.text.ts'
import { classNames } from '#ui/class-names.ts'

interface BoardProps {
  filter: BoardFilter
  onFilter: (change: Partial<BoardFilter>) => void
  onOpenCard: (cardId: string) => void
  /** Whether a card is open over the board: then the board's own keys rest. */
  covered: boolean
  /** Where WhatsApp is linked. */
  settingsPath: string
}

/** The whole board, in whatever state it is. */
export function Board(props: BoardProps) {
  const load = useBoardLoad()
  const { filter } = props
  useFilter(filter)
  if (load.state === 'failed') return <BoardFailed failure={load.failure} onRetry={() => void loadBoard(filter)} />
  return load.state === 'ready' ? <LoadedBoard {...props} /> : <BoardLoading />
}

function LoadedBoard({ filter, onFilter, onOpenCard, covered, settingsPath }: BoardProps) {
  const text = useText(boardText)
  const [asking, setAsking] = useState<{ action: CardAction; cardId: string } | null>(null)
  const mayWork = useMay('work_cards')
  const meId = useMe().id
  const openRef = useRef(onOpenCard)
  openRef.current = onOpenCard
  const actions = useMemo(
    () => ({
      open: (cardId: string) => openRef.current(cardId),
      ask: (action: CardAction, cardId: string) => setAsking({ action, cardId }),
      mayWork,
    }),
    [mayWork],
  )
  useEffect(() => watchMoves(meId), [meId])
  useEffect(() => watchGlides(meId), [meId])
  useBoardKeys((action, cardId) => setAsking({ action, cardId }), !covered)
  const total = useRecords((state) => [...state.drawn.stages.values()].reduce((sum, stage) => sum + stage.cardCount, 0))
  const shown = useRecords((state) => [...state.drawn.columns.values()].reduce((sum, column) => sum + column.length, 0))
  const filtered = isFiltered(filter)
  const boardRef = useRef<HTMLDivElement>(null)
  return (
    <CardActionsContext value={actions}>
      <div className="flex h-full min-h-0 flex-col">
        <h1 className="sr-only">{text.board}</h1>
        <OfflineStrip />
        <BoardToolbar filter={filter} onFilter={onFilter} />
        <StageSwitcher boardRef={boardRef} />
        {total === 0 && !filtered && <BoardEmpty settingsPath={settingsPath} />}
        {filtered && shown === 0 && <NobodyFits onClear={() => onFilter(noFilter)} />}
        <BoardDnd>
          <Columns boardRef={boardRef} />
        </BoardDnd>
        <GlidingCards />
        {asking !== null && <CardDialog {...asking} onClose={() => setAsking(null)} />}
      </div>
    </CardActionsContext>
  )
}

function Columns({ boardRef }: { boardRef: React.RefObject<HTMLDivElement | null> }) {
  const text = useText(boardText)
  const stages = useStages()
  const mayManage = useMay('manage_board')
  const carrying = useDrag((drag) => drag.card !== null)
  const [adding, setAdding] = useState(false)
  return (
    <LiftArea
      ref={boardRef}
      data-board
      aria-label={text.board}
      onKeyDown={stepByArrow}
      className={classNames(
        'flex min-h-0 flex-1 gap-3 overflow-x-auto overscroll-x-contain px-4 pb-4 max-sm:px-3 max-sm:pb-3',
        // Snapping would pull the board back under the finger that carries a card to its edge.
        !carrying && 'max-sm:snap-x max-sm:snap-mandatory',
      )}
    >
      {stages.map((stage) => (
        <Column key={stage.id} stage={stage} />
      ))}
      {mayManage && (
        <button
          type="button"
          onClick={() => setAdding(true)}
          className="flex h-11 w-48 shrink-0 snap-center items-center justify-center gap-2 rounded-panel text-ink-soft transition-colors hover:bg-hover hover:text-ink"
        >
          <Plus aria-hidden size={16} />
          {text.addColumn}
        </button>
      )}
      {adding && <ColumnForm onClose={() => setAdding(false)} />}
    </LiftArea>
  )
}

const directions: Readonly<Record<string, Direction>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
}

function stepByArrow(event: KeyboardEvent): void {
  const direction = directions[event.key]
  const { cardId } = useBoardFocus.getState()
  const onCard = event.target instanceof Element && event.target.closest('[data-card-button]') !== null
  if (direction === undefined || cardId === null || !onCard || event.ctrlKey || event.metaKey || event.altKey) return
  event.preventDefault()
  const next = neighbour(cardId, direction)
  if (next !== null) focusCard(next)
}

/** The keys of the board: M, A, T, D, P, undo. They count for the card that has, or had last, the focus. */
function useBoardKeys(ask: (action: CardAction, cardId: string) => void, enabled: boolean): void {
  const text = useText(boardText)
  const tags = useText(tagsText)
  const mayWork = useMay('work_cards')
  const focused = (run: (cardId: string) => void) => {
    const { cardId } = useBoardFocus.getState()
    if (!mayWork) notify({ text: text.mayNot })
    else if (cardId !== null && useRecords.getState().drawn.cards.has(cardId)) run(cardId)
  }
  const scope = { scope: 'board' as const, enabled }
  useShortcut('m', text.shortcutMove, () => focused((cardId) => ask('move', cardId)), scope)
  useShortcut('a', text.shortcutAssign, () => focused((cardId) => ask('assign', cardId)), scope)
  useShortcut('t', tags.shortcut, () => focused((cardId) => ask('tag', cardId)), scope)
  useShortcut('d', text.shortcutDebt, () => focused((cardId) => openMoneyDialog({ kind: 'debt', cardId })), scope)
  useShortcut('p', text.shortcutPromise, () => focused((cardId) => openMoneyDialog({ kind: 'promise', cardId })), scope)
  useShortcut('mod+z', text.shortcutUndo, undoLatest, { scope: 'board' })
}

/** Asks for the board through the filter of the address whenever it is another one. */
function useFilter(filter: BoardFilter): void {
  useEffect(() => {
    const { filter: known } = useRecords.getState().confirmed
    if (useBoardLoad.getState().state === 'ready' && isSameFilter(known, filter)) return
    loadBoard(filter).catch((error: Error) => notify({ text: error.message, tone: 'danger' }))
  }, [filter])
}
