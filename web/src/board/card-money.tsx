import type { Card } from '@aldia/shared/card.ts'
import type { Amounts } from '@aldia/shared/money.ts'
import { useDayWords } from '#base/day-words.ts'
import { useText, useToday } from '#base/language.ts'
import { useMoneyWords } from '#base/money-words.ts'
import { type AmountWords, type Chip, type ChipTone, cardChips, daysChip } from '#board/card-chips.ts'
import { classNames } from '#ui/class-names.ts'
import { cardText } from './card.text.ts'

const shownCurrencies = 2

const tones: Record<ChipTone, string> = {
  calm: 'bg-sunken text-ink-soft',
  soon: 'bg-warn-soft text-warn-ink',
  late: 'bg-bad-soft text-bad-ink',
  old: 'bg-bad-soft font-semibold text-bad-ink ring-1 ring-bad/50 ring-inset',
  agreed: 'bg-accent-soft text-accent-ink',
  look: 'bg-info-soft text-info-ink',
}

/** What is open, at the end of the first line: one amount for each currency, at most two. */
export function CardBalance({ balances, strong }: { balances: Amounts; strong: boolean }) {
  const text = useText(cardText)
  const written = useMoneyWords().list(balances)
  if (written.length === 0) return null
  const more = written.length - shownCurrencies
  return (
    <span className={classNames('figures shrink-0 text-ink', strong ? 'font-bold' : 'font-medium')}>
      {written.slice(0, shownCurrencies).map(({ currency, amountMinor, words }, at) => (
        <span key={currency}>
          {at > 0 && <span className="font-normal text-ink-faint"> · </span>}
          {amountMinor < 0 ? (
            <span className="text-good-ink">{text.inFavour(words.replace(/^[-−]\s?/, ''))}</span>
          ) : (
            words
          )}
        </span>
      ))}
      {more > 0 && <span className="font-normal text-ink-faint text-sm"> {text.moreCurrencies(more)}</span>}
    </span>
  )
}

/** The facts of a card in one line. Those that do not fit whole are not shown at all. */
export function CardChips({ money }: { money: NonNullable<Card['money']> }) {
  const text = useText(cardText)
  const today = useToday()
  const days = useDayWords()
  const amounts = useAmountWords()
  return (
    <span className="flex h-5 min-w-0 flex-1 flex-wrap gap-x-1 gap-y-2 overflow-hidden">
      {cardChips(money, today, { days, amounts }, text).map((chip) => (
        <ChipFace key={chip.id} chip={chip} />
      ))}
    </span>
  )
}

/** Only how late it is, for the low cards. */
export function CardDays({ money }: { money: NonNullable<Card['money']> }) {
  const chip = daysChip(money, useToday(), useText(cardText), useAmountWords())
  return chip === null ? null : <ChipFace chip={chip} />
}

function useAmountWords(): AmountWords {
  const money = useMoneyWords()
  return (amounts) =>
    money
      .list(amounts)
      .map(({ words }) => words)
      .join(' + ')
}

function ChipFace({ chip: { words, tone } }: { chip: Chip }) {
  return (
    <span
      className={classNames(
        'figures inline-flex h-5 max-w-full shrink-0 items-center rounded-[5px] px-1.5 font-medium text-sm',
        tones[tone],
      )}
    >
      <span className="truncate">{words}</span>
    </span>
  )
}

/** The same for those who hear it. */
export function useMoneyInWords(): (money: Card['money']) => readonly string[] {
  const text = useText(cardText)
  const today = useToday()
  const days = useDayWords()
  const words = useMoneyWords()
  const amounts = useAmountWords()
  return (money) => {
    if (money === null) return []
    const written = words.list(money.balances)
    const owed = written.filter(({ amountMinor }) => amountMinor > 0).map(({ words }) => words)
    const credits = written.filter(({ amountMinor }) => amountMinor < 0)
    return [
      ...(owed.length === 0 ? [] : [text.owes(owed.join(' · '))]),
      ...credits.map(({ words }) => text.inFavour(words.replace(/^[-−]\s?/, ''))),
      ...cardChips(money, today, { days, amounts }, text).map(({ words }) => words),
    ]
  }
}
