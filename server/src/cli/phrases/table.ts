import type { PhraseRead } from './read-all.ts'

// Tables of phrases: tab between cells, the first line names the columns. Spreadsheets put quotes around cells, a mark before the
// first byte and a carriage return behind each line; all of it is understood.

export type PhraseRow = Readonly<Record<string, string>>

/** The columns where the first line names none. */
const usualColumns = ['lang', 'intent', 'text', 'reference_date', 'expected_date', 'expected_amount']
const added = ['predicted_intent', 'predicted_date', 'predicted_amount', 'confidence'] as const

/** Rows by column name; lines without a text are passed over. */
export function parseTable(content: string): { header: string[]; rows: PhraseRow[] } {
  const lines = cells(content.replace(/^\ufeff/, '')).filter((line) => line.some((cell) => cell.trim() !== ''))
  const first = lines[0]?.map((cell) => cell.trim().toLowerCase()) ?? []
  const isHeader = first.includes('text')
  const header = isHeader ? first : usualColumns
  const rows = lines.slice(isHeader ? 1 : 0).map((line) => {
    const row: Record<string, string> = {}
    for (const [index, name] of header.entries())
      row[name] = name === 'text' ? (line[index] ?? '') : (line[index] ?? '').trim()
    return row
  })
  return { header, rows: rows.filter((row) => (row.text ?? '').trim() !== '') }
}

/** Cells of every line; a cell in quotes may hold tabs, line ends and doubled quotes. A quote that is never closed is a letter. */
function cells(content: string): string[][] {
  const lines: string[][] = [[]]
  const cell = /"((?:[^"]|"")*)"(?=\t|\r?\n|\r|$)|([^\t\r\n]*)/y
  let at = 0
  while (at <= content.length) {
    cell.lastIndex = at
    const match = cell.exec(content)
    if (!match) break
    lines.at(-1)?.push(match[1] === undefined ? (match[2] ?? '') : match[1].replaceAll('""', '"'))
    at += match[0].length
    if (at >= content.length) break
    if (content[at] === '\t') at++
    else {
      at += content.startsWith('\r\n', at) ? 2 : 1
      lines.push([])
    }
  }
  return lines
}

/** The table again with what was read behind it. */
export function writeTable(header: readonly string[], read: readonly PhraseRead[]): string {
  const columns = [...header.filter((name) => !added.some((own) => own === name)), ...added]
  const lines = read.map(({ row, predicted }) =>
    columns.map((name) => quoted(name in predicted ? predicted[name as keyof typeof predicted] : (row[name] ?? ''))),
  )
  return `${[columns, ...lines].map((line) => line.join('\t')).join('\n')}\n`
}

const quoted = (cell: string): string => (/[\t\r\n]|^"/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
