import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

// RESULTS.md holds one section for each command that measures, between two marks of its own. What stands outside a section
// belongs to others.

const resultsFile = fileURLToPath(new URL('../RESULTS.md', import.meta.url))

/** Writes a command's section anew, from what stood there before (empty the first time). */
export function writeSection(command: 'bench' | 'bench:soak', rewrite: (old: string) => string): void {
  const begin = `<!-- ${command}: written by \`pnpm ${command}\`, do not edit -->`
  const end = `<!-- /${command} -->`
  const file = existsSync(resultsFile) ? readFileSync(resultsFile, 'utf8') : '# What was measured\n'
  const from = file.indexOf(begin)
  const to = file.indexOf(end)
  const isThere = from >= 0 && to > from
  const section = `${begin}\n${rewrite(isThere ? file.slice(from + begin.length, to) : '')}${end}`
  writeFileSync(
    resultsFile,
    isThere ? file.slice(0, from) + section + file.slice(to + end.length) : `${file.trimEnd()}\n\n${section}\n`,
  )
}

/** A line of a table. */
export const tableLine = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`
