import type { BusinessCalendar, LocalDate } from './dates.ts'
import type { InstalmentSale } from './debt.ts'
import { wholeUnitMinor } from './money.ts'
import { type PlanOffer, type PlanRefusal, planOffer } from './plan-terms.ts'

/** What a sale in instalments comes to; the form shows it, the server works it out again from the same function. */
export function saleOffer(
  sale: InstalmentSale,
  about: { amountMinor: number; currency: string },
  calendar: BusinessCalendar,
): PlanOffer | { refused: PlanRefusal } {
  const terms = {
    ...sale,
    monthDay: sale.rhythm === 'monthly' ? Number(sale.firstOn.slice(8)) : null,
    discountMinor: 0,
    expiresOn: null,
  }
  return planOffer(terms, about.amountMinor, calendar, wholeUnitMinor(about.currency))
}

/** The day of the last part. */
export const lastDayOf = (offer: PlanOffer): LocalDate | null => offer.instalments.at(-1)?.dueOn ?? null
