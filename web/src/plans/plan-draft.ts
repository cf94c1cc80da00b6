import type { LocalDate } from '@aldia/shared/dates.ts'
import { minorDigits, partOf } from '@aldia/shared/money.ts'
import type { PlanRhythm } from '@aldia/shared/plan.ts'
import { partsOfEach } from '@aldia/shared/plan-terms.ts'
import { readPercent } from '#base/typed-numbers.ts'

/** A plan as it is being shaped. */
export interface PlanDraft {
  readonly currency: string
  readonly debtIds: readonly string[]
  /** Of the balance. */
  readonly firstPercent: number
  /** Typed amounts take the place of the sliders; empty: the sliders say it. */
  readonly first: string
  readonly each: string
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

/** What the typed amounts of a draft were read as, in minor units; null: not, or nothing is typed. */
export interface ReadAmounts {
  readonly first: number | null
  readonly each: number | null
  readonly discount: number | null
}

/** Terms as the server takes them; what cannot be read is refused by the schema at its own field. */
export function readPlanTerms(draft: PlanDraft, balanceMinor: number, read: ReadAmounts) {
  const isMonthly = draft.rhythm === 'monthly'
  const discountMinor = draft.discount.trim() === '' ? 0 : (read.discount ?? -1)
  const isWhole = draft.parts <= 1 && draft.each.trim() === ''
  const byPercent = isWhole ? 0 : firstPayment(balanceMinor, draft.firstPercent, draft.currency)
  const firstPaymentMinor = draft.first.trim() === '' ? byPercent : (read.first ?? -1)
  const eachMinor = draft.each.trim() === '' ? undefined : (read.each ?? 0)
  const shared = balanceMinor - Math.max(0, discountMinor) - Math.max(0, firstPaymentMinor)
  const parts = eachMinor ? partsOfEach(shared, eachMinor) + (firstPaymentMinor > 0 ? 1 : 0) : draft.parts
  return {
    firstPaymentMinor,
    ...(eachMinor === undefined ? {} : { eachMinor }),
    parts,
    rhythm: draft.rhythm,
    firstOn: draft.firstOn as LocalDate,
    monthDay: isMonthly && draft.firstOn !== '' ? Number(draft.firstOn.slice(8)) : null,
    // Unreadable is not the same as none.
    interestBasisPoints: draft.interest.trim() === '' ? null : (readPercent(draft.interest) ?? 0),
    discountMinor,
    expiresOn: draft.expiresOn === '' ? null : draft.expiresOn,
  }
}
