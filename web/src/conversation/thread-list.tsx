import { ArrowDown } from 'lucide-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { type Components, Virtuoso, type VirtuosoHandle } from 'react-virtuoso'
import { useNow } from '#base/clock.ts'
import { useFormats, useText } from '#base/language.ts'
import type { More } from '#messages/thread.ts'
import type { ThreadItem } from '#messages/thread-items.ts'
import { Count } from '#ui/badge.tsx'
import { Bubble } from './bubble.tsx'
import { conversationText } from './conversation.text.ts'
import { useConversation } from './conversation-context.ts'
import { NoteBubble } from './note-bubble.tsx'
import { type ThreadRow, threadRows, type UnreadLine } from './thread-rows.ts'
import {
  firstSight,
  type ScrollWish,
  useFreshCount,
  useOwnNews,
  useRowFocus,
  useRowPlace,
  useScrollWish,
} from './thread-scroll.ts'

interface ThreadListProps {
  items: readonly ThreadItem[]
  older: More
  newer: More
  unread: UnreadLine | null
  wish: ScrollWish | null
  onOlder: () => void
  onNewer: () => void
  onNewest: () => void
  onAtNewest: (isThere: boolean) => void
}

/**
 * Older messages are asked for when so many rows are left above. The list holds still only while its first row is out of
 * sight, so the next page has to be there before.
 */
const loadAhead = 25

interface ListContext {
  readonly hasOlder: boolean
  readonly words: { readonly older: string; readonly beginning: string }
}

/** The rows of a conversation, as many as are in sight. */
export function ThreadList(props: ThreadListProps) {
  const { items, older, newer, unread, wish, onAtNewest } = props
  const text = useText(conversationText)
  const formats = useFormats()
  const { personName } = useConversation()
  const hasOlder = older !== 'none'
  const rows = useMemo(
    () => threadRows({ items, hasOlder, dateKey: formats.dateKey, unread }),
    [items, hasOlder, formats, unread],
  )
  const place = useRowPlace(rows)
  const list = useRef<VirtuosoHandle>(null)
  const frame = useRef<HTMLElement>(null)
  const [atEnd, setAtEnd] = useState(true)
  const markedId = useScrollWish(wish, rows, list)
  const { tabStopId, onKeyDown } = useRowFocus(rows, list, frame)
  const fresh = useFreshCount(items, atEnd)
  const isOwnNews = useOwnNews(items)
  const isNewest = atEnd && newer === 'none'
  const start = useMemo(() => firstSight(rows, wish), [place.generation])

  useEffect(() => onAtNewest(isNewest), [isNewest, onAtNewest])
  useEffect(() => {
    // Who has just opened the conversation can scroll it with the keys; who is elsewhere by now is left there.
    if (document.activeElement?.matches('[role="dialog"], body')) focusLog(frame.current)
  }, [])
  return (
    <section ref={frame} aria-label={text.thread} onKeyDown={onKeyDown} className="relative min-h-0 flex-1 bg-chat">
      <Virtuoso<ThreadRow, ListContext>
        key={place.generation}
        ref={list}
        role="log"
        aria-live="off"
        aria-label={`${text.thread}: ${personName}`}
        data={rows}
        context={{ hasOlder, words: { older: text.loadingOlder, beginning: text.beginning } }}
        firstItemIndex={place.first}
        initialTopMostItemIndex={start}
        computeItemKey={(_, row) => row.key}
        itemContent={(_, row) => <Row row={row} isTabStop={row.key === tabStopId} isMarked={row.key === markedId} />}
        components={components}
        alignToBottom
        followOutput={(isAtEnd) => (isAtEnd || isOwnNews() ? 'auto' : false)}
        atBottomThreshold={60}
        atBottomStateChange={setAtEnd}
        rangeChanged={({ startIndex }) => {
          if (startIndex - place.first < loadAhead && older === 'more') props.onOlder()
        }}
        endReached={props.onNewer}
        skipAnimationFrameInResizeObserver
        increaseViewportBy={{ top: 900, bottom: 500 }}
        defaultItemHeight={56}
        className="outline-offset-[-2px] [overflow-anchor:none]"
      />
      {!isNewest && (
        <ToNewest
          count={fresh}
          onPress={() => {
            props.onNewest()
            // The button goes away, and the focus would go with it.
            focusLog(frame.current)
          }}
        />
      )}
    </section>
  )
}

function focusLog(frame: HTMLElement | null): void {
  frame?.querySelector<HTMLElement>('[role="log"]')?.focus({ preventScroll: true })
}

const components: Components<ThreadRow, ListContext> = {
  Header: ({ context }) => (
    <p className="flex h-14 items-center justify-center text-ink-faint text-sm">
      {context?.hasOlder ? <span className="animate-pulse">{context.words.older}</span> : context?.words.beginning}
    </p>
  ),
  Footer: () => <div className="h-3" />,
}

function Row({ row, isTabStop, isMarked }: { row: ThreadRow; isTabStop: boolean; isMarked: boolean }) {
  if (row.kind === 'day') return <DayLine at={row.at} />
  return (
    <div className={row.endsRun ? 'pb-2' : 'pb-0.5'}>
      {row.unreadAbove !== null && <UnreadMark count={row.unreadAbove} />}
      {row.item.type === 'note' ? (
        <NoteBubble item={row.item} isTabStop={isTabStop} />
      ) : (
        <Bubble item={row.item} startsRun={row.startsRun} isTabStop={isTabStop} isMarked={isMarked} />
      )}
    </div>
  )
}

function DayLine({ at }: { at: number }) {
  const formats = useFormats()
  const now = useNow()
  return (
    <p className="flex justify-center py-2">
      <time
        dateTime={formats.dateKey(at)}
        title={formats.fullDate(at)}
        className="rounded-full bg-surface px-3 py-0.5 text-ink-soft text-sm shadow-[0_1px_1px_rgb(40_32_20/0.06)] first-letter:uppercase"
      >
        {formats.day(at, now)}
      </time>
    </p>
  )
}

function UnreadMark({ count }: { count: number }) {
  const text = useText(conversationText)
  return (
    <p className="my-2 flex items-center gap-3 px-5 font-medium text-accent-ink text-sm before:h-px before:flex-1 before:bg-accent/40 after:h-px after:flex-1 after:bg-accent/40">
      {text.unreadLine(count)}
    </p>
  )
}

function ToNewest({ count, onPress }: { count: number; onPress: () => void }) {
  const text = useText(conversationText)
  const label = count === 0 ? text.toNewest : text.toNewestCount(count)
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      onClick={onPress}
      className="absolute end-4 bottom-4 flex h-10 min-w-10 animate-enter items-center justify-center gap-1.5 rounded-full bg-raised px-2.5 text-ink-soft shadow-float ring-1 ring-line hover:bg-hover"
    >
      {count > 0 && <Count value={count} strong />}
      <ArrowDown aria-hidden size={20} />
    </button>
  )
}
