import type { Card } from '@aldia/shared/card.ts'
import { OverdueBucket, OverduePage } from '@aldia/shared/money-lists.ts'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { Hourglass } from 'lucide-react'
import { useState } from 'react'
import { getJson } from '#base/api.ts'
import { useDayWords } from '#base/day-words.ts'
import { useFormats, useText, useToday } from '#base/language.ts'
import { useMoneyWords } from '#base/money-words.ts'
import { usePersonName } from '#contacts/person-name.ts'
import { latenessText } from '#money/lateness.text.ts'
import { lateness } from '#money/lateness.ts'
import { touchesCards, useReloadOnNews } from '#today/today-list.ts'
import { Button } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { SegmentedChoice } from '#ui/segmented-choice.tsx'
import { ListState } from './list-state.tsx'
import { moneyListsText } from './money-lists.text.ts'
import { MoneyRow } from './money-row.tsx'

/** Everybody who is late, by how long, with the last contact and the next date. */
export function OverdueTab({ onOpenCard }: { onOpenCard: (cardId: string) => void }) {
  const text = useText(moneyListsText)
  const formats = useFormats()
  const money = useMoneyWords()
  const [bucket, setBucket] = useState<OverdueBucket>('1-30')
  const list = useInfiniteQuery({
    queryKey: ['overdue', bucket],
    queryFn: ({ pageParam, signal }) =>
      getJson(
        `/api/overdue?${new URLSearchParams({ bucket, ...(pageParam === null ? {} : { after: pageParam }) })}`,
        OverduePage,
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  })
  useReloadOnNews('overdue', touchesCards)
  const cards = list.data?.pages.flatMap((page) => page.cards) ?? []
  const sum = list.data?.pages[0]?.sums?.[bucket]
  return (
    <div className="space-y-4">
      <div className="overflow-x-auto">
        <SegmentedChoice
          label={text.tabs.overdue}
          choices={OverdueBucket.options.map((id) => ({ id, label: text.buckets[id] }))}
          value={bucket}
          onChange={setBucket}
        />
      </div>
      {sum !== undefined && sum.count > 0 && (
        <p role="status" className="figures text-ink-soft text-sm">
          {text.people(formats.number(sum.count), sum.count === 1)} ·{' '}
          {money
            .list(sum.amounts)
            .map(({ words }) => words)
            .join(' + ')}
        </p>
      )}
      <ListState list={list} />
      {list.data !== undefined && cards.length === 0 && (
        <EmptyState icon={Hourglass} title={text.nobody}>
          {text.nobodyHelp}
        </EmptyState>
      )}
      <ul aria-label={text.tabs.overdue} className="divide-y divide-line border-line border-y empty:hidden">
        {cards.map((card) => (
          <Row key={card.id} card={card} onOpenCard={onOpenCard} />
        ))}
      </ul>
      {list.hasNextPage && (
        <Button tone="quiet" isPending={list.isFetchingNextPage} onPress={() => void list.fetchNextPage()}>
          {text.more}
        </Button>
      )}
    </div>
  )
}

function Row({ card, onOpenCard }: { card: Card; onOpenCard: (cardId: string) => void }) {
  const text = useText(moneyListsText)
  const lateLines = useText(latenessText)
  const money = useMoneyWords()
  const days = useDayWords()
  const formats = useFormats()
  const today = useToday()
  const nameOf = usePersonName()
  const { lastMessage } = card
  const late = card.money?.dueOn == null ? null : lateness(card.money.dueOn, today, lateLines)
  const next = card.money?.next?.dueOn ?? null
  const facts = [
    lastMessage === null ? text.neverContacted : text.lastContact(days.day(formats.dateKey(lastMessage.sentAt), today)),
    next === null || next < today ? text.noNext : text.next(days.day(next, today)),
  ]
  const amount = money
    .list(card.money?.overdue ?? {})
    .map(({ words }) => words)
    .join(' + ')
  return <MoneyRow name={nameOf(card)} onOpen={() => onOpenCard(card.id)} facts={facts} amount={amount} badge={late} />
}
