import type { Stage } from '@aldia/shared/stage.ts'
import { type RefObject, useEffect, useState } from 'react'
import { useFormats, useText } from '#base/language.ts'
import { useMoneyWords } from '#base/money-words.ts'
import { boardText } from '#board/board.text.ts'
import { useColumnSum, useStages } from '#records/use-records.ts'
import { classNames } from '#ui/class-names.ts'

/** On phones one column is in sight at a time: its name among all names, to tap or to swipe to. */
export function StageSwitcher({ boardRef }: { boardRef: RefObject<HTMLDivElement | null> }) {
  const text = useText(boardText)
  const stages = useStages()
  const [current, setCurrent] = useState(0)
  useEffect(() => {
    const box = boardRef.current
    if (box === null) return
    const follow = () => {
      const middle = box.getBoundingClientRect().left + box.clientWidth / 2
      const columns = [...box.querySelectorAll('section[data-stage-id]')]
      const at = columns.findIndex((column) => column.getBoundingClientRect().right >= middle)
      setCurrent(at < 0 ? columns.length - 1 : at)
    }
    box.addEventListener('scroll', follow, { passive: true })
    return () => box.removeEventListener('scroll', follow)
  }, [boardRef])
  return (
    <nav aria-label={text.goToColumn} className="overflow-x-auto px-3 pb-2 sm:hidden">
      <ul className="flex gap-1.5">
        {stages.map((stage, at) => (
          <li key={stage.id} data-swatch={stage.colour}>
            <button
              type="button"
              aria-current={at === current}
              ref={(button) => {
                if (at === current) button?.scrollIntoView({ block: 'nearest', inline: 'center' })
              }}
              onClick={() => {
                boardRef.current
                  ?.querySelector(`section[data-stage-id="${stage.id}"]`)
                  ?.scrollIntoView({ inline: 'center', block: 'nearest', behavior: 'smooth' })
              }}
              className={classNames(
                'flex h-8 items-center gap-2 whitespace-nowrap rounded-full px-3 text-sm',
                at === current ? 'bg-swatch-soft font-semibold text-swatch-ink' : 'text-ink-soft',
              )}
            >
              {stage.name}
              <StageSum stage={stage} />
            </button>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** Of those that fit the filter. The money is rounded, because the exact sum stands at the head of the column. */
function StageSum({ stage }: { stage: Stage }) {
  const formats = useFormats()
  const money = useMoneyWords()
  const { count, totals } = useColumnSum(stage)
  const written = money.list(totals, money.rounded)
  return (
    <>
      <span className="figures">{formats.number(count)}</span>
      {written.length > 0 && (
        <span className="figures font-normal">{written.map(({ words }) => words).join(' · ')}</span>
      )}
    </>
  )
}
