import { Readable } from 'node:stream'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import Fastify, { type FastifyInstance } from 'fastify'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { bestEncoding, registerCompressedAnswers } from './compressed-answers.ts'

const long = { cards: Array.from({ length: 200 }, (_, at) => ({ name: `Ñáñez ${at}`, unread: 0 })) }
const browser = 'gzip, deflate, br, zstd'

let app: FastifyInstance
beforeEach(() => {
  app = Fastify()
  registerCompressedAnswers(app)
  app.get('/long', async () => long)
  app.get('/short', async () => ({ cards: [] }))
  app.get('/words', async (_, reply) => reply.type('text/plain').send('a'.repeat(10_000)))
  app.get('/file', async (_, reply) => reply.type('application/json').send(Readable.from(['['.repeat(10_000)])))
})
afterEach(() => app.close())

const get = (url: string, accepted?: string) =>
  app.inject({ url, ...(accepted === undefined ? {} : { headers: { 'accept-encoding': accepted } }) })

test('a long answer goes out compressed in the best way that the browser takes', async () => {
  const brotli = await get('/long', browser)
  expect(brotli.headers).toMatchObject({
    'content-type': 'application/json; charset=utf-8',
    'content-encoding': 'br',
    'content-length': String(brotli.rawPayload.length),
    vary: 'accept-encoding',
  })
  expect(JSON.parse(brotliDecompressSync(brotli.rawPayload).toString())).toEqual(long)
  expect(brotli.rawPayload.length).toBeLessThan(JSON.stringify(long).length / 5)

  const gzip = await get('/long', 'gzip, deflate')
  expect(gzip.headers['content-encoding']).toBe('gzip')
  expect(JSON.parse(gunzipSync(gzip.rawPayload).toString())).toEqual(long)
})

test('whoever takes no compression gets the answer plain, and caches learn that there are two', async () => {
  for (const accepted of [undefined, 'identity', 'zstd', 'br;q=0, gzip; q=0.0']) {
    const plain = await get('/long', accepted)
    expect(plain.headers).not.toHaveProperty('content-encoding')
    expect(plain.headers.vary).toBe('accept-encoding')
    expect(plain.json()).toEqual(long)
  }
})

test('a HEAD answers with the headers of its GET', async () => {
  const headers = { 'accept-encoding': browser }
  const head = await app.inject({ method: 'HEAD', url: '/long', headers })
  const { rawPayload } = await get('/long', browser)
  expect(head.payload).toBe('')
  expect(head.headers).toMatchObject({ 'content-encoding': 'br', 'content-length': String(rawPayload.length) })
})

test.each(['/short', '/words', '/file'])('%s is left as it is', async (url) => {
  const answer = await get(url, browser)
  expect(answer.headers).not.toHaveProperty('content-encoding')
  expect(answer.headers).not.toHaveProperty('vary')
})

test('an encoding is taken only where it is not refused', () => {
  expect(bestEncoding('gzip;q=1.0, br;q=0.05')).toBe('br')
  expect(bestEncoding('BR')).toBe('br')
  expect(bestEncoding('br;q=0, gzip')).toBe('gzip')
  expect(bestEncoding('*')).toBeNull()
  expect(bestEncoding('')).toBeNull()
})
