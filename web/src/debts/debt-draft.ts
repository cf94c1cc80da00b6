import { addMonths, LocalDate } from '@aldia/shared/dates.ts'
import type { Debt, DebtFile, DebtLine, DebtTerms, InterestRule } from '@aldia/shared/debt.ts'
import { partOf } from '@aldia/shared/money.ts'
import type { MoneySettings } from '@aldia/shared/money-settings.ts'
import type { PlanRhythm } from '@aldia/shared/plan-rhythm.ts'
import { newId } from '#base/ids.ts'
import { type TypedAmount, typedAmount } from '#base/typed-amount.ts'
import { readPercent, readQuantity, typedPercent, typedQuantity } from '#base/typed-numbers.ts'

// A debt as it is being typed: everything as text, read only when it is sent, so that nothing typed is ever rewritten. Pure.

export interface LineDraft {
  readonly key: string
  readonly description: string
  readonly quantity: string
  readonly price: string
  readonly tax: string
}

export interface TermsDraft {
  readonly graceDays: string
  readonly feeKind: 'none' | 'fixed' | 'percent'
  readonly fee: string
  readonly interest: string
  readonly per: InterestRule['per']
  readonly yearDays: '360' | '365'
  readonly discount: string
  readonly discountUntil: string
}

/** A sale in instalments as it is typed. */
export interface SaleDraft {
  readonly parts: string
  readonly rhythm: PlanRhythm
  readonly firstOn: string
  readonly first: string
  readonly interest: string
}

export interface DebtDraft {
  readonly concept: string
  readonly amount: string
  readonly currency: string
  readonly dueOn: string
  /** null: due on one day. */
  readonly sale: SaleDraft | null
  readonly issuedOn: string
  readonly reference: string
  readonly terms: TermsDraft
  readonly lines: readonly LineDraft[]
  readonly files: readonly DebtFile[]
}

export function newDebtDraft(today: LocalDate, currency: string, settings: MoneySettings, locale: string): DebtDraft {
  return {
    concept: '',
    amount: '',
    currency,
    dueOn: '',
    sale: null,
    issuedOn: today,
    reference: '',
    terms: termsDraft({ ...settings.defaultTerms, earlyDiscount: null }, currency, locale),
    lines: [],
    files: [],
  }
}

export function draftOf(debt: Debt, locale: string): DebtDraft {
  return {
    concept: debt.concept,
    amount: typedAmount(debt.amountMinor, debt.currency, locale),
    currency: debt.currency,
    dueOn: debt.dueOn,
    sale: null,
    issuedOn: debt.issuedOn,
    reference: debt.reference ?? '',
    terms: termsDraft(debt.terms, debt.currency, locale),
    lines: debt.lines.map((line) => ({
      key: newId(),
      description: line.description,
      quantity: typedQuantity(line.quantityMilli, locale),
      price: typedAmount(line.unitPriceMinor, debt.currency, locale),
      tax: line.taxMinor === null ? '' : typedAmount(line.taxMinor, debt.currency, locale),
    })),
    files: debt.files,
  }
}

/**
 * With another due day. A debt that was due before the day it begins with was issued by then at the latest, so the day of issue,
 * folded away as it is, follows as long as nobody typed one. `start`: the day of issue that the form opened with.
 */
export function withDueOn(draft: Days, dueOn: string, start: LocalDate): Days {
  const isUntouched = draft.issuedOn === start || draft.issuedOn === draft.dueOn
  if (!isUntouched) return { dueOn, issuedOn: draft.issuedOn }
  return { dueOn, issuedOn: dueOn !== '' && dueOn < start ? dueOn : start }
}
type Days = Pick<DebtDraft, 'dueOn' | 'issuedOn'>

/** In four parts from a month after the sale on, as furniture is sold. */
export const newSale = (issuedOn: string, today: LocalDate): SaleDraft => ({
  parts: '4',
  rhythm: 'monthly',
  firstOn: addMonths(LocalDate.safeParse(issuedOn).data ?? today, 1),
  first: '',
  interest: '',
})

/** A sale as the server takes it. What cannot be read is refused by the schema at its own field. */
export function readSale({ parts, rhythm, firstOn, first, interest }: SaleDraft, currency: string, read: Read) {
  return {
    parts: /^\d+$/.test(parts.trim()) ? Number(parts) : 0,
    rhythm,
    firstOn,
    firstPaymentMinor: first.trim() === '' ? 0 : (amountOrZero(first, currency, read) ?? -1),
    // Unreadable is not the same as none.
    interestBasisPoints: interest.trim() === '' ? null : (readPercent(interest) ?? 0),
  }
}

export const newLine = (): LineDraft => ({ key: newId(), description: '', quantity: '1', price: '', tax: '' })

type Read = (typed: string, currency: string) => Pick<TypedAmount, 'amountMinor' | 'problem'>

/** What a line comes to: quantity × price, rounded, and its tax. */
export const lineTotal = (line: Pick<DebtLine, 'quantityMilli' | 'unitPriceMinor' | 'taxMinor'>): number =>
  partOf(line.unitPriceMinor, line.quantityMilli, 1000) + (line.taxMinor ?? 0)

/** The lines as the server takes them; null while one of them cannot be read. */
export function readLines({ lines, currency }: DebtDraft, read: Read): DebtLine[] | null {
  const result: DebtLine[] = []
  for (const line of lines) {
    const quantityMilli = readQuantity(line.quantity)
    const unitPriceMinor = amountOrZero(line.price, currency, read)
    const taxMinor = line.tax.trim() === '' ? null : amountOrZero(line.tax, currency, read)
    const description = line.description.trim()
    if (description === '' || quantityMilli === null || unitPriceMinor === null) return null
    if (taxMinor === null && line.tax.trim() !== '') return null
    result.push({ description, quantityMilli, unitPriceMinor, taxMinor })
  }
  return result
}

/** Terms as the server takes them. What cannot be read is null there and refused by the schema at its own field. */
export function readTerms(draft: TermsDraft, currency: string, read: Read) {
  const { feeKind, fee, interest, per, yearDays, discount, discountUntil } = draft
  return {
    graceDays: draft.graceDays.trim() === '' ? 0 : Number(draft.graceDays),
    lateFee:
      feeKind === 'none'
        ? null
        : feeKind === 'fixed'
          ? { kind: 'fixed', amountMinor: read(fee, currency).amountMinor }
          : { kind: 'percent', basisPoints: readPercent(fee) },
    interest:
      interest.trim() === ''
        ? null
        : { basisPoints: readPercent(interest), per, yearDays: Number(yearDays) as 360 | 365 },
    earlyDiscount: discount.trim() === '' ? null : { basisPoints: readPercent(discount), until: discountUntil },
  }
}

function amountOrZero(typed: string, currency: string, read: Read): number | null {
  const { amountMinor, problem } = read(typed, currency)
  return problem === 'zero' ? 0 : amountMinor
}

function termsDraft(terms: DebtTerms, currency: string, locale: string): TermsDraft {
  const { graceDays, lateFee, interest, earlyDiscount } = terms
  return {
    graceDays: graceDays === 0 ? '' : String(graceDays),
    feeKind: lateFee?.kind ?? 'none',
    fee:
      lateFee === null
        ? ''
        : lateFee.kind === 'fixed'
          ? typedAmount(lateFee.amountMinor, currency, locale)
          : typedPercent(lateFee.basisPoints, locale),
    interest: interest === null ? '' : typedPercent(interest.basisPoints, locale),
    per: interest?.per ?? 'month',
    yearDays: interest?.yearDays === 360 ? '360' : '365',
    discount: earlyDiscount === null ? '' : typedPercent(earlyDiscount.basisPoints, locale),
    discountUntil: earlyDiscount?.until ?? '',
  }
}
