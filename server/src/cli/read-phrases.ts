import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { systemClock } from '#base/clock.ts'
import { readPhrases } from '#cli/phrases/read-all.ts'
import { reportOf } from '#cli/phrases/report.ts'
import { parseTable, writeTable } from '#cli/phrases/table.ts'

// `pnpm read-phrases FILE.tsv [--out OUT.tsv]`: how well the reader understands labelled phrases. Columns by their header, in any
// order: lang, intent, text, reference_date, expected_date, expected_amount; what is missing is left out of the count.

const { values, positionals } = parseArgs({
  options: { out: { type: 'string' } },
  args: process.argv.slice(2),
  allowPositionals: true,
})
const [file] = positionals
if (file === undefined) {
  process.stderr.write('Usage: pnpm read-phrases FILE.tsv [--out OUT.tsv]\n')
  process.exitCode = 2
} else {
  const table = parseTable(readFileSync(file, 'utf8'))
  const today = new Date(systemClock.now()).toISOString().slice(0, 10)
  const read = readPhrases(table.rows, today)
  if (values.out !== undefined) writeFileSync(values.out, writeTable(table.header, read))
  process.stdout.write(reportOf(read))
}
