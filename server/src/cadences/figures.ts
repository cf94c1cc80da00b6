import type { LadderFacts } from '@aldia/shared/cadence/facts.ts'

/** What is owed, as a text that is another one as soon as any of it is: words with figures in them are good for these only. */
export function figuresOf({ debts, balances }: Pick<LadderFacts, 'debts' | 'balances'>): string {
  const owed = debts.map(({ id, balanceMinor, dueOn }) => `${id} ${balanceMinor} ${dueOn}`).sort()
  const sums = Object.entries(balances).sort(([a], [b]) => (a < b ? -1 : 1))
  return JSON.stringify([owed, sums])
}
