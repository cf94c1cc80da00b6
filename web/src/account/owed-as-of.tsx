import type { Account } from '@aldia/shared/account.ts'
import { type OwedAsOf, owedAsOf } from '@aldia/shared/account-sums.ts'
import { EnteredDate, type LocalDate } from '@aldia/shared/dates.ts'
import { CalendarSearch } from 'lucide-react'
import { useState } from 'react'
import { useText } from '#base/language.ts'
import { useMoneyWords } from '#base/money-words.ts'
import { Button } from '#ui/button.tsx'
import { DateField } from '#ui/date-field.tsx'
import { owedAsOfText } from './owed-as-of.text.ts'

/** Asks for any day, and says what is owed at its end: interest runs by the day, so that the balance of today is not that of then. */
export function OwedOnAnyDay({ account, today }: { account: Account; today: LocalDate }) {
  const text = useText(owedAsOfText)
  const [asked, setAsked] = useState<string | null>(null)
  if (account.debts.length === 0) return null
  if (asked === null)
    return (
      <Button size="small" tone="quiet" icon={CalendarSearch} className="-mx-2.5" onPress={() => setAsked(today)}>
        {text.ask}
      </Button>
    )
  const day = EnteredDate.safeParse(asked)
  return (
    <div className="space-y-2 rounded-panel bg-sunken px-3 py-2.5">
      <div className="flex items-end gap-2">
        <DateField
          label={text.label}
          value={asked}
          onChange={setAsked}
          autoFocus
          {...(day.success || asked === '' ? {} : { error: text.expected })}
          className="min-w-0 max-w-52 flex-1"
        />
        <Button tone="quiet" onPress={() => setAsked(null)}>
          {text.close}
        </Button>
      </div>
      <div role="status" className="figures">
        {day.success && <Answer owed={owedAsOf(account, day.data)} />}
      </div>
      <p className="text-ink-soft text-sm">{text.help}</p>
    </div>
  )
}

function Answer({ owed }: { owed: OwedAsOf }) {
  const text = useText(owedAsOfText)
  const money = useMoneyWords()
  const totals = money.list(owed.totals)
  if (totals.length === 0) return <p className="font-semibold text-ink">{text.settled}</p>
  return totals.map(({ currency, amountMinor, words }) => {
    const own = owed.debts.filter((debt) => debt.currency === currency)
    const sum = (of: 'principalMinor' | 'feesMinor' | 'interestMinor') => own.reduce((all, debt) => all + debt[of], 0)
    const extra = [
      { minor: sum('feesMinor'), say: text.fees },
      { minor: sum('interestMinor'), say: text.interest },
    ].flatMap(({ minor, say }) => (minor > 0 ? [say(money.amount(minor, currency))] : []))
    return (
      <div key={currency}>
        <p className="font-semibold text-ink">
          {amountMinor < 0 ? text.inFavour(money.amount(-amountMinor, currency)) : text.owed(words)}
        </p>
        {extra.length > 0 && (
          <p className="text-ink-soft text-sm">{text.parts(money.amount(sum('principalMinor'), currency), extra)}</p>
        )}
      </div>
    )
  })
}
