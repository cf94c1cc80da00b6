import { globSync, readFileSync } from 'node:fs'
import { findBreaches, findForgotten } from '#fence/fence.ts'

const patterns = ['{server,web,shared}/src/**/*.{ts,tsx}', '{tests,bench}/**/*.{ts,tsx}']
const paths = globSync(patterns, { exclude: ['**/node_modules/**'] }).map((path) => path.replaceAll('\\', '/'))
const house = Object.fromEntries(paths.sort().map((path) => [path, readFileSync(path, 'utf8')]))
const breaches = findBreaches(house).map(({ path, line, rule, says }) => `${path}:${line} [${rule}] ${says}`)
const complaints = [...breaches, ...findForgotten(house)]
process.stdout.write(
  `${[...complaints, `${paths.length} files, ${complaints.length} imports out of order`].join('\n')}\n`,
)
if (complaints.length > 0) process.exitCode = 1
