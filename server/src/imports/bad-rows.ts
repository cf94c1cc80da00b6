import { csv } from '#base/csv.ts'
import type { RowRecord } from '#imports/imports.store.ts'

/** The bad rows as they came, with the line and the reason before them. */
export function badRowsCsv(
  headers: readonly string[],
  rows: readonly RowRecord[],
  words: { line: string; reason: string; faults: Readonly<Record<string, string>> },
): string {
  const line = ({ line, faults, cells }: RowRecord) => [
    String(line),
    faults.map((fault) => words.faults[fault] ?? fault).join(', '),
    ...cells,
  ]
  return csv([[words.line, words.reason, ...headers], ...rows.map(line)])
}
