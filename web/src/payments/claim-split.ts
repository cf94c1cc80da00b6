import type { Allocation } from '@aldia/shared/payment.ts'

/** By debt id: what is typed for it in minor units; null where it cannot be read. */
export type TypedSplit = ReadonlyMap<string, number | null>

/** What somebody wants to go where; null while something cannot be read. Nothing typed is nothing wanted. Pure. */
export function wantedSplit(typed: TypedSplit): Allocation[] | null {
  const wanted: Allocation[] = []
  for (const [debtId, amountMinor] of typed) {
    if (amountMinor === null) return null
    if (amountMinor > 0) wanted.push({ debtId, amountMinor })
  }
  return wanted
}
