import type { DebtTerms } from './debt.ts'

// What may be charged for paying late differs from country to country, and charging more may be a crime (collections-facts.md 6). Whoever
// sets it says that it is legal where they are; the screen asks, and the server takes nothing without that word.

type Charging = Pick<DebtTerms, 'lateFee' | 'interest'>

/** Whether terms charge something that nobody has said to be legal yet. `known`: what stands in the settings, or in the debt already. */
export function needsLegalWord(terms: Charging, known: Charging): boolean {
  const charged = ({ lateFee, interest }: Charging) =>
    JSON.stringify([
      lateFee && [lateFee.kind, lateFee.kind === 'fixed' ? lateFee.amountMinor : lateFee.basisPoints],
      interest && [interest.basisPoints, interest.per, interest.yearDays],
    ])
  return (terms.lateFee !== null || terms.interest !== null) && charged(terms) !== charged(known)
}
