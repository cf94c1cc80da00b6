import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { until } from '#support/until.ts'

// A shop's folder has a name as people give it. The whole house is copied to such a place and used from there.

const root = fileURLToPath(new URL('../../', import.meta.url))
const packages = ['server', 'shared', 'web', 'tests']
const left = new Set(['node_modules', 'dist', '.git', 'data', 'bench', 'screenshots'])
const children: ChildProcess[] = []
let above: string
let house: string

beforeAll(() => {
  above = mkdtempSync(join(tmpdir(), 'aldia-'))
  house = join(above, 'Mi Negocio ñandú', 'al día 100% & más')
  cpSync(root, house, { recursive: true, filter: (from) => from === root || !left.has(basename(from)) })
  for (const name of ['', ...packages]) symlinkSync(join(root, name, 'node_modules'), join(house, name, 'node_modules'))
})
afterAll(() => {
  for (const child of children) child.kill('SIGKILL')
  rmSync(above, { recursive: true, force: true })
})

/** Starts a script as pnpm does: in the folder of the house, by its path from there. */
function begin(name: string, ...words: string[]) {
  const child = spawn(process.execPath, [`server/src/cli/${name}.ts`, ...words], {
    cwd: house,
    env: { PATH: process.env.PATH ?? '', PORT: '0', LOG_LEVEL: 'warn', WHATSAPP_URL: 'ws://127.0.0.1:9' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  children.push(child)
  let printed = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      printed += text
    })
  }
  const closed = once(child, 'close') as Promise<[number | null]>
  return {
    child,
    address: () => until(`${name} prints its address`, () => /Al Día: (http:\S+)/.exec(printed)?.[1], 150_000),
    ended: async () => ({ code: (await closed)[0], printed: printed.trim() }),
  }
}

const run = (name: string, ...words: string[]) => begin(name, ...words).ended()

const pageAt = async (url: string) => (await fetch(new URL('/', url), { headers: { accept: 'text/html' } })).text()

test('start builds and serves the page, and ends with a signal', async () => {
  const program = begin('start')
  expect(await pageAt(await program.address())).toContain('<script type="module"')
  program.child.kill('SIGTERM')
  expect(await program.ended()).toMatchObject({ code: 0 })
}, 120_000)

test('backup, verify and restore', async () => {
  const backup = await run('backup')
  expect(backup).toMatchObject({ code: 0, printed: expect.stringContaining(join(house, 'data', 'backups')) })
  expect(await run('verify')).toEqual({ code: 0, printed: 'Everything agrees.' })
  expect(await run('restore', backup.printed)).toMatchObject({ code: 0, printed: expect.stringMatching(/^Restored/) })
  expect(await run('verify')).toEqual({ code: 0, printed: 'Everything agrees.' })
}, 120_000)

test('the demo', async () => {
  const demo = begin('demo')
  expect(await pageAt(await demo.address())).toContain('<script type="module"')
  demo.child.kill('SIGTERM')
  expect(await demo.ended()).toMatchObject({ code: 0 })
}, 240_000)

test('tests', async () => {
  const vitest = join(root, 'node_modules/vitest/vitest.mjs')
  const words = ['run', '--project', 'unit', 'shared/src/money.test.ts', 'server/src/base/store-folder.test.ts']
  const child = spawn(process.execPath, [vitest, ...words], { cwd: house, stdio: 'ignore' })
  children.push(child)
  expect(await once(child, 'exit')).toEqual([0, null])
}, 120_000)
