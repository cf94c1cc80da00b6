import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { checkTable } from './check-tone-table.ts'

// `pnpm check-tone FILE.tsv --out OUT.tsv`: what the dignity check says of each text. Columns id, lang, text by their names; the
// answer has all columns of the file and verdict, tag, suggestion. Without `--out` it is printed.

const { values, positionals } = parseArgs({ allowPositionals: true, options: { out: { type: 'string' } } })
const [file] = positionals

if (file === undefined) {
  process.stderr.write('Say which file: pnpm check-tone FILE.tsv --out OUT.tsv\n')
  process.exitCode = 1
} else {
  try {
    const { table, summary } = checkTable(readFileSync(file, 'utf8'))
    if (values.out === undefined) process.stdout.write(table)
    else {
      writeFileSync(values.out, table)
      process.stdout.write(`${summary}\n`)
    }
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 1
  }
}
