import { Language } from '@aldia/shared/language.ts'
import { judgeTone } from '@aldia/shared/tone/tone.ts'

/**
 * Judges each row of a table of texts, tab separated with a line of names: `text` must be there, `lang` (es, pt, en; a region after
 * it is fine) is Spanish where it is missing. Answers the same table with verdict, tag and suggestion, and the counts in a line.
 * Throws when there is no column `text`.
 */
export function checkTable(tsv: string): { table: string; summary: string } {
  const [head = '', ...lines] = tsv.replace(/^\ufeff/, '').split(/\r?\n/)
  const names = head.split('\t').map((name) => unquoted(name).trim().toLowerCase())
  const textAt = names.indexOf('text')
  const languageAt = names.findIndex((name) => name === 'lang' || name === 'language')
  if (textAt === -1) throw new Error('The first line of the file names its columns; one of them must be called text.')
  const counts = { ok: 0, warn: 0, block: 0 }
  const rows = lines
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const cells = line.split('\t')
      const { verdict, tag, suggestion } = judgeTone(unquoted(cells[textAt] ?? ''), languageOf(cells[languageAt]))
      counts[verdict] += 1
      // A row that lacks its last cells keeps the new ones under their names.
      const padded = names.map((_, at) => cells[at] ?? '')
      return [...padded, verdict, tag ?? '', suggestion ?? ''].join('\t')
    })
  const table = [
    [...names.map((_, at) => head.split('\t')[at]), 'verdict', 'tag', 'suggestion'].join('\t'),
    ...rows,
    '',
  ]
  return {
    table: table.join('\n'),
    summary: `${rows.length} texts: ${counts.ok} ok, ${counts.warn} warn, ${counts.block} block`,
  }
}

function languageOf(cell: string | undefined): Language {
  return Language.catch('es').parse(
    unquoted(cell ?? '')
      .trim()
      .slice(0, 2)
      .toLowerCase(),
  )
}

/** Spreadsheets put quotes around a cell that holds quotes, and double those. */
function unquoted(cell: string): string {
  return /^".*"$/s.test(cell) ? cell.slice(1, -1).replaceAll('""', '"') : cell
}
