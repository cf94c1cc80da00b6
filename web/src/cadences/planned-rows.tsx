import type { LocalDate } from '@aldia/shared/dates.ts'
import type { ReactNode } from 'react'
import { useText } from '#base/language.ts'
import { cadencesText } from '#cadences/cadences.text.ts'
import type { usePlanned } from '#cadences/planned-list.ts'
import { PlannedRow } from '#cadences/planned-row.tsx'
import { useMay } from '#records/use-records.ts'
import { Button } from '#ui/button.tsx'
import { ErrorNote } from '#ui/notice.tsx'
import { Loading, Skeleton } from '#ui/skeleton.tsx'

interface PlannedRowsProps {
  list: ReturnType<typeof usePlanned>
  /** What stands there when there is nothing. */
  empty: ReactNode
  /** Head of each day; without, all items are of one day. */
  headOf?: (day: LocalDate) => string
  onOpenCard: (cardId: string) => void
}

/** Planned items with loading, error and what to say when there are none. */
export function PlannedRows({ list, empty, headOf, onOpenCard }: PlannedRowsProps) {
  const text = useText(cadencesText)
  const mayWork = useMay('work_cards')
  if (list.isError && list.items.length === 0)
    return (
      <ErrorNote title={text.loadFailed} retry={{ label: text.tryAgain, run: () => void list.refetch() }}>
        {list.error.message}
      </ErrorNote>
    )
  if (list.isPending) return <RowsLoading />
  if (list.items.length === 0) return empty
  const days = headOf ? [...Map.groupBy(list.items, ({ on }) => on)] : [['', list.items] as const]
  return (
    <div className="space-y-4">
      {days.map(([day, items]) => (
        <section key={day} aria-label={headOf ? headOf(day) : text.fortnight}>
          {headOf && <h2 className="pb-1.5 font-semibold text-ink first-letter:uppercase">{headOf(day)}</h2>}
          <ul className="divide-y divide-line border-line border-y">
            {items.map((item) => (
              <PlannedRow
                key={`${item.cardId} ${item.on} ${item.verdict} ${item.steps[0]?.stepId} ${item.steps[0]?.on}`}
                item={item}
                mayWork={mayWork}
                onOpen={() => onOpenCard(item.cardId)}
              />
            ))}
          </ul>
        </section>
      ))}
      {list.hasNextPage && (
        <Button isPending={list.isFetchingNextPage} onPress={() => void list.fetchNextPage()}>
          {text.more}
        </Button>
      )}
    </div>
  )
}

function RowsLoading() {
  return (
    <Loading>
      {['w-40', 'w-56', 'w-32'].map((width) => (
        <div key={width} className="flex h-24 items-center gap-3 border-line border-b px-1">
          <Skeleton className="size-8 rounded-full" />
          <div className="flex-1 space-y-2">
            <Skeleton className={`h-3.5 ${width}`} />
            <Skeleton className="h-3 w-64" />
          </div>
        </div>
      ))}
    </Loading>
  )
}
