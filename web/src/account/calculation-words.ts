import type { LocalDate } from '@aldia/shared/dates.ts'
import type { LedgerEntry, WhyTakenBack } from '@aldia/shared/debt.ts'

interface CalculationLines {
  readonly fixedFee: (day: string) => string
  readonly percentFee: (percent: string, base: string, day: string) => string
  readonly interestSpan: (from: string, to: string, days: number, base: string) => string
  readonly interestRate: (percent: string, per: string, yearDays: number) => string
  readonly per: { readonly month: string; readonly year: string }
  readonly earlyDiscount: (percent: string, base: string, day: string) => string
  readonly planPart: (number: number) => string
  readonly planWhole: string
  readonly settlement: (day: string) => string
  readonly creditNote: (number: number, isReturn: boolean) => string
  readonly corrections: Readonly<Record<WhyTakenBack, string>>
  readonly conversion: (amount: string, value: string, day: string) => string
}

interface CalculationFormats {
  readonly amount: (amountMinor: number, currency: string) => string
  /** Hundredths of a percent. */
  readonly percent: (basisPoints: number) => string
  readonly day: (on: LocalDate) => string
  /** What one unit was worth, in millionths of the main unit. */
  readonly unitValue: (valueE6: number, currency: string) => string
}

/** How an amount came about, a line for each step; empty for what somebody typed. Pure. */
export function calculationWords(
  { calculation, conversion, currency }: Pick<LedgerEntry, 'calculation' | 'conversion' | 'currency'>,
  lines: CalculationLines,
  formats: CalculationFormats,
): string[] {
  const words: string[] = []
  const amount = (amountMinor: number) => formats.amount(amountMinor, currency)
  switch (calculation?.kind) {
    case 'late_fee': {
      const { rule, baseMinor, dueOn } = calculation
      const day = formats.day(dueOn)
      words.push(
        rule.kind === 'fixed'
          ? lines.fixedFee(day)
          : lines.percentFee(formats.percent(rule.basisPoints), amount(baseMinor), day),
      )
      break
    }
    case 'interest': {
      const { rule, spans } = calculation
      words.push(lines.interestRate(formats.percent(rule.basisPoints), lines.per[rule.per], rule.yearDays))
      for (const { from, to, days, principalMinor } of spans) {
        words.push(lines.interestSpan(formats.day(from), formats.day(to), days, amount(principalMinor)))
      }
      break
    }
    case 'early_discount': {
      const { basisPoints, baseMinor, until } = calculation
      words.push(lines.earlyDiscount(formats.percent(basisPoints), amount(baseMinor), formats.day(until)))
      break
    }
    case 'settlement':
      words.push(lines.settlement(formats.day(calculation.until)))
      break
    case 'credit_note':
      words.push(lines.creditNote(calculation.number, calculation.isReturn))
      break
    case 'correction':
      words.push(lines.corrections[calculation.why])
      break
    case 'plan':
      words.push(calculation.instalment === null ? lines.planWhole : lines.planPart(calculation.instalment))
      break
  }
  if (conversion !== null) {
    const paid = formats.amount(Math.abs(conversion.amountMinor), conversion.currency)
    words.push(
      lines.conversion(paid, formats.unitValue(conversion.valueE6, conversion.currency), formats.day(conversion.on)),
    )
  }
  return words
}
