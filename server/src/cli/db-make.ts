import { spawnSync } from 'node:child_process'
import { parseArgs } from 'node:util'
import { root, tool } from './tools.ts'

// `pnpm db:make NAME [--custom]`: writes the migration that leads from the last one to the tables as they are now, for both
// engines; with `--custom` an empty one, to be written by hand for each.

const { positionals, values } = parseArgs({ allowPositionals: true, options: { custom: { type: 'boolean' } } })
const [name] = positionals
if (!name) {
  process.stderr.write('What is the migration called? pnpm db:make add-promise-source\n')
  process.exit(1)
}
const words = [
  'generate',
  '--config',
  'server/drizzle.config.ts',
  '--name',
  name,
  ...(values.custom ? ['--custom'] : []),
]
// The tool reads the tables with the column kit, which takes the engine from here; no server is asked.
for (const DATABASE_URL of ['', 'postgres://nobody@localhost/nothing']) {
  const step = tool('drizzle-kit', ...words)
  const { status } = spawnSync(process.execPath, step, {
    cwd: root,
    env: { ...process.env, DATABASE_URL },
    stdio: 'inherit',
  })
  if (status !== 0) process.exit(status ?? 1)
}
