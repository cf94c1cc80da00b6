import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { systemClock } from '@aldia/server/base/clock.ts'
import { openDataFolder } from '@aldia/server/base/data-folder.ts'
import { readConfig } from '@aldia/server/config.ts'
import { hashPassword } from '@aldia/server/users/password.ts'
import { fill } from '#seed/fill.ts'
import { owner } from '#seed/owner.ts'

// `pnpm seed --contacts 100000 --messages 1000000`: fills an empty data folder with a made-up business.

const { values } = parseArgs({
  options: {
    contacts: { type: 'string', default: '1000' },
    messages: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '1' },
    password: { type: 'string', default: owner.password },
  },
})
const folder = openDataFolder(resolve(readConfig(process.env).dataDir))
if (existsSync(folder.databaseFile)) {
  process.stderr.write(`There is a database in ${folder.path} already; give another DATA_DIR.\n`)
  process.exit(1)
}
const started = performance.now()
const filled = fill({
  file: folder.databaseFile,
  contacts: Number(values.contacts),
  messages: Number(values.messages),
  seed: Number(values.seed),
  now: systemClock.now(),
  owner: { name: owner.name, email: owner.email, passwordHash: await hashPassword(values.password) },
})
folder.release()
process.stdout.write(
  `${filled.cards} cards and ${values.messages} messages in ${((performance.now() - started) / 1000).toFixed(1)} s. Sign in as ${owner.email} with "${values.password}".\n`,
)
