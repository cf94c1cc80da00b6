import type { PlannedDay } from '@aldia/shared/cadence-commands.ts'
import type { LocalDate } from '@aldia/shared/dates.ts'
import { CalendarX } from 'lucide-react'
import { useState } from 'react'
import { useDayWords } from '#base/day-words.ts'
import { useText, useToday } from '#base/language.ts'
import { NothingToDo } from '#cadences/approvals-tab.tsx'
import { cadencesText } from '#cadences/cadences.text.ts'
import { usePlanned, usePlannedDays, useReloadPlanned } from '#cadences/planned-list.ts'
import { PlannedRows } from '#cadences/planned-rows.tsx'
import { classNames } from '#ui/class-names.ts'
import { EmptyState } from '#ui/empty-state.tsx'
import { ErrorNote } from '#ui/notice.tsx'
import { Loading, Skeleton } from '#ui/skeleton.tsx'

/** A calendar of what leaves in the next fourteen days and what does not; a day shows each of it with words and reason. */
export function FortnightTab({
  onOpenCard,
  onCadences,
}: {
  onOpenCard: (cardId: string) => void
  onCadences: () => void
}) {
  const text = useText(cadencesText)
  const today = useToday()
  const [chosen, setChosen] = useState<LocalDate | null>(null)
  useReloadPlanned()
  const sums = usePlannedDays()
  if (sums.isError && !sums.data)
    return (
      <ErrorNote title={text.loadFailed} retry={{ label: text.tryAgain, run: () => void sums.refetch() }}>
        {sums.error.message}
      </ErrorNote>
    )
  if (!sums.data)
    return (
      <Loading className="flex gap-2 overflow-hidden sm:grid sm:grid-cols-7">
        {Array.from({ length: 14 }, (_, i) => i).map((i) => (
          <Skeleton key={i} className="h-24 w-32 shrink-0 sm:w-auto" />
        ))}
      </Loading>
    )
  const { days } = sums.data
  if (days.every(isEmpty)) return <NothingToDo onCadences={onCadences} />
  const shown = chosen ?? days.find((day) => day.leaves + day.awaits + day.tasks > 0)?.on ?? days[0]?.on ?? today
  return (
    <div className="space-y-5">
      <ul
        aria-label={text.fortnight}
        className="-mx-4 flex gap-2 overflow-x-auto px-4 pb-1 sm:mx-0 sm:grid sm:grid-cols-7 sm:overflow-visible sm:px-0 sm:pb-0"
      >
        {days.map((day) => (
          <li key={day.on} className="w-32 shrink-0 sm:w-auto">
            <DayButton day={day} isChosen={day.on === shown} onChoose={() => setChosen(day.on)} />
          </li>
        ))}
      </ul>
      <DayItems key={shown} on={shown} onOpenCard={onOpenCard} />
    </div>
  )
}

const staysOf = ({ stays }: PlannedDay): number => Object.values(stays).reduce((sum, count) => sum + count, 0)
const isEmpty = (day: PlannedDay): boolean => day.leaves + day.awaits + day.tasks + staysOf(day) === 0

function DayButton({ day, isChosen, onChoose }: { day: PlannedDay; isChosen: boolean; onChoose: () => void }) {
  const text = useText(cadencesText)
  const days = useDayWords()
  const today = useToday()
  const stays = staysOf(day)
  const lines = [
    day.leaves > 0 && text.leaves(day.leaves),
    day.awaits > 0 && text.awaits(day.awaits),
    day.tasks > 0 && text.tasks(day.tasks),
  ].filter((line) => line !== false)
  return (
    <button
      type="button"
      aria-pressed={isChosen}
      title={days.fullDay(day.on)}
      onClick={onChoose}
      className={classNames(
        'flex h-full min-h-22 w-full flex-col items-start gap-0.5 rounded-panel border p-2 text-left transition-colors',
        isChosen ? 'border-accent bg-accent-soft text-accent-ink' : 'border-line bg-surface text-ink hover:bg-hover',
      )}
    >
      <span className="font-medium text-sm first-letter:uppercase">{days.day(day.on, today)}</span>
      {lines.map((line) => (
        <span key={line} className="figures text-sm">
          {line}
        </span>
      ))}
      {stays > 0 && <span className="figures text-ink-soft text-sm">{text.stays(stays)}</span>}
    </button>
  )
}

function DayItems({ on, onOpenCard }: { on: LocalDate; onOpenCard: (cardId: string) => void }) {
  const text = useText(cadencesText)
  const days = useDayWords()
  const list = usePlanned(on)
  return (
    <PlannedRows
      list={list}
      headOf={(day) => days.fullDay(day)}
      onOpenCard={onOpenCard}
      empty={<EmptyState icon={CalendarX} title={text.emptyDay} />}
    />
  )
}
