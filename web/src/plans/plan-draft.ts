import type { LocalDate } from '@aldia/shared/dates.ts'
import { minorDigits, partOf } from '@aldia/shared/money.ts'
import type { PlanRhythm } from '@aldia/shared/plan.ts'
import { readPercent } from '#base/typed-numbers.ts'

/** A plan as it is being shaped. */
export interface PlanDraft {
  readonly currency: string
  readonly debtIds: readonly string[]
  /** Of the balance. */
  readonly firstPercent: number
  readonly parts: number
  readonly rhythm: PlanRhythm
  readonly firstOn: string
  readonly interest: string
  readonly discount: string
  readonly expiresOn: string
}

/** A part of the balance that is easy to say: two leading digits of the balance are enough. Pure; minor units. */
export function firstPayment(balanceMinor: number, percent: number, currency: string): number {
  const wanted = partOf(balanceMinor, percent, 100)
  const main = 10 ** minorDigits(currency)
  const step = Math.max(1, 10 ** (Math.floor(Math.log10(Math.max(1, balanceMinor))) - 2))
  // Never finer than a whole peso, unless the balance itself is that small.
  const grain = balanceMinor >= 100 * main ? Math.max(main, step) : 1
  return Math.min(Math.round(wanted / grain) * grain, balanceMinor)
}

/** Terms as the server takes them; what cannot be read is refused by the schema at its own field. */
export function readPlanTerms(draft: PlanDraft, balanceMinor: number, discountMinor: number | null) {
  const isMonthly = draft.rhythm === 'monthly'
  return {
    firstPaymentMinor: draft.parts > 1 ? firstPayment(balanceMinor, draft.firstPercent, draft.currency) : 0,
    parts: draft.parts,
    rhythm: draft.rhythm,
    firstOn: draft.firstOn as LocalDate,
    monthDay: isMonthly && draft.firstOn !== '' ? Number(draft.firstOn.slice(8)) : null,
    // Unreadable is not the same as none.
    interestBasisPoints: draft.interest.trim() === '' ? null : (readPercent(draft.interest) ?? 0),
    discountMinor: draft.discount.trim() === '' ? 0 : (discountMinor ?? -1),
    expiresOn: draft.expiresOn === '' ? null : draft.expiresOn,
  }
}
