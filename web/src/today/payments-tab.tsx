import { LocalDate } from '@aldia/shared/dates.ts'
import type { PaymentFilter, PaymentLine } from '@aldia/shared/money-lists.ts'
import { PaymentList } from '@aldia/shared/money-lists.ts'
import { PaidBy, PaymentState } from '@aldia/shared/payment.ts'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { Receipt } from 'lucide-react'
import { useState } from 'react'
import { getJson } from '#base/api.ts'
import { useDayWords } from '#base/day-words.ts'
import { useFormats, useText, useToday } from '#base/language.ts'
import { useMoneyWords } from '#base/money-words.ts'
import { usePersonName } from '#contacts/person-name.ts'
import { paymentWays } from '#payments/payment-ways.text.ts'
import { useUsers } from '#records/use-records.ts'
import { touchesPayments, useReloadOnNews } from '#today/today-list.ts'
import type { Tone } from '#ui/badge.tsx'
import { Button } from '#ui/button.tsx'
import { DateField } from '#ui/date-field.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { Select } from '#ui/select.tsx'
import { ListState } from './list-state.tsx'
import { moneyListsText } from './money-lists.text.ts'
import { MoneyRow } from './money-row.tsx'

const tones: Readonly<Record<PaymentState, Tone>> = {
  claimed: 'warn',
  confirmed: 'good',
  rejected: 'plain',
  annulled: 'plain',
}

/** Every payment by the day it was made, with what the filter comes to. */
export function PaymentsTab({
  onOpenCard,
  paidFrom,
}: {
  onOpenCard: (cardId: string) => void
  paidFrom: string | null
}) {
  const text = useText(moneyListsText)
  const ways = useText(paymentWays)
  const formats = useFormats()
  const money = useMoneyWords()
  const users = useUsers()
  const [filter, setFilter] = useState<PaymentFilter>(() => {
    const from = LocalDate.safeParse(paidFrom)
    return from.success ? { from: from.data, state: 'confirmed' } : {}
  })
  const list = useInfiniteQuery({
    queryKey: ['payment-list', filter],
    queryFn: ({ pageParam, signal }) => getJson(`/api/payments/list?${query(filter, pageParam)}`, PaymentList, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  })
  useReloadOnNews('payment-list', touchesPayments)
  const payments = list.data?.pages.flatMap((page) => page.payments) ?? []
  const totals = list.data?.pages[0]?.totals ?? null
  const change = (next: Partial<Record<keyof PaymentFilter, string | undefined>>) =>
    setFilter((now) => ({ ...now, ...next }) as PaymentFilter)
  const choices = <K extends string>(ids: readonly K[], label: (id: K) => string) => [
    { id: 'all', label: text.all },
    ...ids.map((id) => ({ id, label: label(id) })),
  ]
  const sums = (amounts: Parameters<typeof money.list>[0]) =>
    money
      .list(amounts)
      .map(({ words }) => words)
      .join(' + ')
  return (
    <div className="space-y-4">
      <div className="grid grid-cols-2 gap-3 sm:grid-cols-5">
        <DateField
          label={text.from}
          value={filter.from ?? ''}
          onChange={(from) => change({ from: from || undefined })}
        />
        <DateField label={text.to} value={filter.to ?? ''} onChange={(to) => change({ to: to || undefined })} />
        <Select
          label={text.state}
          choices={choices(PaymentState.options, (id) => text.states[id])}
          value={filter.state ?? 'all'}
          onChange={(id) => change({ state: id === 'all' ? undefined : id })}
        />
        <Select
          label={text.method}
          choices={choices(PaidBy.options, (id) => ways[id])}
          value={filter.paidBy ?? 'all'}
          onChange={(id) => change({ paidBy: id === 'all' ? undefined : id })}
        />
        <Select
          label={text.by}
          choices={choices([...users.keys()], (id) => users.get(id)?.name ?? '')}
          value={filter.by ?? 'all'}
          onChange={(id) => change({ by: id === 'all' ? undefined : id })}
        />
      </div>
      {totals !== null && totals.count > 0 && (
        <p role="status" className="figures flex flex-wrap gap-x-4 gap-y-1 text-ink-soft text-sm">
          <span>{text.found(formats.number(totals.count), totals.count === 1)}</span>
          {Object.keys(totals.confirmed).length > 0 && <span>{text.confirmedSum(sums(totals.confirmed))}</span>}
          {Object.keys(totals.claimed).length > 0 && <span>{text.claimedSum(sums(totals.claimed))}</span>}
        </p>
      )}
      <ListState list={list} />
      {list.data !== undefined && payments.length === 0 && (
        <EmptyState icon={Receipt} title={text.noPayments}>
          {text.noPaymentsHelp}
        </EmptyState>
      )}
      <ul aria-label={text.tabs.payments} className="divide-y divide-line border-line border-y empty:hidden">
        {payments.map((line) => (
          <Line key={line.id} line={line} onOpenCard={onOpenCard} />
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

function Line({ line, onOpenCard }: { line: PaymentLine; onOpenCard: (cardId: string) => void }) {
  const text = useText(moneyListsText)
  const ways = useText(paymentWays)
  const money = useMoneyWords()
  const days = useDayWords()
  const today = useToday()
  const users = useUsers()
  const nameOf = usePersonName()
  const name = nameOf({ name: line.personName, phone: line.phone })
  const who = line.settledById === null ? undefined : users.get(line.settledById)?.name
  const facts = [
    days.day(line.paidOn, today),
    ways[line.paidBy],
    line.reference,
    who && text.decidedBy(who),
    line.reason,
  ]
  const { cardId } = line
  return (
    <MoneyRow
      name={name}
      onOpen={cardId === null ? null : () => onOpenCard(cardId)}
      facts={facts}
      title={days.fullDay(line.paidOn)}
      amount={money.amount(line.amountMinor, line.currency)}
      badge={{ tone: tones[line.state], words: text.states[line.state] }}
    />
  )
}

function query(filter: PaymentFilter, after: string | null): string {
  const search = new URLSearchParams()
  for (const [key, value] of Object.entries({ ...filter, after })) if (value) search.set(key, value)
  return search.toString()
}
