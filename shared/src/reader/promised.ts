import type { Paying, Said } from '#reader/rules/promise.ts'
import type { NamedDay } from './days.ts'
import type { NamedSum } from './sums.ts'

// Which of the days and amounts in a text are the ones promised.

export interface Promised {
  readonly day: NamedDay | null
  readonly sum: NamedSum | null
  /** Other days or amounts could have been meant. */
  readonly isDoubtful: boolean
}

const inside = <T extends { readonly at: number }>(all: readonly T[], { clause }: Said): T[] =>
  all.filter(({ at }) => at >= clause.from && at < clause.to)

const several =
  /(?<= )(?:mitad|metade|half|resto|rest|restante|parte|part|otros|otras|outra|outro|other|primero|first|luego|depois|then|despues|falta|faltante|demas|remainder|saldo|balance)(?= )/
const corrected =
  /(?<= )(?:perdon|digo|mejor|melhor|better|actually|na verdade|en realidad|corrijo|quise decir|quis dizer|i mean|sorry|ou melhor|o mejor|rather)(?= )/

/** The day and amount of a promise, from the clauses that make it, else from those beside them. */
export function promiseOf(
  said: readonly Said[],
  days: readonly NamedDay[],
  sums: readonly NamedSum[],
  text: string,
): Promised {
  const promising = said.filter(({ paying }) => paying === 'will')
  const making = promising.length > 0 ? promising : said.filter(({ paying }) => paying === 'income')
  const promisedSums = making.flatMap((one) => inside(sums, one))
  const isSplit =
    several.test(text) || promisedSums.length > 1 || (making.length > 1 && inside(sums, making[0] as Said).length > 0)
  const tiers: NamedDay[][] = [
    making.flatMap((one) => inside(days, one)).filter(({ isWeak }) => isSplit || !isWeak),
    daysOf(said, days, ['income']),
    daysOf(said, days, ['none']).filter(({ isWeak }) => !isWeak),
    daysOf(said, days, ['proposed']),
    making.flatMap((one) => inside(days, one)),
  ]
  const meant = tiers.find((tier) => tier.length > 0) ?? []
  const distinct = new Set(meant.map(({ on }) => on)).size
  return {
    day: pick(meant, isSplit && !corrected.test(text), corrected.test(text)),
    sum: promisedSums[0] ?? inside2(sums, said, ['none', 'proposed'])[0] ?? null,
    isDoubtful: distinct > 1 && !isSplit,
  }
}

function daysOf(said: readonly Said[], days: readonly NamedDay[], paying: readonly Paying[]): NamedDay[] {
  return said.filter((one) => paying.includes(one.paying)).flatMap((one) => inside(days, one))
}

function inside2(sums: readonly NamedSum[], said: readonly Said[], paying: readonly Paying[]): NamedSum[] {
  return said.filter((one) => paying.includes(one.paying)).flatMap((one) => inside(sums, one))
}

/** Of days for several parts the first; of a day corrected the last; of two for one payment the later. */
function pick(days: readonly NamedDay[], isSplit: boolean, isCorrected: boolean): NamedDay | null {
  if (isCorrected) return days.at(-1) ?? null
  if (isSplit) return days[0] ?? null
  return [...days].sort((a, b) => (a.on < b.on ? -1 : 1)).at(-1) ?? null
}
