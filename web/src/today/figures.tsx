import type { Amounts } from '@aldia/shared/money.ts'
import { Overview } from '@aldia/shared/money-lists.ts'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { getJson } from '#base/api.ts'
import { useText } from '#base/language.ts'
import { useMoneyWords } from '#base/money-words.ts'
import { touchesToday, useReloadOnNews } from '#today/today-list.ts'
import { classNames } from '#ui/class-names.ts'
import { ErrorNote } from '#ui/notice.tsx'
import { Loading, Skeleton } from '#ui/skeleton.tsx'
import { figuresText } from './figures.text.ts'

/** Where each figure is listed. `received`: from that Monday on. */
export interface FigurePaths {
  owed: string
  overdue: string
  promised: string
  received: (weekFrom: string) => string
}

/** What is owed, overdue, promised until today and received this week; each opens its list. */
export function Figures({ day, paths }: { day: string; paths: FigurePaths }) {
  const text = useText(figuresText)
  const overview = useQuery({
    queryKey: ['overview', day],
    queryFn: ({ signal }) => getJson('/api/overview', Overview, signal),
    placeholderData: keepPreviousData,
    staleTime: 0,
  })
  useReloadOnNews('overview', touchesToday)
  if (overview.isError && overview.data === undefined)
    return (
      <ErrorNote title={text.failed} retry={{ label: text.retry, run: () => void overview.refetch() }}>
        {overview.error.message}
      </ErrorNote>
    )
  const figures = overview.data
  // A business that has not begun has no figures yet.
  if (figures && [figures.owed, figures.overdue, figures.promised, figures.received].every(isNothing)) return null
  return (
    <nav aria-label={text.label} className="mb-6 grid grid-cols-2 gap-2 max-sm:px-4 sm:grid-cols-4">
      {figures === undefined ? (
        <Loading className="contents">
          {['owed', 'overdue', 'promised', 'received'].map((id) => (
            <Skeleton key={id} className="h-19" />
          ))}
        </Loading>
      ) : (
        <>
          <Figure name={text.owed} amounts={figures.owed} to={paths.owed} />
          <Figure name={text.overdue} amounts={figures.overdue} to={paths.overdue} isBad />
          <Figure name={text.promised} amounts={figures.promised} to={paths.promised} />
          <Figure name={text.received} amounts={figures.received} to={paths.received(figures.weekFrom)} />
        </>
      )}
    </nav>
  )
}

const isNothing = (amounts: Amounts): boolean => Object.keys(amounts).length === 0

interface FigureProps {
  name: string
  amounts: Amounts
  to: string
  isBad?: boolean
}

function Figure({ name, amounts, to, isBad = false }: FigureProps) {
  const text = useText(figuresText)
  const money = useMoneyWords()
  const list = money.list(amounts)
  const look =
    'flex min-h-19 flex-col justify-center rounded-panel border border-line bg-surface px-3 py-2 transition-colors hover:bg-hover'
  const inside = (
    <>
      <span className="text-ink-soft text-sm">{name}</span>
      {list.length === 0 ? (
        <span className="text-ink-faint text-lg">{text.none}</span>
      ) : (
        list.map(({ currency, words }) => (
          <strong
            key={currency}
            className={classNames(
              'figures truncate font-semibold',
              list.length === 1 ? 'text-lg' : 'text-base',
              isBad ? 'text-bad-ink' : 'text-ink',
            )}
          >
            {words}
          </strong>
        ))
      )}
    </>
  )
  // A part of this page is reached as the browser does it: it scrolls there.
  return to.startsWith('#') ? (
    <a href={to} className={look}>
      {inside}
    </a>
  ) : (
    <Link to={to} className={look}>
      {inside}
    </Link>
  )
}
