import type { Amounts } from '@aldia/shared/money.ts'
import type { Stage } from '@aldia/shared/stage.ts'
import { memo } from 'react'
import { useFormats, useText } from '#base/language.ts'
import { useMoneyWords } from '#base/money-words.ts'
import { boardText } from '#board/board.text.ts'
import { ColumnList } from '#board/column-list.tsx'
import { ColumnMenu } from '#board/column-menu.tsx'
import { useColumnSum, useMay } from '#records/use-records.ts'

/**
 * One stage: its head and its cards. Cards that make room for a carried one are layers while they move; with each column a
 * layer of its own the browser sorts them within their column and not, in every frame, among the cards of all. Opacity is
 * named because for a layer that may move letters would lose their fine edges on plain screens.
 */
export const Column = memo(function Column({ stage }: { stage: Stage }) {
  const text = useText(boardText)
  const mayManage = useMay('manage_board')
  const { count, totals } = useColumnSum(stage)
  return (
    <section
      aria-label={text.column(stage.name, count)}
      data-stage-id={stage.id}
      className="contain-content will-change-[opacity] flex h-full w-75 shrink-0 snap-center flex-col rounded-panel bg-sunken max-sm:w-[calc(100vw-1.5rem)]"
    >
      <header data-swatch={stage.colour} className="flex h-13 shrink-0 items-center gap-2 pr-1.5 pl-3.5">
        <span aria-hidden className="size-2.5 shrink-0 rounded-full bg-swatch" />
        <span className="min-w-0 flex-1">
          <span className="flex items-baseline gap-2">
            <h2 className="min-w-0 truncate font-semibold text-ink" title={stage.name}>
              {stage.name}
            </h2>
            <ColumnCount count={count} />
          </span>
          <ColumnTotals totals={totals} />
        </span>
        {mayManage && <ColumnMenu stage={stage} />}
      </header>
      <ColumnList stageId={stage.id} />
    </section>
  )
})

/** All cards of the column; with a filter those that fit it. */
function ColumnCount({ count }: { count: number }) {
  const text = useText(boardText)
  const formats = useFormats()
  return (
    <span className="figures shrink-0 text-ink-faint text-sm" title={text.count(count)}>
      {formats.number(count)}
    </span>
  )
}

/** What is open on them, by currency. */
function ColumnTotals({ totals }: { totals: Amounts }) {
  const text = useText(boardText)
  const written = useMoneyWords().list(totals)
  if (written.length === 0) return null
  const words = written.map((amount) => amount.words).join(' · ')
  return (
    <span className="figures block truncate text-ink-soft text-sm" title={text.columnTotals(words)}>
      {words}
    </span>
  )
}
