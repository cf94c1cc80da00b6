import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { Client } from '#support/browserless-client.ts'
import { databaseOf, databaseSetting, dropDatabaseOf } from '#support/database-of.ts'
import { startProgram } from '#support/program.ts'
import { owner, setupSecret } from '#support/start.ts'

let folder: string
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'aldia-start-'))
  await databaseOf(folder)
})
afterEach(async () => {
  await dropDatabaseOf(folder)
  rmSync(folder, { recursive: true, force: true })
})

const settings = () => ({ ...databaseSetting(folder), PORT: '0', DATA_DIR: folder, WHATSAPP_URL: 'ws://127.0.0.1:9' })

describe('a wrong setting stops the start with one line that says which and why', () => {
  test.each([
    ['PORT', '99999', /PORT: a whole number/],
    ['PORT', 'tres mil', /PORT: a whole number/],
    ['LOG_LEVEL', 'ruidoso', /LOG_LEVEL: one of/],
    ['SETUP_SECRET', 'corto', /SETUP_SECRET: at least 12/],
    ['WHATSAPP_URL', 'http://x', /WHATSAPP_URL: .*ws:\/\//],
    ['WHATSAPP_ROOT_KEY', 'abc', /WHATSAPP_ROOT_KEY: 64 hexadecimal/],
    ['DATABASE_URL', 'mysql://x/y', /DATABASE_URL: the address of a PostgreSQL database/],
    ['DATABASE_URL', '', /DATABASE_URL: is empty/],
    ['DATABASE_URL', 'postgres://u:secreta@127.0.0.1:9/nada', /no PostgreSQL answers on 127\.0\.0\.1:9 .*ECONNREFUSED/],
    ['DATA_DIR', '/proc/nada', /DATA_DIR: the folder \/proc\/nada cannot be made/],
  ])('%s=%s', async (name, value, line) => {
    const program = startProgram({ ...settings(), [name]: value })
    expect(await program.ended()).toBe(1)
    expect(program.printed.err.trim().split('\n')).toHaveLength(1)
    expect(program.printed.err).toMatch(line)
    expect(program.printed.err).not.toContain('secreta')
  })

  test('a root key without an own server', async () => {
    const program = startProgram({
      ...databaseSetting(folder),
      PORT: '0',
      DATA_DIR: folder,
      WHATSAPP_ROOT_KEY: 'a'.repeat(64),
    })
    expect(await program.ended()).toBe(1)
    expect(program.printed.err).toMatch(/WHATSAPP_ROOT_KEY: only together with WHATSAPP_URL/)
  })
})

test('prints its address, keeps what was set up, and ends cleanly on SIGTERM', async () => {
  const first = startProgram({ ...settings(), SETUP_SECRET: setupSecret })
  const client = new Client(await first.address())
  expect(first.printed.out).toContain(`/inicio?secreto=${setupSecret}`)
  await client.post('/api/setup', { secret: setupSecret, business: { name: 'Tienda', country: 'CO' }, owner })
  const asked = performance.now()
  first.process.kill('SIGTERM')
  expect(await first.ended()).toBe(0)
  expect(performance.now() - asked).toBeLessThan(5_000)
  expect(first.printed.err).toBe('')

  const second = startProgram(settings())
  const again = new Client(await second.address(), client.cookie)
  expect(await again.read('/api/session')).toMatchObject({ workspace: { name: 'Tienda' } })
  expect(second.printed.out).not.toContain('secreto')
  second.process.kill('SIGTERM')
  expect(await second.ended()).toBe(0)
})

test('a second process on the same data folder does not start, and the first goes on', async () => {
  const first = startProgram(settings())
  const url = await first.address()
  const second = startProgram(settings())
  expect(await second.ended()).toBe(1)
  expect(second.printed.err).toMatch(/another Al Día is already running/)
  expect((await new Client(url).get('/health')).status).toBe(200)
  first.process.kill('SIGKILL')
  await first.ended()
  const third = startProgram(settings())
  await third.address()
  third.process.kill('SIGTERM')
  expect(await third.ended()).toBe(0)
})

test('secrets lie in files that only the owner of the process can read', async () => {
  chmodSync(folder, 0o755)
  const program = startProgram({ ...settings(), LOG_LEVEL: 'warn' })
  await program.address()
  expect(statSync(folder).mode & 0o077).toBe(0)
  expect(program.printed.out).toContain('other users of this machine could read these; now they cannot')
  expect(statSync(join(folder, 'secret.key')).mode & 0o077).toBe(0)
  program.process.kill('SIGTERM')
  await program.ended()
  rmSync(join(folder, 'secret.key'))
  const without = startProgram(settings())
  expect(await without.ended()).toBe(1)
  expect(without.printed.err).toMatch(/secret\.key is missing/)
  writeFileSync(join(folder, 'secret.key'), 'nada')
  const damaged = startProgram(settings())
  expect(await damaged.ended()).toBe(1)
  expect(damaged.printed.err).toMatch(/secret\.key is damaged/)
})

test('with 0.0.0.0 the printed address is one that can be opened', async () => {
  const program = startProgram({ ...settings(), HOST: '0.0.0.0' })
  expect(await program.address()).toMatch(/^http:\/\/localhost:\d+$/)
  program.process.kill('SIGTERM')
  await program.ended()
})
