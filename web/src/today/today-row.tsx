import type { TodayKind } from '@aldia/shared/account.ts'
import { Check } from 'lucide-react'
import { memo } from 'react'
import { useNow } from '#base/clock.ts'
import { useDayWords } from '#base/day-words.ts'
import { useFormats, useText, useToday } from '#base/language.ts'
import { useMoneyWords } from '#base/money-words.ts'
import { usePersonName } from '#contacts/person-name.ts'
import { useRecords } from '#records/records.ts'
import { itemKey } from '#today/done-today.ts'
import { todayText } from '#today/today.text.ts'
import type { TodayRow as Row } from '#today/today-list.ts'
import { lateInWords, needsPlan, whyInWords } from '#today/today-words.ts'
import { Avatar } from '#ui/avatar.tsx'
import { Button } from '#ui/button.tsx'
import { classNames } from '#ui/class-names.ts'
import { IconButton } from '#ui/icon-button.tsx'

/** What can be done about a reason. */
export type RowAction = 'open' | 'pay' | 'promise' | 'plan' | 'verify' | 'done'

interface TodayRowProps {
  row: Row
  /** Reached by Tab; the others by arrows. */
  isCurrent: boolean
  mayWork: boolean
  onAct: (action: RowAction, row: Row) => void
  onFocus: (key: string) => void
}

/** The one or two things that a reason asks for, the first one most. */
function actionsOf(kind: TodayKind, wantsPlan: boolean): readonly Exclude<RowAction, 'done'>[] {
  switch (kind) {
    case 'broken_promise':
      return [wantsPlan ? 'plan' : 'promise', 'open']
    case 'promise_due':
    case 'instalment_due':
      return ['pay', 'open']
    case 'receipt':
      return ['verify', 'open']
    case 'unanswered':
      return ['open']
    case 'debt_due':
    case 'overdue':
      return ['open', 'promise']
  }
}

/** One reason: who, why, how much, since when, and what to do. What is seen is silent: the row's button says it in one sentence. */
export const TodayRow = memo(function TodayRow({ row, isCurrent, mayWork, onAct, onFocus }: TodayRowProps) {
  const text = useText(todayText)
  const nameOf = usePersonName()
  const formats = useFormats()
  const now = useNow()
  const today = useToday()
  const days = useDayWords()
  const money = useMoneyWords()
  const { item } = row
  const card = useRecords((state) => state.drawn.cards.get(item.cardId)) ?? row.card
  const key = itemKey(item)
  const about = { today, days, lines: text }
  const name = nameOf(card)
  const why = whyInWords(item, card, about)
  const late = lateInWords(item, about)
  const amount =
    item.amountMinor === null || item.currency === null ? '' : money.amount(item.amountMinor, item.currency)
  const since = late ?? formats.ago(item.since, now)
  const label = [name, why, amount, since].filter((part) => part !== '').join(', ')
  const labels: Record<Exclude<RowAction, 'done'>, string> = {
    open: item.kind === 'unanswered' ? text.reply : text.write,
    pay: text.pay,
    promise: text.promise,
    plan: text.plan,
    verify: text.verify,
  }
  return (
    <li
      data-today-row={key}
      className={classNames(
        'group relative grid grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-x-3 gap-y-2 px-3 py-2.5 sm:flex',
        isCurrent && 'has-focus-visible:bg-hover',
      )}
    >
      <Avatar id={card.contactId} name={name} decorative />
      <span aria-hidden className="min-w-0 flex-1">
        <bdi className="block truncate font-medium text-ink">{name}</bdi>
        <span className="block truncate text-ink-soft">{why}</span>
      </span>
      <span aria-hidden className="figures shrink-0 text-right">
        <span className="block font-medium text-ink">{amount}</span>
        <span
          title={formats.fullDate(item.since)}
          className={classNames('block text-sm', late ? 'text-warn-ink' : 'text-ink-faint')}
        >
          {since}
        </span>
      </span>
      <button
        type="button"
        data-today-open
        aria-label={label}
        tabIndex={isCurrent ? 0 : -1}
        onFocus={() => onFocus(key)}
        onClick={() => onAct('open', row)}
        className="absolute inset-0 transition-colors hover:bg-ink/4 focus-visible:-outline-offset-2"
      />
      {mayWork && (
        <span className="relative flex shrink-0 justify-end gap-1.5 max-sm:col-span-3 sm:w-68">
          {actionsOf(item.kind, needsPlan(card)).map((action, at) => (
            <Button
              key={action}
              size="small"
              tone={at === 0 ? 'plain' : 'quiet'}
              className="max-sm:h-10 max-sm:flex-1"
              onPress={() => onAct(action, row)}
            >
              {labels[action]}
            </Button>
          ))}
          <IconButton
            label={text.done}
            icon={Check}
            keys="E"
            size="small"
            className="max-sm:size-10"
            onPress={() => onAct('done', row)}
          />
        </span>
      )}
    </li>
  )
})
