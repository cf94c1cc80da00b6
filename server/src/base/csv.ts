// Tables for spreadsheets, written so that nothing in them is taken for a formula.

/** A cell that no spreadsheet takes for a formula, also behind blanks and control characters. */
export function neutral(text: string): string {
  return /^[\s\p{Cc}\p{Cf}]*[=+\-@|%]/u.test(text) ? `'${text}` : text
}

const cell = (text: string): string => {
  const safe = neutral(text)
  return /[";\n\r\t,]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe
}

/** What a file for Excel begins with, so that accents are read as what they are. */
export const byteOrderMark = '\ufeff'

/** One row, every cell neutralised; semicolons, as Excel wants them where the comma is the decimal mark. */
export const csvLine = (row: readonly string[]): string => `${row.map(cell).join(';')}\r\n`

/** A whole table for Excel. */
export const csv = (rows: readonly (readonly string[])[]): string => byteOrderMark + rows.map(csvLine).join('')
