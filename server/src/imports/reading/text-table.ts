import { parse } from 'csv-parse/sync'
import { type Row, type Table, textCell } from '#imports/reading/cells.ts'
import { headerHits } from '#imports/reading/header-words.ts'
import { ListRefused, limits } from '#imports/reading/limits.ts'

/** What separates the columns of a text; null: nothing does, every line is read by itself. */
export type Delimiter = string | null

const delimiters = ['\t', ';', '|', ',', '^', '~', '¬']

/** Cuts a text into rows. `delimiter` is guessed when it is not given. */
export function textTable(text: string, given?: Delimiter): { table: Table; delimiter: Delimiter } {
  const stated = /^\ufeff?"?sep=(.)"?[ \t]*\r?\n/i.exec(text)
  const body = stated ? text.slice(stated[0].length) : text
  const firstLine = stated ? 2 : 1
  const delimiter = given !== undefined ? given : (stated?.[1] ?? guessDelimiter(body))
  const aligned = delimiter === null && given === undefined ? alignedRows(body, firstLine) : null
  if (aligned) return { table: { kind: 'columns', name: null, rows: aligned }, delimiter: '  ' }
  const rows = delimiter === null ? linesOf(body, firstLine) : dropEmptyEnd(recordsOf(body, delimiter), firstLine)
  if (rows.length > limits.rows) throw new ListRefused('too_many_rows')
  return { table: { kind: delimiter === null ? 'lines' : 'columns', name: null, rows }, delimiter }
}

/** Every line as a row of one cell. */
export function linesOf(text: string, firstLine = 1): Row[] {
  const lines = text.split(/\r\n|\r|\n/)
  while (lines.length > 0 && lines.at(-1)?.trim() === '') lines.pop()
  return lines.map((line, i) => ({ line: firstLine + i, cells: [textCell(line.slice(0, limits.cellLength))] }))
}

/** Columns that stand below each other with blanks between them, as programs print them; null: it is no such text. */
function alignedRows(text: string, firstLine: number): Row[] | null {
  const rows = linesOf(text, firstLine)
  const lines = text.split(/\r\n|\r|\n/).map((line) => line.trim().split(/ {2,}/))
  if (!lines.slice(0, 40).some((cells) => cells.length >= 3 && headerHits(cells) >= 3)) return null
  return rows.map(({ line }, i) => ({ line, cells: (lines[i] ?? []).map(textCell) }))
}

interface RawRecord {
  record: string[]
  raw: string
}

/** Reads records with quoted delimiters and line breaks; a quote that nobody closed is a sign like any other. */
function recordsOf(text: string, delimiter: string): RawRecord[] {
  const options = {
    delimiter,
    raw: true,
    relax_quotes: true,
    relax_column_count: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    max_record_size: 200_000,
  }
  try {
    const records = parse(text, options) as unknown as RawRecord[]
    if (!swallowsLines(records)) return records
  } catch {
    // Read below without quotes.
  }
  return parse(text, { ...options, quote: false }) as unknown as RawRecord[]
}

/** A field that spans many lines with delimiters in each was opened by a stray quote. */
function swallowsLines(records: readonly RawRecord[]): boolean {
  return records.some(({ record }) => record.some((field) => field.split('\n').length > 30))
}

const lineBreaks = /\r\n|\r|\n/g

function dropEmptyEnd(records: readonly RawRecord[], firstLine: number): Row[] {
  const rows: Row[] = []
  let line = firstLine
  for (const { record, raw } of records) {
    if (record.length > limits.columns) throw new ListRefused('too_many_columns')
    rows.push({ line, cells: record.map((field) => textCell(unquoted(field).slice(0, limits.cellLength))) })
    line += raw.match(lineBreaks)?.length ?? 0
  }
  // A line end at the end of the text begins no further row.
  while (rows.at(-1)?.cells.every(({ text }) => text === '') && rows.at(-1)?.cells.length === 1) rows.pop()
  return rows
}

/** Quotes that were left because of blanks around them, and Excel's `="0012"` for "this is text". */
function unquoted(field: string): string {
  const text = field.trim()
  const inside = /^=?"((?:[^"]|"")*)"$/.exec(text)?.[1]
  return inside === undefined ? field : inside.replace(/""/g, '"')
}

/** The delimiter that makes the most regular table; headers that are known words speak loudest. */
export function guessDelimiter(text: string): Delimiter {
  const sample = headOf(text, 400)
  let best: { delimiter: string; score: number; share: number; hits: number } | null = null
  for (const delimiter of delimiters) {
    if (!sample.includes(delimiter)) continue
    const counts = recordsOf(sample, delimiter)
      .map(({ record }) => record)
      .filter((record) => record.some((field) => field.trim() !== ''))
    const hits = Math.max(0, ...counts.slice(0, 40).map((record) => headerHits(record)))
    const usual = mostFrequent(counts.map(({ length }) => length).filter((length) => length > 1))
    const share = usual === 0 ? 0 : counts.filter(({ length }) => length === usual).length / counts.length
    const score = share * Math.log2(usual + 1) + (hits >= 2 ? hits : 0)
    if (!best || score > best.score + 1e-9) best = { delimiter, score, share, hits }
  }
  if (!best) return null
  if (best.hits >= 2) return best.delimiter
  // Commas stand in sentences as well, and so do other signs.
  const needed = best.delimiter === ',' ? 0.8 : best.delimiter === '\t' || best.delimiter === ';' ? 0.4 : 0.6
  return best.share >= needed ? best.delimiter : null
}

/** The first lines of a text, not cut inside a quoted field when it ends early. */
function headOf(text: string, lines: number): string {
  let at = -1
  for (let i = 0; i < lines; i++) {
    at = text.indexOf('\n', at + 1)
    if (at < 0) return text.slice(0, 200_000)
  }
  return text.slice(0, Math.min(at, 200_000))
}

function mostFrequent(numbers: readonly number[]): number {
  const counted = new Map<number, number>()
  for (const one of numbers) counted.set(one, (counted.get(one) ?? 0) + 1)
  return [...counted].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 0
}
