import type { Card } from '@aldia/shared/card.ts'
import type { LocalDate } from '@aldia/shared/dates.ts'
import { MailCheck, SearchX, X } from 'lucide-react'
import { useState } from 'react'
import { useDayWords } from '#base/day-words.ts'
import { useFormats, useText, useToday } from '#base/language.ts'
import { usePersonName } from '#contacts/person-name.ts'
import { useMay } from '#records/use-records.ts'
import { OutgoingFilters } from '#reminders/outgoing-filters.tsx'
import { byDay, type OutgoingChoice, useOutgoing } from '#reminders/outgoing-list.ts'
import { OutgoingRow } from '#reminders/outgoing-row.tsx'
import { remindersText } from '#reminders/reminders.text.ts'
import { Button } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { ErrorNote } from '#ui/notice.tsx'
import { Loading, Skeleton } from '#ui/skeleton.tsx'

const everything: OutgoingChoice = { state: null, kind: null, authorId: null, cardId: null }

/** Everything outgoing that waits or did not leave, by the day on which it leaves. */
export function OutgoingTab({ onOpenCard }: { onOpenCard: (cardId: string) => void }) {
  const text = useText(remindersText)
  const formats = useFormats()
  const dayInWords = useDayHead()
  const nameOf = usePersonName()
  const mayWork = useMay('work_cards')
  const [choice, setChoice] = useState(everything)
  const [person, setPerson] = useState<Card | null>(null)
  const list = useOutgoing(choice)
  const isNarrowed = Object.values(choice).some((value) => value !== null)
  const clear = () => {
    setChoice(everything)
    setPerson(null)
  }
  const only = (card: Card | null) => {
    setPerson(card)
    setChoice((before) => ({ ...before, cardId: card?.id ?? null }))
  }
  const days = byDay(list.entries, formats.dateKey)

  return (
    <div className="space-y-4">
      <OutgoingFilters choice={choice} onChange={setChoice} />
      {person !== null && (
        <Button size="small" icon={X} aria-label={text.everybody} onPress={() => only(null)}>
          {text.personFilter(nameOf(person))}
        </Button>
      )}
      {list.isError && list.entries.length === 0 && (
        <ErrorNote title={text.loadFailed} retry={{ label: text.retryLoad, run: () => void list.refetch() }}>
          {list.error.message}
        </ErrorNote>
      )}
      {list.isPending && <RowsLoading />}
      {list.isSuccess && list.entries.length === 0 && (
        <EmptyState
          icon={isNarrowed ? SearchX : MailCheck}
          title={isNarrowed ? text.noneTitle : text.emptyTitle}
          action={isNarrowed && <Button onPress={clear}>{text.clear}</Button>}
        >
          {!isNarrowed && text.empty}
        </EmptyState>
      )}
      {days.map(([day, entries]) => (
        <section key={day} aria-labelledby={`outgoing-${day}`}>
          <h2 id={`outgoing-${day}`} className="pb-1.5 font-semibold text-ink first-letter:uppercase">
            {dayInWords(day)}
          </h2>
          <ul className="divide-y divide-line border-line border-y">
            {entries.map((entry) => (
              <OutgoingRow
                key={entry.message.id}
                entry={entry}
                mayWork={mayWork}
                onOpen={() => onOpenCard(entry.card.id)}
                onOnly={() => only(entry.card)}
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

function useDayHead(): (day: LocalDate) => string {
  const days = useDayWords()
  const today = useToday()
  return (day) => days.day(day, today)
}

function RowsLoading() {
  return (
    <Loading>
      {['w-40', 'w-56', 'w-32', 'w-48'].map((width) => (
        <div key={width} className="flex h-20 items-center gap-3 border-line border-b px-1">
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
