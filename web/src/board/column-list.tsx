import type { Card } from '@aldia/shared/card.ts'
import { useVirtualizer } from '@tanstack/react-virtual'
import { memo, useEffect, useMemo, useRef } from 'react'
import { useText } from '#base/language.ts'
import { useBoardFocus } from '#board/board-focus.ts'
import { CardFace } from '#board/card-face.tsx'
import { CardSlot } from '#board/card-slot.tsx'
import { loadPage, useColumnPages } from '#board/column-pages.ts'
import { type Density, sizes, useDensity } from '#board/density.ts'
import { useCarriedHere, useDrag, useGap } from '#board/dnd/drag-state.ts'
import { useRecords } from '#records/records.ts'
import { useColumn } from '#records/use-records.ts'
import { Button } from '#ui/button.tsx'
import { classNames } from '#ui/class-names.ts'
import { Skeleton } from '#ui/skeleton.tsx'
import { boardStatesText } from './board-states.text.ts'

const overscan = 5
const loadAheadSlots = 20

/** The cards of a column: only those in sight are in the page. The scroll box and its virtualiser belong together. */
export const ColumnList = memo(function ColumnList({ stageId }: { stageId: string }) {
  const cards = useColumn(stageId)
  const carried = useCarriedHere(stageId)
  const gap = useGap(stageId)
  const shiftedByNews = useShiftedByNews(cards)
  const density = useDensity((state) => state.density)
  const scrollRef = useRef<HTMLDivElement>(null)
  const more = useRecords((state) => (state.confirmed.next.get(stageId) ?? null) !== null)
  const resting = useMemo(
    () => (carried === null ? cards : cards.filter((card) => card.id !== carried.id)),
    [cards, carried],
  )
  const slots = resting.length + (gap === null ? 0 : 1)
  const { rowPx } = sizes[density]
  const virtual = useVirtualizer({
    count: slots,
    getScrollElement: () => scrollRef.current,
    estimateSize: () => rowPx,
    overscan,
    useFlushSync: false,
  })
  useEffect(() => virtual.measure(), [rowPx, virtual])
  const items = virtual.getVirtualItems()
  const lastSeen = items.at(-1)?.index ?? -1
  useEffect(() => {
    if (more && lastSeen >= slots - loadAheadSlots) void loadPage(stageId)
  }, [more, lastSeen, slots, stageId])
  useWantedFocus(cards, scrollRef, (index) => virtual.scrollToIndex(index, { align: 'auto' }))
  useGapInSight(gap, (index) => virtual.scrollToIndex(index, { align: 'auto' }))
  const cardAt = (slot: number) => (gap !== null && slot >= gap ? resting[slot - 1] : resting[slot])

  return (
    <div
      ref={scrollRef}
      data-column-scroll
      className="min-h-0 flex-1 overflow-y-auto overscroll-y-contain px-2 pt-0.5 pb-3"
    >
      <ul
        data-column-list={stageId}
        className={classNames('relative min-h-full', !shiftedByNews && '*:transition-transform')}
        style={{ height: virtual.getTotalSize() }}
      >
        {[
          // The carried card's own element outlives the lifting, because the finger and the focus hang on it: it stays in
          // the same list under the same key, and comes first so that React moves the others and not this one.
          carried !== null && carried.stageId === stageId && (
            <CardSlot
              key={carried.id}
              card={carried}
              density={density}
              slot={Math.max(
                0,
                cards.findIndex((card) => card.id === carried.id),
              )}
              count={-1}
              firstOfColumn={false}
              carried
            />
          ),
          ...items.map(({ index }) => {
            if (index === gap) return <Gap key="gap" slot={index} density={density} />
            const card = cardAt(index)
            return (
              card && (
                <CardSlot
                  key={card.id}
                  card={card}
                  density={density}
                  slot={index}
                  count={more ? -1 : slots}
                  firstOfColumn={index === items[0]?.index}
                  carried={false}
                />
              )
            )
          }),
        ]}
        {slots === 0 && <EmptyColumn />}
      </ul>
      {more && <MoreCards stageId={stageId} />}
    </div>
  )
})

/**
 * Whether it is news that moves the cards of a column while a card is carried. Cards make room for the carried one smoothly,
 * for news they jump: each card on its way is a layer of its own, and news of a team moves whole columns many times a second,
 * which costs the carried card its frames.
 */
function useShiftedByNews(cards: readonly Card[]): boolean {
  const carrying = useDrag((drag) => drag.card !== null)
  const drawn = useRef(cards)
  const isNews = carrying && drawn.current !== cards
  useEffect(() => {
    drawn.current = cards
  })
  return isNews
}

/** Where the carried card would land. Carried by keys it is drawn here, carried by a pointer it hangs under it. */
function Gap({ slot, density }: { slot: number; density: Density }) {
  const { card, by } = useDrag()
  const { rowPx, cardPx } = sizes[density]
  return (
    <li
      aria-hidden
      data-gap
      style={{ transform: `translateY(${slot * rowPx}px)`, height: cardPx }}
      className={classNames(
        'absolute inset-x-0 top-0 rounded-panel',
        by === 'pointer' && 'bg-accent-soft outline-2 outline-accent/40 outline-dashed -outline-offset-2',
      )}
    >
      {by === 'keyboard' && card !== null && <CardFace card={card} density={density} lifted />}
    </li>
  )
}

function EmptyColumn() {
  const text = useText(boardStatesText)
  const filtered = useRecords(
    ({ confirmed: { filter } }) => filter.q !== '' || filter.unread || filter.assigneeId !== null,
  )
  const boardEmpty = useRecords((state) => state.drawn.cards.size === 0)
  return boardEmpty ? null : (
    <li className="mt-1 rounded-panel border border-line border-dashed px-3 py-6 text-center text-ink-faint text-sm">
      {filtered ? text.emptyFiltered : text.emptyColumn}
    </li>
  )
}

function MoreCards({ stageId }: { stageId: string }) {
  const text = useText(boardStatesText)
  const state = useColumnPages((pages) => pages[stageId])
  if (state === 'failed') {
    return (
      <div role="alert" className="flex flex-col items-center gap-2 py-3 text-ink-soft text-sm">
        {text.pageFailed}
        <Button size="small" onPress={() => void loadPage(stageId)}>
          {text.retry}
        </Button>
      </div>
    )
  }
  return (
    <div role="status" className="space-y-2">
      <span className="sr-only">{state === 'loading' ? text.loadingMore : ''}</span>
      <Skeleton className="h-16 w-full rounded-panel" />
    </div>
  )
}

/** Scrolls the card that the keyboard wants into sight and gives it the focus once it is in the page. */
function useWantedFocus(
  cards: readonly Card[],
  scrollRef: React.RefObject<HTMLDivElement | null>,
  scrollTo: (index: number) => void,
): void {
  const wanted = useBoardFocus((focus) => focus.wanted)
  const done = useRef(wanted)
  useEffect(() => {
    if (done.current === wanted) return
    const { cardId } = useBoardFocus.getState()
    const index = cards.findIndex((card) => card.id === cardId)
    if (index < 0) return
    done.current = wanted
    scrollTo(index)
    requestAnimationFrame(() => {
      const button = scrollRef.current?.querySelector<HTMLElement>(`[data-card-id="${cardId}"] [data-card-button]`)
      button?.focus({ preventScroll: true })
      button?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    })
  })
}

/** A gap that the keys carried out of sight is scrolled back into it. */
function useGapInSight(gap: number | null, scrollTo: (index: number) => void): void {
  const by = useDrag((drag) => drag.by)
  useEffect(() => {
    if (gap === null || by !== 'keyboard') return
    scrollTo(gap)
    requestAnimationFrame(() =>
      document.querySelector('[data-gap]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' }),
    )
  })
}
