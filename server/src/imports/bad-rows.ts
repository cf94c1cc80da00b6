import type { RowRecord } from '#imports/imports.store.ts'

/** A cell that no spreadsheet takes for a formula, also behind blanks and control characters. */
export function neutral(text: string): string {
  return /^[\s\p{Cc}\p{Cf}]*[=+\-@|%]/u.test(text) ? `'${text}` : text
}

const cell = (text: string): string => {
  const safe = neutral(text)
  return /[";\n\r\t,]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe
}

/** CSV for Excel: semicolons, a byte order mark, every cell neutralised. */
export function csv(rows: readonly (readonly string[])[]): string {
  return `\ufeff${rows.map((row) => row.map(cell).join(';')).join('\r\n')}\r\n`
}

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
