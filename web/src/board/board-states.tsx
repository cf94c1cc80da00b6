import { MessagesSquare, SearchX } from 'lucide-react'
import { Link } from 'react-router'
import type { ApiFailure } from '#base/api.ts'
import { useText } from '#base/language.ts'
import { boardText } from '#board/board.text.ts'
import { sizes, useDensity } from '#board/density.ts'
import { useLiveState } from '#records/live.ts'
import { useRecords } from '#records/records.ts'
import { useChannelAccounts, useMay } from '#records/use-records.ts'
import { Button, buttonClass } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { ErrorNote } from '#ui/notice.tsx'
import { Loading, Skeleton } from '#ui/skeleton.tsx'
import { boardStatesText } from './board-states.text.ts'

const skeletonColumns = [5, 3, 4, 2, 3]

/** The board as it will stand, in grey. */
export function BoardLoading() {
  const { cardPx } = sizes[useDensity((state) => state.density)]
  return (
    <Loading className="flex h-full gap-3 overflow-hidden px-4 pt-14 pb-4">
      {skeletonColumns.map((cards, column) => (
        <div key={column} className="flex h-full w-75 shrink-0 flex-col gap-2 rounded-panel bg-sunken p-2">
          <Skeleton className="mx-2 my-3 h-4 w-28" />
          {Array.from({ length: cards }, (_, card) => (
            <div
              key={card}
              style={{ height: cardPx }}
              className="rounded-panel bg-surface p-3 ring-1 ring-line ring-inset"
            >
              <Skeleton className="h-4 w-32" />
              <Skeleton className="mt-2.5 h-3.5 w-52" />
            </div>
          ))}
        </div>
      ))}
    </Loading>
  )
}

/** The first load failed: what happened and one button. */
export function BoardFailed({ failure, onRetry }: { failure: ApiFailure; onRetry: () => void }) {
  const states = useText(boardStatesText)
  const text = useText(boardText)
  return (
    <div className="mx-auto w-full max-w-lg px-4 py-12">
      <h1 className="sr-only">{text.board}</h1>
      <ErrorNote title={states.loadFailed} retry={{ label: states.retry, run: onRetry }}>
        <p>{failure.message}</p>
        <p>{states.loadFailedMore}</p>
      </ErrorNote>
    </div>
  )
}

/** Nobody has written yet: what will appear here, and the one next step. */
export function BoardEmpty({ settingsPath }: { settingsPath: string }) {
  const text = useText(boardStatesText)
  const linked = useChannelAccounts().some((account) => account.phone !== null)
  const mayLink = useMay('manage_channels')
  return (
    <EmptyState
      icon={MessagesSquare}
      title={text.emptyTitle}
      action={
        !linked &&
        mayLink && (
          <Link to={settingsPath} className={buttonClass('main')}>
            {text.linkWhatsApp}
          </Link>
        )
      }
    >
      {linked ? text.emptyLinked : text.emptyUnlinked}
    </EmptyState>
  )
}

/** The filters leave nobody. */
export function NobodyFits({ onClear }: { onClear: () => void }) {
  const text = useText(boardStatesText)
  return (
    <EmptyState icon={SearchX} title={text.noneFits} action={<Button onPress={onClear}>{text.clearFilters}</Button>}>
      {text.noneFitsMore}
    </EmptyState>
  )
}

/** Over the whole board while the server does not answer. */
export function OfflineStrip() {
  const text = useText(boardStatesText)
  const live = useLiveState()
  const waiting = useRecords((state) => state.pending.filter((command) => command.refused === null).length)
  if (live !== 'offline') return null
  return (
    <p role="status" className="bg-warn-soft px-4 py-2 text-center text-sm text-warn-ink">
      {text.offline} {waiting > 0 && text.offlinePending(waiting)}
    </p>
  )
}
