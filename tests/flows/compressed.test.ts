import { get as ask } from 'node:http'
import { brotliDecompressSync } from 'node:zlib'
import type { UploadedFile } from '@aldia/shared/file.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Client } from '#support/browserless-client.ts'
import { type Running, startRunning } from '#support/start.ts'

let running: Running
let rosa: Client
beforeAll(async () => {
  running = await startRunning()
  rosa = await running.setUp()
})
afterAll(() => running.stop())

test('long answers of the running program are compressed for browsers, and plain for whoever asks for that', async () => {
  const browsers = await bytes('/api/openapi.json', 'gzip, deflate, br, zstd')
  const plain = await bytes('/api/openapi.json', 'identity')
  expect([browsers.encoding, plain.encoding]).toEqual(['br', undefined])
  expect(brotliDecompressSync(browsers.body)).toEqual(plain.body)
  expect(browsers.body.length).toBeLessThan(plain.body.length / 5)
})

test('files are not: most are compressed by their kind, and each must be readable in parts', async () => {
  const form = new FormData()
  form.append('file', new Blob(['[1]'.repeat(5_000)], { type: 'application/json' }), 'cuentas.json')
  const { body } = await rosa.post('/api/files', form)
  const file = await bytes(`/api/files/${(body as UploadedFile).id}`, 'gzip, deflate, br, zstd')
  expect(file.encoding).toBeUndefined()
  expect(file.body.toString()).toBe('[1]'.repeat(5_000))
})

/** What goes over the wire; `fetch` would decompress it. */
function bytes(path: string, accepted: string): Promise<{ encoding: string | undefined; body: Buffer }> {
  const headers = { cookie: rosa.cookie, 'accept-encoding': accepted }
  return new Promise((resolve, reject) => {
    ask(`${running.url}${path}`, { headers }, async (answer) => {
      resolve({ encoding: answer.headers['content-encoding'], body: Buffer.concat(await answer.toArray()) })
    }).once('error', reject)
  })
}
