import { LocalDate } from '@aldia/shared/dates.ts'
import { type Debt, debtEdited } from '@aldia/shared/debt.ts'
import type { Event } from '@aldia/shared/event.ts'
import { z } from 'zod'
import { useNow } from '#base/clock.ts'
import { useDayWords } from '#base/day-words.ts'
import { useFormats, useText, useToday } from '#base/language.ts'
import { useMoneyWords } from '#base/money-words.ts'
import { useTimeline } from '#history/card-events.ts'
import { useUsers } from '#records/use-records.ts'
import { debtFormText } from './debt-form.text.ts'

/** What an edit recorded; fields that stayed are missing on both sides. */
const Edited = z.object({
  debtId: z.string(),
  before: z.record(z.string(), z.unknown()).catch({}),
  after: z.record(z.string(), z.unknown()).catch({}),
})

/** Who changed what of a debt, newest first. */
export function DebtHistory({ debt, cardId }: { debt: Debt; cardId: string }) {
  const text = useText(debtFormText)
  const formats = useFormats()
  const now = useNow()
  const users = useUsers()
  const { events } = useTimeline(cardId)
  const wordsOf = useEditWords(debt)
  const edits = events.filter((event) => event.type === debtEdited.type && event.data.debtId === debt.id)
  if (edits.length === 0) return <p className="text-ink-faint">{text.noHistory}</p>
  return (
    <ul className="space-y-2">
      {edits.map((event) => (
        <li key={event.id}>
          <span className="block text-ink-faint text-sm">
            {text.changedBy(
              event.actor.kind === 'user' ? (users.get(event.actor.userId)?.name ?? text.somebody) : text.somebody,
              `${formats.day(event.at, now)}, ${formats.time(event.at)}`,
            )}
          </span>
          <span className="figures block text-ink">{wordsOf(event)}</span>
        </li>
      ))}
    </ul>
  )
}

function useEditWords(debt: Debt): (event: Event) => string {
  const text = useText(debtFormText)
  const money = useMoneyWords()
  const days = useDayWords()
  const today = useToday()
  return ({ data }) => {
    const edit = Edited.safeParse(data)
    if (!edit.success) return text.changedOther
    const { before, after } = edit.data
    const parts: string[] = []
    const amounts = z.tuple([z.number(), z.number()]).safeParse([before.amountMinor, after.amountMinor])
    if (amounts.success && amounts.data[0] !== amounts.data[1]) {
      const [from, to] = amounts.data
      parts.push(text.changedAmount(money.amount(from, debt.currency), money.amount(to, debt.currency)))
    }
    const dates = z.tuple([LocalDate, LocalDate]).safeParse([before.dueOn, after.dueOn])
    if (dates.success && dates.data[0] !== dates.data[1]) {
      const [from, to] = dates.data
      parts.push(text.changedDue(days.day(from, today), days.day(to, today)))
    }
    if (typeof after.concept === 'string' && after.concept !== before.concept)
      parts.push(text.changedConcept(after.concept))
    return parts.length === 0 ? text.changedOther : parts.join(' · ')
  }
}
