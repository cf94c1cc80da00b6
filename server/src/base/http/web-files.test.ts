import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib'
import Fastify from 'fastify'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { App } from './app-type.ts'
import { registerErrors } from './errors.ts'
import { registerWebFiles } from './web-files.ts'

const page = '<!doctype html><title>Al Día</title>'
const script = 'export const owed = 150000\n'.repeat(100)
const forEver = 'public, max-age=31536000, immutable'

let folder: string
let app: App
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'aldia-web-'))
  mkdirSync(join(folder, 'assets'))
  write('index.html', page)
  write('assets/index-CTKVsHj0.js', script)
  writeFileSync(join(folder, 'assets/inter-DqGufNeO.woff2'), 'a font')
  writeFileSync(join(folder, 'mark.svg'), '<svg/>')
  app = Fastify() as unknown as App
  registerErrors(app as never)
  await registerWebFiles(app, folder)
})
afterEach(async () => {
  await app.close()
  rmSync(folder, { recursive: true, force: true })
})

/** As the build leaves it: with its compressed forms beside it. */
function write(name: string, text: string): void {
  writeFileSync(join(folder, name), text)
  writeFileSync(join(folder, `${name}.br`), brotliCompressSync(text))
  writeFileSync(join(folder, `${name}.gz`), gzipSync(text))
}

const get = (url: string, headers: Record<string, string> = {}) => app.inject({ url, headers })
const asPage = { accept: 'text/html,*/*;q=0.8', 'accept-encoding': 'gzip, deflate, br, zstd' }

test('a script goes out in the smallest form that the browser takes, and is kept for ever', async () => {
  const url = '/assets/index-CTKVsHj0.js'
  const brotli = await get(url, { 'accept-encoding': 'gzip, deflate, br, zstd' })
  expect(brotli.headers).toMatchObject({ 'content-encoding': 'br', 'cache-control': forEver })
  expect(brotliDecompressSync(brotli.rawPayload).toString()).toBe(script)

  const gzip = await get(url, { 'accept-encoding': 'gzip, deflate' })
  expect(gzip.headers).toMatchObject({ 'content-encoding': 'gzip', 'cache-control': forEver })
  expect(gunzipSync(gzip.rawPayload).toString()).toBe(script)

  const plain = await get(url)
  expect(plain.headers).not.toHaveProperty('content-encoding')
  expect(plain.payload).toBe(script)

  for (const { headers } of [brotli, gzip, plain]) {
    expect(headers['content-type']).toMatch(/^(?:text|application)\/javascript/)
    expect(headers.vary).toBe('accept-encoding')
  }
})

test('what is compressed already goes out as it is', async () => {
  const font = await get('/assets/inter-DqGufNeO.woff2', { 'accept-encoding': 'gzip, br' })
  expect(font.headers).toMatchObject({ 'content-type': 'font/woff2', 'cache-control': forEver })
  expect(font.headers).not.toHaveProperty('content-encoding')
  expect(font.payload).toBe('a font')
})

test.each(['/', '/tablero', '/contactos/01900000-0000-7000-8000-000000000001?q=ana'])(
  'the page answers at %s, compressed, and is asked for again at every visit',
  async (url) => {
    const { statusCode, headers, rawPayload } = await get(url, asPage)
    expect(statusCode).toBe(200)
    expect(headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'content-encoding': 'br',
      'cache-control': 'no-cache',
      vary: 'accept-encoding',
    })
    expect(brotliDecompressSync(rawPayload).toString()).toBe(page)
  },
)

test('a page that has not changed is not sent again', async () => {
  const { headers } = await get('/', asPage)
  const again = await get('/', { ...asPage, 'if-none-match': String(headers.etag) })
  expect(again.statusCode).toBe(304)
})

test('the icon beside the page is served fresh', async () => {
  const { headers, payload } = await get('/mark.svg')
  expect(headers).toMatchObject({ 'content-type': 'image/svg+xml', 'cache-control': 'no-cache' })
  expect(payload).toBe('<svg/>')
})

test.each([
  ['a script that is gone', '/assets/index-OLD.js', asPage],
  ['an unknown route of the API', '/api/nothing', asPage],
  ['a file that is no page and no icon', '/index.html.br', {}],
])('%s is not found, and that is not kept', async (_, url, headers) => {
  const answer = await get(url, headers)
  expect(answer.statusCode).toBe(404)
  expect(answer.headers['cache-control'] ?? '').not.toContain('immutable')
})
