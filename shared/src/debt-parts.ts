import type { LocalDate } from './dates.ts'
import type { DebtPart } from './debt.ts'

// A sale in instalments is one debt with days on which parts of it are due. What is open of each follows from what is open in all, so that
// nothing is kept beside the ledger: money pays the part that is due first, and what a debt carries beyond its parts (a fee) is
// due with the first that is open.

/** A part of a debt on which something is open; a debt without parts is one part of its own. */
export interface OpenPart {
  /** From 1. */
  readonly number: number
  readonly of: number
  readonly dueOn: LocalDate
  /** What is open of it, in minor units of the debt. */
  readonly openMinor: number
}

/** The open parts of a debt, the one that is due first on top. `balanceMinor`: what is open in all. */
export function openParts(
  { dueOn, parts = [] }: { readonly dueOn: LocalDate; readonly parts?: readonly DebtPart[] },
  balanceMinor: number,
): OpenPart[] {
  if (balanceMinor <= 0) return []
  const of = Math.max(1, parts.length)
  if (parts.length === 0) return [{ number: 1, of, dueOn, openMinor: balanceMinor }]
  const open: OpenPart[] = []
  let left = balanceMinor
  for (const [i, part] of [...parts.entries()].reverse()) {
    // What was paid is of the first parts, so what is open is of the last ones.
    const openMinor = i === 0 ? left : Math.min(left, part.amountMinor)
    left -= openMinor
    if (openMinor > 0) open.unshift({ number: i + 1, of, dueOn: part.dueOn, openMinor })
  }
  return open
}

/** The day on which what is open of a debt is, or was, due first; of a settled one its last day. */
export const dueFirst = (debt: Parameters<typeof openParts>[0], balanceMinor: number): LocalDate =>
  openParts(debt, balanceMinor)[0]?.dueOn ?? debt.dueOn

/** What of an open debt is past its day. */
export const lateMinor = (debt: Parameters<typeof openParts>[0], balanceMinor: number, today: LocalDate): number =>
  openParts(debt, balanceMinor).reduce((sum, { dueOn, openMinor }) => (dueOn < today ? sum + openMinor : sum), 0)

/**
 * The parts after the amount of a debt was corrected: the last one takes the difference, and where it is used up the ones before it.
 * Amounts stay above zero, so parts may fall away.
 */
export function partsWithTotal(parts: readonly DebtPart[], totalMinor: number): DebtPart[] {
  if (parts.length === 0) return []
  let left = totalMinor
  const kept: DebtPart[] = []
  for (const [i, part] of parts.entries()) {
    const amountMinor = i === parts.length - 1 ? left : Math.min(left, part.amountMinor)
    left -= amountMinor
    if (amountMinor > 0) kept.push({ ...part, amountMinor })
  }
  return kept
}
