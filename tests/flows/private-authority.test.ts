import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createServer, type Server } from 'node:tls'
import { ConfigError, readConfig } from '@aldia/server/config.ts'
import { type Simulator, startSimulator } from '@aldia/server/simulator/simulator.ts'
import { generate } from 'selfsigned'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { linkPhone } from '#support/linked.ts'
import { startRunning } from '#support/start.ts'

let whatsapp: Simulator
let tls: Server
let folder: string
let environment: Record<string, string>

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'aldia-authority-'))
  whatsapp = await startSimulator()
  const made = await generate([{ name: 'commonName', value: 'localhost' }], {
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: 'localhost' }] }],
  })
  writeFileSync(join(folder, 'authority.pem'), made.cert)
  tls = createServer({ key: made.private, cert: made.cert }, (line) => {
    const inner = connect(Number(new URL(whatsapp.url).port), '127.0.0.1')
    line.pipe(inner).pipe(line)
    for (const end of [line, inner]) end.on('error', () => line.destroy())
  })
  await new Promise<void>((resolve) => tls.listen(0, '127.0.0.1', resolve))
  const { port } = tls.address() as AddressInfo
  environment = {
    WHATSAPP_URL: `wss://localhost:${port}${new URL(whatsapp.url).pathname}`,
    WHATSAPP_ROOT_KEY: whatsapp.rootKeyHex,
    WHATSAPP_CA: join(folder, 'authority.pem'),
  }
})
afterAll(async () => {
  tls.close()
  await whatsapp.close()
  rmSync(folder, { recursive: true, force: true })
})

test('a phone is linked through a server whose certificate a private authority signed', async () => {
  const running = await startRunning({ environment, patience: { openWithinMs: 20_000 } })
  await linkPhone(await running.setUp(), whatsapp)
  await running.stop()
})

test.each([
  ['without a file', { WHATSAPP_CA: '/nowhere/authority.pem' }, /WHATSAPP_CA: \/nowhere/],
  ['without an address', { WHATSAPP_URL: undefined, WHATSAPP_ROOT_KEY: undefined }, /WHATSAPP_CA: only together/],
  ['with an open address', { WHATSAPP_URL: 'ws://localhost:1/' }, /WHATSAPP_CA: only together/],
  ['with an empty address', { WHATSAPP_URL: '' }, /WHATSAPP_URL: is empty/],
])('it is refused %s', (_, change, message) => {
  const read = () => readConfig({ ...environment, ...change })
  expect(read).toThrow(ConfigError)
  expect(read).toThrow(message)
})
