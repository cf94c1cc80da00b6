import { LocalDate } from '@aldia/shared/dates.ts'
import { DayClose } from '@aldia/shared/money-lists.ts'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Wallet } from 'lucide-react'
import { useState } from 'react'
import { getJson } from '#base/api.ts'
import { useDayWords } from '#base/day-words.ts'
import { useText, useToday } from '#base/language.ts'
import { useMoneyWords } from '#base/money-words.ts'
import { paymentWays } from '#payments/payment-ways.text.ts'
import { touchesPayments, useReloadOnNews } from '#today/today-list.ts'
import { DateField } from '#ui/date-field.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { ListState } from './list-state.tsx'
import { moneyListsText } from './money-lists.text.ts'

/** What came on a day, by way of paying. */
export function CloseTab() {
  const text = useText(moneyListsText)
  const ways = useText(paymentWays)
  const today = useToday()
  const days = useDayWords()
  const money = useMoneyWords()
  const [typed, setTyped] = useState<string>(today)
  const day = LocalDate.safeParse(typed)
  const close = useQuery({
    queryKey: ['payment-close', typed],
    queryFn: ({ signal }) => getJson(`/api/payments/close?on=${typed}`, DayClose, signal),
    enabled: day.success,
    placeholderData: keepPreviousData,
  })
  useReloadOnNews('payment-close', touchesPayments)
  const lines = close.data?.lines ?? []
  const cell = (amountMinor: number, currency: string, count: number) => (
    <td className="figures py-2.5 text-right align-top">
      {count === 0 ? '—' : money.amount(amountMinor, currency)}
      {count > 0 && <span className="block text-ink-faint text-sm">{text.payments(count)}</span>}
    </td>
  )
  return (
    <div className="space-y-4">
      <DateField
        label={text.day}
        value={typed}
        onChange={setTyped}
        help={day.success ? days.fullDay(day.data) : undefined}
        className="max-w-60"
      />
      {day.success && <ListState list={close} />}
      {close.data !== undefined && lines.length === 0 && (
        <EmptyState icon={Wallet} title={text.noneOfDay}>
          {text.noneOfDayHelp}
        </EmptyState>
      )}
      {lines.length > 0 && (
        <table aria-label={text.close} className="w-full border-collapse text-ink">
          <thead>
            <tr className="border-line border-b text-ink-soft text-sm">
              <th scope="col" className="py-2 text-left font-normal">
                {text.method}
              </th>
              <th scope="col" className="py-2 text-right font-normal">
                {text.confirmed}
              </th>
              <th scope="col" className="py-2 text-right font-normal">
                {text.claimed}
              </th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={`${line.paidBy}${line.currency}`} className="border-line border-b">
                <th scope="row" className="py-2.5 text-left align-top font-medium">
                  {ways[line.paidBy]}
                </th>
                {cell(line.confirmedMinor, line.currency, line.confirmedCount)}
                {cell(line.claimedMinor, line.currency, line.claimedCount)}
              </tr>
            ))}
          </tbody>
          <tfoot>
            {[...new Set(lines.map(({ currency }) => currency))].map((currency) => (
              <tr key={currency} className="font-semibold">
                <th scope="row" className="py-2.5 text-left">
                  {text.total}
                </th>
                <td className="figures py-2.5 text-right">
                  {money.amount(close.data?.confirmed[currency] ?? 0, currency)}
                </td>
                <td className="figures py-2.5 text-right">
                  {money.amount(close.data?.claimed[currency] ?? 0, currency)}
                </td>
              </tr>
            ))}
          </tfoot>
        </table>
      )}
    </div>
  )
}
