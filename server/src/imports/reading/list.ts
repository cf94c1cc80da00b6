import type { Country } from '@aldia/shared/country.ts'
import type { LocalDate } from '@aldia/shared/dates.ts'
import type { Role } from '#imports/reading/header-words.ts'
import type { WhyIgnored } from '#imports/reading/row-kinds.ts'

/**
 * Why a row cannot go in as it is, in the order in which they are told:
 * `phoneInvalid`: something is written for the telephone and is no complete number (nothing written is no fault);
 * `dateInvalid`: the due date is no day of the calendar, or cannot be understood in the order of its column;
 * `dateMissing`: no due date is written;
 * `amountUnreadable`: no amount is written, or it is no number;
 * `amountNotPositive`: it is zero or negative;
 * `duplicateReference`: a good row before it has the same reference.
 */
export const whyBad = [
  'phoneInvalid',
  'dateInvalid',
  'dateMissing',
  'amountUnreadable',
  'amountNotPositive',
  'duplicateReference',
] as const
export type WhyBad = (typeof whyBad)[number]

/** What a row says of one debt; null where it says nothing or nothing that can be read. Amounts are minor units. */
export interface ReadDebt {
  readonly name: string | null
  readonly phoneE164: string | null
  readonly dueOn: LocalDate | null
  readonly issuedOn: LocalDate | null
  readonly amountMinor: number | null
  readonly currency: string
  readonly reference: string | null
  readonly concept: string | null
}

export type ReadRow = {
  readonly line: number
  /** Of workbooks. */
  readonly sheet: string | null
  /** As written, for showing and for the file of bad rows. */
  readonly cells: readonly string[]
} & (
  | { readonly kind: 'ignored'; readonly why: WhyIgnored }
  | { readonly kind: 'debt'; readonly debt: ReadDebt; readonly faults: readonly WhyBad[] }
)

/** A list as it was understood. */
export interface ReadList {
  readonly layout: 'columns' | 'lines'
  /** Names of the columns as written, empty without a header. */
  readonly headers: readonly string[]
  readonly roles: readonly Role[]
  readonly decimalMark: ',' | '.' | null
  readonly dayOrder: 'dayFirst' | 'monthFirst'
  readonly sheets: readonly string[]
  readonly rows: readonly ReadRow[]
}

/** What a list is read for. */
export interface ReadAbout {
  readonly country: Country
  /** ISO 4217, of amounts that name none. */
  readonly currency: string
  readonly today: LocalDate
}
