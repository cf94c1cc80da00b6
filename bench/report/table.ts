import { readable, withSpread } from '#report/figures.ts'
import type { PartResult } from '#report/part-result.ts'
import { type Row, verdict } from '#report/row.ts'

export const headings = ['part', 'what', 'floor', 'ours', 'figure', 'goal', '', 'measured']

/** A line's cells from `what` to the verdict. */
export function cells({ what, unit, floor, ours, judged }: Row): string[] {
  return [
    `${what}, ${unit}`,
    floor ? withSpread(floor) : '',
    withSpread(ours),
    judged ? `${readable(judged.figure)} ${judged.unit}` : '',
    judged?.goal ?? '',
    judged ? verdict(judged) : '',
  ]
}

/** The table for a terminal, and the notes below it. */
export function printable(results: readonly PartResult[]): string {
  const lines = [
    headings.slice(0, -1),
    ...results.flatMap((result) =>
      result.failure
        ? [[result.name, `could not run: ${result.failure.split('\n')[0]}`]]
        : result.measured.rows.map((row) => [result.name, ...cells(row)]),
    ),
  ]
  const widths = headings.map((_, i) =>
    Math.max(...lines.map((line) => (line.length > 2 ? (line[i]?.length ?? 0) : 0))),
  )
  const table = lines.map((line) =>
    line
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join('  ')
      .trimEnd(),
  )
  const notes = results.flatMap(({ name, measured }) => measured.notes.map((note) => `${name}: ${note}`))
  return [...table, '', ...notes].join('\n')
}
