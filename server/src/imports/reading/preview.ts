import { matchKey } from '#contacts/phone-match.ts'
import { fold } from '#imports/reading/cells.ts'
import { type ReadDebt, type ReadList, type WhyBad, whyBad } from '#imports/reading/list.ts'

/** What `import-preview` prints. Amounts are minor units; `totalMinor` is by currency where there are several. */
export interface Preview {
  rowsGood: number
  rowsBad: { line: number; why: WhyBad }[]
  rowsIgnored: { line: number; why: string }[]
  debtors: number
  debts: number
  totalMinor: number | Record<string, number>
  rows: ({ line: number } & Omit<ReadDebt, 'issuedOn'>)[]
}

export function previewOf({ rows }: ReadList): Preview {
  const preview: Preview = { rowsGood: 0, rowsBad: [], rowsIgnored: [], debtors: 0, debts: 0, totalMinor: 0, rows: [] }
  for (const row of rows) {
    const { line } = row
    if (row.kind === 'ignored') preview.rowsIgnored.push({ line, why: row.why })
    else if (row.faults.length > 0) preview.rowsBad.push({ line, why: firstFault(row.faults) })
    else {
      const { name, phoneE164, dueOn, amountMinor, currency, reference, concept } = row.debt
      preview.rows.push({ line, name, phoneE164, dueOn, amountMinor, currency, reference, concept })
    }
  }
  preview.rowsGood = preview.rows.length
  preview.debts = preview.rows.length
  preview.debtors = new Set(debtorKeys(preview.rows)).size
  preview.totalMinor = totals(preview.rows)
  return preview
}

export const firstFault = (faults: readonly WhyBad[]): WhyBad =>
  whyBad.find((why) => faults.includes(why)) ?? 'dateMissing'

function totals(rows: Preview['rows']): number | Record<string, number> {
  const sums: Record<string, number> = {}
  for (const { currency, amountMinor } of rows) sums[currency] = (sums[currency] ?? 0) + (amountMinor ?? 0)
  const all = Object.values(sums)
  return all.length <= 1 ? (all[0] ?? 0) : sums
}

/**
 * Whose each row is, as a key: the same telephone in any of its spellings, without one the same name apart from case, accents and
 * blanks. A name without a number is the person of that name with a number, where there is exactly one.
 */
export function debtorKeys(rows: readonly Pick<ReadDebt, 'name' | 'phoneE164'>[]): string[] {
  const phonesOf = new Map<string, Set<string>>()
  for (const { name, phoneE164 } of rows) {
    if (name === null || phoneE164 === null) continue
    const key = nameKey(name)
    phonesOf.set(key, (phonesOf.get(key) ?? new Set()).add(matchKey(phoneE164)))
  }
  return rows.map(({ name, phoneE164 }) => {
    if (phoneE164 !== null) return `phone ${matchKey(phoneE164)}`
    const key = nameKey(name ?? '')
    const phones = phonesOf.get(key)
    const [only] = phones ?? []
    return phones?.size === 1 && only !== undefined ? `phone ${only}` : `name ${key}`
  })
}

/** What is equal for spellings of one name. */
export const nameKey = (name: string): string => fold(name).replace(/[\s.,]+/g, '')
