import { useText } from '#base/language.ts'
import { ErrorNote } from '#ui/notice.tsx'
import { Loading, Skeleton } from '#ui/skeleton.tsx'
import { moneyListsText } from './money-lists.text.ts'

interface ListStateProps {
  list: { isPending: boolean; isError: boolean; data: unknown; error: Error | null; refetch: () => unknown }
}

/** Grey rows while a list comes, and what to do when it did not. */
export function ListState({ list }: ListStateProps) {
  const text = useText(moneyListsText)
  if (list.isError && list.data === undefined)
    return (
      <ErrorNote title={text.loadFailed} retry={{ label: text.retry, run: () => void list.refetch() }}>
        {list.error?.message}
      </ErrorNote>
    )
  if (!list.isPending) return null
  return (
    <Loading>
      {['w-40', 'w-56', 'w-32', 'w-48'].map((width) => (
        <div key={width} className="flex h-14 items-center gap-3 border-line border-b">
          <Skeleton className={`h-3.5 ${width}`} />
        </div>
      ))}
    </Loading>
  )
}
