import type { AmountPlace } from '#amount-text.ts'
import { readAmount } from '#amount-text.ts'
import type { LocalDate } from '#dates.ts'
import { longestRead, prepared } from './read.ts'

/** The amounts that a text names, in order, in minor units of the place's currency; what is said of days is no amount. */
export function amountsNamed(text: string, about: { today: LocalDate; place: AmountPlace }): number[] {
  if (text.length > longestRead) return []
  const alone = readAmount(text.trim(), about.place)
  return 'amountMinor' in alone ? [alone.amountMinor] : prepared(text, about).sums.map(({ amountMinor }) => amountMinor)
}
