import type { NextStep } from '@aldia/shared/account.ts'
import { useDayWords } from '#base/day-words.ts'
import { useText, useToday } from '#base/language.ts'
import { useMoneyWords } from '#base/money-words.ts'
import { latenessText } from '#money/lateness.text.ts'
import { lateness, lateShare } from '#money/lateness.ts'
import { useCard } from '#records/use-records.ts'
import { Badge } from '#ui/badge.tsx'
import { classNames } from '#ui/class-names.ts'
import { accountLineText } from './account-line.text.ts'

/**
 * A card's money in one line: balance, days, what comes next; `isShort`: only the balance, in red when some of it is late. Nothing
 * for a person who never had any.
 */
export function AccountLine({ cardId, isShort = false }: { cardId: string; isShort?: boolean }) {
  const text = useText(accountLineText)
  const lateLines = useText(latenessText)
  const money = useMoneyWords()
  const today = useToday()
  const nextWords = useNextStep()
  const summary = useCard(cardId)?.money ?? null
  if (summary === null) return null
  const balances = money.list(summary.balances)
  const late = summary.dueOn === null ? null : lateness(summary.dueOn, today, lateLines)
  const part = lateShare(summary)
  const share =
    part === null
      ? null
      : money
          .list(part)
          .map(({ words }) => words)
          .join(' + ')
  const next =
    summary.next !== null
      ? nextWords(summary.next)
      : summary.broken === null
        ? null
        : summary.broken === 'broken'
          ? text.broken
          : text.partlyKept
  const balance = balances.length === 0 ? text.upToDate : balances.map(({ words }) => words).join(' + ')
  if (isShort)
    return (
      <strong className={classNames('figures font-semibold', late?.tone === 'bad' ? 'text-bad-ink' : 'text-ink')}>
        {balance}
      </strong>
    )
  return (
    <p className="figures flex min-w-0 items-center gap-2">
      <strong className="shrink-0 font-semibold text-ink">{balance}</strong>
      {late !== null && (
        <Badge tone={late.tone}>{share === null ? late.words : lateLines.lateShare(share, late.words)}</Badge>
      )}
      {next !== null && <span className="min-w-0 truncate text-ink-soft text-sm">{next}</span>}
    </p>
  )
}

/** What comes next, in words. */
export function useNextStep(): (next: NextStep) => string {
  const text = useText(accountLineText)
  const money = useMoneyWords()
  const days = useDayWords()
  const today = useToday()
  return (next) => {
    const amount = money.amount(next.amountMinor, next.currency)
    if (next.kind === 'instalment' || next.kind === 'part')
      return text.nextInstalment(next.number, next.of, amount, days.day(next.dueOn, today))
    if (next.kind === 'settlement') return text.nextSettlement(amount, days.day(next.dueOn, today))
    return next.dueOn === null ? text.nextOpenPromise(amount) : text.nextPromise(amount, days.day(next.dueOn, today))
  }
}
