import type { Country } from '@aldia/shared/country.ts'
import type { LocalDate } from '@aldia/shared/dates.ts'
import { type Preview, previewOf } from '#imports/reading/preview.ts'
import { readList } from '#imports/reading/read-list.ts'
import { readSource } from '#imports/reading/source.ts'

/** What is expected of a row: line, name, telephone, due day, minor units; then currency, reference, concept where they matter. */
export type ExpectedRow = readonly [
  line: number,
  name: string | null,
  phone: string | null,
  dueOn: LocalDate,
  amountMinor: number,
  more?: { currency?: string; reference?: string | null; concept?: string | null },
]

export interface ListCase {
  /** What is awkward about it. */
  readonly title: string
  readonly file: string | Uint8Array
  readonly country?: Country
  readonly currency?: string
  readonly today?: LocalDate
  readonly rows: readonly ExpectedRow[]
  readonly bad?: Readonly<Record<number, string>>
  readonly ignored?: Readonly<Record<number, string>>
  readonly debtors?: number
  readonly total?: Preview['totalMinor']
}

export const today: LocalDate = '2026-11-23'

export function preview(
  file: string | Uint8Array,
  about: Pick<ListCase, 'country' | 'currency' | 'today'> = {},
): Preview {
  const country = about.country ?? 'CL'
  const bytes = typeof file === 'string' ? new TextEncoder().encode(file) : file
  const source = readSource(bytes, country)
  return previewOf(readList(source, { country, currency: about.currency ?? 'CLP', today: about.today ?? today }))
}

/** The preview and the expectation in one form, so that a difference is seen as one. */
export function compared(one: ListCase): { got: unknown; wanted: unknown } {
  const got = preview(one.file, one)
  const rows = got.rows.map((row, i) => {
    const more = one.rows[i]?.[5] ?? {}
    const { line, name, phoneE164, dueOn, amountMinor } = row
    return [
      line,
      name,
      phoneE164,
      dueOn,
      amountMinor,
      Object.fromEntries(Object.keys(more).map((key) => [key, row[key as 'currency']])),
    ]
  })
  const byLine = (all: readonly { line: number; why: string }[]) =>
    Object.fromEntries(all.map(({ line, why }) => [line, why]))
  return {
    got: {
      rows,
      bad: byLine(got.rowsBad),
      ignored: byLine(got.rowsIgnored),
      good: got.rowsGood,
      ...(one.debtors !== undefined && { debtors: got.debtors }),
      ...(one.total !== undefined && { total: got.totalMinor }),
    },
    wanted: {
      rows: one.rows.map(([line, name, phone, dueOn, amountMinor, more = {}]) => [
        line,
        name,
        phone,
        dueOn,
        amountMinor,
        more,
      ]),
      bad: one.bad ?? {},
      ignored: one.ignored ?? {},
      good: one.rows.length,
      ...(one.debtors !== undefined && { debtors: one.debtors }),
      ...(one.total !== undefined && { total: one.total }),
    },
  }
}

/** A text in UTF-16 with its mark. */
export function utf16(text: string, endian: 'le' | 'be', hasMark = true): Uint8Array {
  const bytes = Buffer.from(`${hasMark ? '\ufeff' : ''}${text}`, 'utf16le')
  return endian === 'le' ? bytes : bytes.swap16()
}

/** A text in Latin-1; only letters that it has. */
export const latin1 = (text: string): Uint8Array => Buffer.from(text, 'latin1')
