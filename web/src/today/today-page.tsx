import type { TodayKind } from '@aldia/shared/account.ts'
import { type AgingBucket, agingBucket, daysPastDue } from '@aldia/shared/aging.ts'
import type { LocalDate } from '@aldia/shared/dates.ts'
import { ListChecks, Receipt } from 'lucide-react'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { Link } from 'react-router'
import { ApiFailure } from '#base/api.ts'
import { useDayWords } from '#base/day-words.ts'
import { useShortcut } from '#base/keyboard.ts'
import { useFormats, useText, useToday } from '#base/language.ts'
import { dismissNotice, notify } from '#base/notify.ts'
import { usePersonName } from '#contacts/person-name.ts'
import { openMoneyDialog } from '#money/money-dialog.ts'
import { useMay, useMe } from '#records/use-records.ts'
import { AllDone } from '#today/all-done.tsx'
import { itemKey, useDone } from '#today/done-today.ts'
import { type FigurePaths, Figures } from '#today/figures.tsx'
import { todayText } from '#today/today.text.ts'
import { type TodayRow as Row, type TodayGroup, useTodayPage } from '#today/today-list.ts'
import { type RowAction, TodayRow } from '#today/today-row.tsx'
import { Button, buttonClass } from '#ui/button.tsx'
import { ErrorNote } from '#ui/notice.tsx'
import { Loading, Skeleton } from '#ui/skeleton.tsx'

/** So many of a kind are shown at first; the list stays one that can be worked through. */
const shownOfAKind = 20

interface TodayPageProps {
  /** `order`: the people of the list, to go on from one to the next. */
  onOpenCard: (cardId: string, order: readonly string[]) => void
  /** A conversation is open over the page: its keys rest. */
  covered: boolean
  /** Where payments are verified; with `?pago=` one of them. */
  verifyPath: string
  /** Where all payments and all that is overdue are listed. */
  listsPath: string
  /** Where each of the four figures is listed. */
  figurePaths: FigurePaths
  onVerify: (paymentId: string) => void
}

/** *Hoy*: one list of what needs somebody now. */
export function TodayPage({ onOpenCard, covered, verifyPath, listsPath, figurePaths, onVerify }: TodayPageProps) {
  const text = useText(todayText)
  const days = useDayWords()
  const today = useToday()
  const me = useMe()
  const mayWork = useMay('work_cards')
  const nameOf = usePersonName()
  const done = useDone(me.id, today)
  const page = useTodayPage(today)
  const [opened, setOpened] = useState<ReadonlySet<TodayKind>>(new Set())
  const groups = useMemo(() => withoutDone(page.groups, done.keys), [page.groups, done.keys])
  const shown = groups.flatMap(({ kind, rows }) => (opened.has(kind) ? rows : rows.slice(0, shownOfAKind)))
  const hiddenCount = page.groups.reduce((sum, { rows }) => sum + rows.length, 0) - sumOf(groups)
  const toVerify = page.data?.toVerify ?? 0
  const list = useRef<HTMLDivElement>(null)
  const { currentKey, setCurrent, step, leave, lend } = useRowFocus(shown, list)

  const more = async (kind: TodayKind) => {
    try {
      await page.loadMore(kind)
      setOpened((before) => new Set([...before, kind]))
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error
      notify({ text: error.message, tone: 'danger' })
    }
  }

  const act = (action: RowAction, row: Row) => {
    const { cardId, aboutId } = row.item
    if (action === 'open') onOpenCard(cardId, [...new Set(shown.map(({ item }) => item.cardId))])
    else if (action === 'verify') onVerify(aboutId)
    else if (action === 'pay') openMoneyDialog({ kind: 'payment', cardId, onDone: lend })
    else if (action === 'promise' || action === 'plan') openMoneyDialog({ kind: action, cardId, onDone: lend })
    else {
      const key = itemKey(row.item)
      leave(key)
      done.mark(key, true)
      const noticeId = notify({
        text: text.doneSaid(nameOf(row.card)),
        action: {
          label: text.undo,
          run: () => {
            done.mark(key, false)
            dismissNotice(noticeId)
          },
        },
      })
    }
  }
  const latest = useRef(act)
  latest.current = act
  const stableAct = useCallback((action: RowAction, row: Row) => latest.current(action, row), [])
  const onCurrent = (action: RowAction, fits: (row: Row) => boolean = () => true) => {
    const row = shown.find(({ item }) => itemKey(item) === currentKey)
    if (row !== undefined && fits(row)) act(action, row)
  }

  const scope = { scope: 'today' as const, enabled: !covered }
  const working = { ...scope, enabled: !covered && mayWork }
  useShortcut(['arrowdown', 'j'], text.shortcutStep, () => step(1), scope)
  useShortcut(['arrowup', 'k'], text.shortcutStep, () => step(-1), scope)
  useShortcut('p', text.shortcutPromise, () => onCurrent('promise'), working)
  useShortcut('r', text.shortcutPay, () => onCurrent('pay'), working)
  useShortcut('v', text.shortcutVerify, () => onCurrent('verify', ({ item }) => item.kind === 'receipt'), working)
  useShortcut('e', text.shortcutDone, () => onCurrent('done'), working)

  return (
    <div ref={list} className="h-full overflow-y-auto bg-surface">
      <div className="mx-auto w-full max-w-240 px-4 py-6 max-sm:px-0 sm:px-8 sm:py-8">
        <header className="mb-5 flex flex-wrap items-start justify-between gap-x-6 gap-y-3 max-sm:px-4">
          <div className="space-y-1">
            <h1 className="font-semibold text-ink text-xl">{text.title}</h1>
            <p className="text-ink-soft">{days.fullDay(today)}</p>
          </div>
          <div className="flex flex-wrap gap-3">
            <Link to={listsPath} className={buttonClass('plain')}>
              <Receipt aria-hidden size={16} className="shrink-0" />
              {text.lists}
            </Link>
            <Link to={verifyPath} className={buttonClass('plain')}>
              <ListChecks aria-hidden size={16} className="shrink-0" />
              {text.toVerify(toVerify)}
            </Link>
          </div>
        </header>
        <Figures day={today} paths={figurePaths} />
        {page.isError && page.data === undefined && (
          <ErrorNote title={text.loadFailed} retry={{ label: text.retry, run: () => void page.refetch() }}>
            {page.error.message}
          </ErrorNote>
        )}
        {page.isPending && <RowsLoading />}
        {page.data !== undefined && groups.length === 0 && <AllDone sawSome={hiddenCount > 0} />}
        <div className="space-y-7">
          {groups.map(({ kind, rows, total, next }) => {
            const seen = opened.has(kind) ? rows : rows.slice(0, shownOfAKind)
            const rest = rows.length - seen.length
            return (
              <section key={kind} aria-labelledby={`today-${kind}`}>
                <GroupHead
                  kind={kind}
                  count={Math.max(total.count - (rowsOf(page.groups, kind) - rows.length), rows.length)}
                  isMore={total.isMore}
                />
                {byBucket(kind, seen, today).map(([bucket, part]) => (
                  <div key={bucket}>
                    {bucket !== '' && (
                      <h3 className="px-3 pt-2 pb-1 text-ink-soft text-sm max-sm:px-4">{text.bucket(bucket)}</h3>
                    )}
                    <ul className="divide-y divide-line border-line border-y">
                      {part.map((row) => (
                        <TodayRow
                          key={itemKey(row.item)}
                          row={row}
                          isCurrent={itemKey(row.item) === currentKey}
                          mayWork={mayWork}
                          onAct={stableAct}
                          onFocus={setCurrent}
                        />
                      ))}
                    </ul>
                  </div>
                ))}
                {rest > 0 && (
                  <Button
                    size="small"
                    tone="quiet"
                    className="mt-2"
                    onPress={() => setOpened((before) => new Set([...before, kind]))}
                  >
                    {text.showAll(rest)}
                  </Button>
                )}
                {rest === 0 && next !== null && (
                  <Button size="small" tone="quiet" className="mt-2" onPress={() => void more(kind)}>
                    {text.showMore}
                  </Button>
                )}
              </section>
            )
          })}
        </div>
        {hiddenCount > 0 && (
          <p className="pt-6 text-center">
            <Button size="small" tone="quiet" onPress={done.clear}>
              {text.showDone(hiddenCount)}
            </Button>
          </p>
        )}
      </div>
    </div>
  )
}

function GroupHead({ kind, count, isMore }: { kind: TodayKind; count: number; isMore: boolean }) {
  const text = useText(todayText)
  const formats = useFormats()
  return (
    <h2 id={`today-${kind}`} className="flex items-baseline gap-2 px-3 pb-1.5 font-semibold text-ink max-sm:px-4">
      {text.kinds[kind]}
      <span className="figures font-normal text-ink-faint text-sm">
        {isMore ? text.andMore(formats.number(count)) : formats.number(count)}
      </span>
    </h2>
  )
}

function RowsLoading() {
  return (
    <Loading>
      {['w-40', 'w-56', 'w-32', 'w-48', 'w-44', 'w-36'].map((width, place) => (
        <div key={`${width}${place}`} className="flex h-16 items-center gap-3 border-line border-b px-3">
          <Skeleton className="size-8 rounded-full" />
          <div className="flex-1 space-y-2">
            <Skeleton className={`h-3.5 ${width}`} />
            <Skeleton className="h-3 w-56" />
          </div>
          <Skeleton className="h-4 w-20" />
        </div>
      ))}
    </Loading>
  )
}

function withoutDone(groups: readonly TodayGroup[], done: ReadonlySet<string>): readonly TodayGroup[] {
  return groups
    .map((group) => ({ ...group, rows: group.rows.filter(({ item }) => !done.has(itemKey(item))) }))
    .filter(({ rows, next }) => rows.length > 0 || next !== null)
}

const sumOf = (groups: readonly TodayGroup[]) => groups.reduce((sum, { rows }) => sum + rows.length, 0)
const rowsOf = (groups: readonly TodayGroup[], kind: TodayKind) =>
  groups.find((group) => group.kind === kind)?.rows.length ?? 0

/** Those who are late by how long they are; the others together. */
function byBucket(
  kind: TodayKind,
  rows: readonly Row[],
  today: LocalDate,
): readonly [AgingBucket | '', readonly Row[]][] {
  const bucketOf = ({ item }: Row) =>
    kind === 'overdue' && item.on !== null ? agingBucket(daysPastDue(item.on, today)) : ''
  return [...Map.groupBy(rows, bucketOf)]
}

/** So many frames a dialog that closes needs at most to give the focus back. */
const framesForFocus = 4

/** Which row the keyboard is on. A row that goes hands its turn to the one that takes its place. */
function useRowFocus(shown: readonly Row[], list: React.RefObject<HTMLDivElement | null>) {
  const keys = shown.map(({ item }) => itemKey(item))
  const [current, setCurrent] = useState<string | null>(null)
  const [wanted, setWanted] = useState(0)
  const place = useRef(0)
  const at = current === null ? -1 : keys.indexOf(current)
  if (at >= 0) place.current = at
  const currentKey = keys[at >= 0 ? at : Math.min(place.current, keys.length - 1)] ?? null
  const latestKey = useRef(currentKey)
  latestKey.current = currentKey
  useEffect(() => {
    if (wanted === 0 || latestKey.current === null) return
    const row = list.current?.querySelector(`[data-today-row="${CSS.escape(latestKey.current)}"] [data-today-open]`)
    if (!(row instanceof HTMLElement)) return
    row.focus({ preventScroll: true })
    row.scrollIntoView({ block: 'nearest' })
  }, [wanted, list])
  const want = (key: string | null) => {
    setCurrent(key)
    setWanted((count) => count + 1)
  }
  const hadFocus = useHadFocus(list)
  const isGone = current !== null && at < 0
  useEffect(() => {
    // What the row asked for is done and the row is gone with the focus: the keys go on from the next one.
    if (isGone && hadFocus.current && document.activeElement === document.body) want(currentKey)
  })
  return {
    currentKey,
    setCurrent,
    step: (by: 1 | -1) => {
      const from = currentKey === null ? 0 : keys.indexOf(currentKey)
      // The first press only brings the focus into the list.
      const isInList = list.current?.contains(document.activeElement) ?? false
      want(keys[isInList ? Math.min(Math.max(from + by, 0), keys.length - 1) : from] ?? null)
    },
    leave: (key: string) => {
      const from = keys.indexOf(key)
      want(keys[from + 1] ?? keys[from - 1] ?? null)
    },
    /** A dialog that a row opened is done. The row may be gone before the focus comes back to it, and then the next one takes it. */
    lend: () => {
      const look = (frames: number) =>
        requestAnimationFrame(() => {
          if (frames > 1) look(frames - 1)
          else if (document.activeElement === document.body) want(latestKey.current)
        })
      look(framesForFocus)
    },
  }
}

/** Whether the focus was here last; also when what had it has been taken away. */
function useHadFocus(list: React.RefObject<HTMLDivElement | null>): React.RefObject<boolean> {
  const hadFocus = useRef(false)
  useEffect(() => {
    const element = list.current
    const came = () => {
      hadFocus.current = true
    }
    const left = ({ relatedTarget }: FocusEvent) => {
      if (relatedTarget instanceof Node && !element?.contains(relatedTarget)) hadFocus.current = false
    }
    element?.addEventListener('focusin', came)
    element?.addEventListener('focusout', left)
    return () => {
      element?.removeEventListener('focusin', came)
      element?.removeEventListener('focusout', left)
    }
  }, [list])
  return hadFocus
}
