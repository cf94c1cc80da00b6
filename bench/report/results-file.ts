import { readable } from '#report/figures.ts'
import { machine } from '#report/machine.ts'
import type { PartResult } from '#report/part-result.ts'
import { tableLine, writeSection } from '#report/section.ts'
import { cells, headings } from '#report/table.ts'

/**
 * Replaces the lines and notes of the parts that ran; of the others stays what their last run has given. `order` is that of
 * all parts.
 */
export function writeResults(results: readonly PartResult[], order: readonly string[]): void {
  writeSection('bench', (old) => sectionOf(old, results, order))
}

function sectionOf(old: string, results: readonly PartResult[], order: readonly string[]): string {
  const lines: string[] = []
  const notes: string[] = []
  for (const name of order) {
    const now = results.find((result) => result.name === name)
    lines.push(...(now ? linesOf(now) : old.split('\n').filter((line) => line.startsWith(`| ${name} |`))))
    const note = now ? notesOf(now) : oldNotes(old, name)
    if (note) notes.push(note)
  }
  return `
## Beside a floor

Machine of the last run: ${machine()}.

Every figure is the median of its repetitions with the lowest and the highest of them; floor and ours were measured in
turn. A ratio is the median of the ratios of neighbouring repetitions. Absolute figures are worth something on the same
machine only, and with a load above the number of its cores not even there. The load is the average of the minute before
each part began.

${tableLine(headings)}
${tableLine(headings.map(() => '---'))}
${lines.join('\n')}

${notes.join('\n\n')}

`
}

function linesOf(result: PartResult): string[] {
  if (result.failure)
    return [tableLine([result.name, `could not run: ${oneLine(result.failure)}`, '', '', '', '', '', stamp(result)])]
  return result.measured.rows.map((line) => tableLine([result.name, ...cells(line), stamp(result)]))
}

const oneLine = (text: string) => (text.split('\n')[0] ?? '').replaceAll('|', '/').replace(/(?:\/[\w.@+-]+){2,}/g, '…')

const stamp = ({ on, load, seconds }: PartResult) => `${on}, load ${readable(load)}, part took ${seconds} s`

function notesOf(result: PartResult): string | null {
  if (result.failure || result.measured.notes.length === 0) return null
  return `### ${result.name}\n\n${result.measured.notes.join('\n\n')}`
}

function oldNotes(old: string, name: string): string | null {
  const from = old.indexOf(`### ${name}\n`)
  if (from < 0) return null
  const next = old.indexOf('\n### ', from + 1)
  return old.slice(from, next < 0 ? undefined : next).trim()
}
