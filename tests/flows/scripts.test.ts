import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

// The scripts must run in the command line of Windows as well as in any shell: nothing in them is meant for a shell.

const root = fileURLToPath(new URL('../../', import.meta.url))
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> }
const tools = ['vite', 'drizzle-kit']

/** What is wrong with a script; null: nothing. */
function faultOf(script: string): string | null {
  const [command = '', ...words] = script.split(' ')
  // Letters, digits and what stands in names and options: no quotes, globs, variables, pipes, `&&`, `;`, `~`, `\`.
  if (!/^[\w./@:= -]+$/.test(script)) return 'has a sign that a shell would read'
  if (/^\w+=/.test(script)) return 'sets a variable'
  if (command === 'node') {
    const file = words.find((word) => !word.startsWith('-'))
    return file !== undefined && existsSync(join(root, file)) ? null : `runs ${file}, which does not exist`
  }
  if (!tools.includes(command)) return `runs ${command}, which is no tool of this house`
  const missing = words.find((word) => /\.\w+$/.test(word) && !existsSync(join(root, word)))
  return missing === undefined ? null : `names ${missing}, which does not exist`
}

test.each(Object.entries(scripts))('%s: %s', (_name, script) => {
  expect(faultOf(script)).toBeNull()
})

test.each([
  'vite build web && node server/src/cli/main.ts',
  'exec node server/src/cli/main.ts',
  'env A=1 node server/src/cli/main.ts',
  'MALLOC_ARENA_MAX=1 node server/src/cli/main.ts',
  "vitest run 'tests/**'",
  'node server/src/cli/*.ts',
  'node $HOME/main.ts',
  'node server/src/cli/nothing.ts',
  'drizzle-kit generate --config server/nothing.config.ts',
  'rm -rf web/dist',
])('is refused: %s', (script) => {
  expect(faultOf(script)).not.toBeNull()
})
