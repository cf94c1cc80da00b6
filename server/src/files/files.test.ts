import { randomBytes } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import Fastify from 'fastify'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { SignedIn } from '#base/commands.ts'
import type { App } from '#base/http/app-type.ts'
import { registerErrors } from '#base/http/errors.ts'
import { registerSession } from '#base/http/session.ts'
import { cleanFileName, contentDisposition } from '#files/file-name.ts'
import { type FileStore, FileTooLarge, openFileStore, WrongContent } from '#files/file-store.ts'
import { fileRoutes, readRange } from '#files/files.routes.ts'
import { namedHashes } from '#files/files.store.ts'
import { addFile } from '#files/files.ts'
import { type TestWorkspace, testWorkspace } from '#testing/workspace.ts'

const quotaBytes = 3_000_000

let business: TestWorkspace
let store: FileStore
let app: App
let by: SignedIn | null

beforeEach(async () => {
  business = await testWorkspace()
  by = await business.person('agent')
  store = await openFileStore(join(business.folder, 'files'))
  app = Fastify() as unknown as App
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  registerErrors(app as never)
  registerSession(app as never, { session: () => undefined } as never, async () => by && { by, language: 'es' })
  fileRoutes(app, { database: business.database, perform: business.perform, store, quotaBytes })
})

afterEach(async () => {
  await app.close()
  await business.dispose()
})

function upload(bytes: Buffer, about: { name?: string; field?: string; type?: string } = {}) {
  const { name = 'a.bin', field = 'file', type = 'application/octet-stream' } = about
  const head = `--B\r\nContent-Disposition: form-data; name="${field}"; filename="${name}"\r\nContent-Type: ${type}\r\n\r\n`
  return app.inject({
    method: 'POST',
    url: '/api/files',
    headers: { 'content-type': 'multipart/form-data; boundary=B' },
    payload: Buffer.concat([Buffer.from(head), bytes, Buffer.from('\r\n--B--\r\n')]),
  })
}

async function storedFiles(): Promise<string[]> {
  const names = await readdir(join(business.folder, 'files'), { recursive: true })
  return names.filter((name) => name.length > 40).sort()
}

const get = (id: string, headers: Record<string, string> = {}) =>
  app.inject({ method: 'GET', url: `/api/files/${id}`, headers })

const pdf = Buffer.from(`%PDF-1.7\n${'x'.repeat(200)}`)

describe('an uploaded file', () => {
  it('comes back as it was, with headers that let nothing run', async () => {
    const uploaded = await upload(pdf, { name: 'cuenta año.pdf', type: 'text/html' })
    expect(uploaded.statusCode).toBe(200)
    expect(uploaded.json()).toMatchObject({
      mimeType: 'application/pdf',
      name: 'cuenta año.pdf',
      sizeBytes: pdf.length,
    })
    const answer = await get(uploaded.json().id)
    expect(answer.rawPayload.equals(pdf)).toBe(true)
    expect(answer.headers).toMatchObject({
      'content-type': 'application/pdf',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'content-disposition': `inline; filename="cuenta ano.pdf"; filename*=UTF-8''cuenta%20a%C3%B1o.pdf`,
    })
  })

  it.each([
    ['HTML', '<!doctype html><script>alert(1)</script>', 'x.html', 'text/html'],
    ['SVG', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', 'x.svg', 'image/svg+xml'],
    ['XML', '<?xml version="1.0"?><a/>', 'x.png', 'image/png'],
    ['a script', '#!/bin/sh\necho', 'x.jpg', 'image/jpeg'],
    ['unknown bytes', '\x01\x02\x03', 'x.pdf', 'application/pdf'],
  ])('is only offered to be saved when it is %s', async (_, content, name, type) => {
    const uploaded = await upload(Buffer.from(content), { name, type })
    const answer = await get(uploaded.json().id)
    expect(answer.headers['content-type']).toBe('application/octet-stream')
    expect(answer.headers['content-disposition']).toMatch(/^attachment;/)
    expect(answer.headers['content-security-policy']).toBe("default-src 'none'; sandbox")
  })

  it('can be read in parts', async () => {
    const { id } = (await upload(pdf)).json()
    const part = await get(id, { range: 'bytes=0-7' })
    expect(part.statusCode).toBe(206)
    expect(part.payload).toBe('%PDF-1.7')
    expect(part.headers).toMatchObject({ 'content-range': `bytes 0-7/${pdf.length}`, 'content-length': '8' })
    expect((await get(id, { range: `bytes=${pdf.length}-` })).statusCode).toBe(416)
    expect((await get(id, { 'if-none-match': String(part.headers.etag) })).statusCode).toBe(304)
  })

  it('that somebody sent without a single byte in it is an empty file', async () => {
    const stored = await store.put(Readable.from([]), { maxBytes: 10 })
    const { output: file } = await business.perform(
      { workspaceId: business.workspaceId, actor: { kind: 'system' } },
      (work) => addFile(work, stored, { name: 'nada.pdf', createdById: null }),
    )
    const whole = await get(file.id)
    expect([whole.statusCode, whole.rawPayload.length]).toEqual([200, 0])
    expect((await get(file.id, { range: 'bytes=0-' })).statusCode).toBe(416)
  })

  it('of another business does not exist, nor does one that never was', async () => {
    const { id } = (await upload(pdf)).json()
    by = await (await business.other()).person('owner')
    const foreign = await get(id)
    const absent = await get('019a9f00-0000-7000-8000-000000000000')
    expect([foreign.statusCode, absent.statusCode]).toEqual([404, 404])
    expect(foreign.json().error.reason).toBe(absent.json().error.reason)
    expect((await get('..%2f..%2fetc%2fpasswd')).statusCode).toBe(400)
  })

  it('needs somebody signed in who may work', async () => {
    by = await business.person('viewer')
    expect((await upload(pdf)).statusCode).toBe(403)
    by = null
    expect((await upload(pdf)).statusCode).toBe(401)
    expect((await get('019a9f00-0000-7000-8000-000000000000')).statusCode).toBe(401)
  })

  it('is refused when it is empty, misnamed, too large or no form at all', async () => {
    expect((await upload(Buffer.alloc(0))).json().error).toMatchObject({ code: 'invalid', reason: 'file_empty' })
    expect((await upload(pdf, { field: 'other' })).json().error.reason).toBe('file_missing')
    const tooLarge = await upload(Buffer.alloc(64 * 1024 * 1024 + 1))
    expect(tooLarge.statusCode).toBe(413)
    expect(tooLarge.json().error.reason).toBe('file_too_large')
    const json = await app.inject({ method: 'POST', url: '/api/files', payload: { file: 'x' } })
    expect(json.statusCode).toBe(415)
    expect(await readdir(join(business.folder, 'files', 'incoming'))).toEqual([])
  })

  it.each([
    ['no boundary', 'multipart/form-data', 'x'],
    ['an empty boundary', 'multipart/form-data; boundary=', 'x'],
    [
      'no end',
      'multipart/form-data; boundary=b',
      '--b\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nhalf',
    ],
    [
      'a header without an end',
      'multipart/form-data; boundary=b',
      '--b\r\nContent-Disposition: form-data; name="file"',
    ],
    ['nothing at all', 'multipart/form-data; boundary=b', ''],
    ['another boundary', 'multipart/form-data; boundary=b', '--c\r\n\r\nx\r\n--c--\r\n'],
    [
      'a file after too many fields',
      'multipart/form-data; boundary=b',
      `${'--b\r\nContent-Disposition: form-data; name="f"\r\n\r\nx\r\n'.repeat(9)}--b\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nx\r\n--b--\r\n`,
    ],
  ])('refuses a form with %s, in the one shape, and keeps nothing', async (_, type, payload) => {
    const before = await storedFiles()
    const answer = await app.inject({ method: 'POST', url: '/api/files', headers: { 'content-type': type }, payload })
    expect([400, 413]).toContain(answer.statusCode)
    expect(answer.json().error.message).toBeTruthy()
    expect(await storedFiles()).toEqual(before)
  })

  it('keeps nothing of what was refused', async () => {
    const before = await storedFiles()
    await upload(Buffer.alloc(64 * 1024 * 1024 + 1, 'r'))
    await upload(Buffer.alloc(0))
    expect(await storedFiles()).toEqual(before)
  })

  it('refuses what is beyond the room set aside for files', async () => {
    const full = await upload(randomBytes(quotaBytes + 1))
    expect(full.statusCode).toBe(413)
    expect(full.json().error).toMatchObject({ reason: 'files_full', field: 'file' })
  })
})

describe('the file store', () => {
  it('sweeps what no row names, once it is old enough', async () => {
    const { sha256, sizeBytes } = await store.put(Readable.from([randomBytes(1_000)]), { maxBytes: 1_000 })
    const named = (await upload(pdf)).json().id
    const isNamed = (hashes: readonly string[]) => namedHashes(business.database.reader, hashes)
    expect(await store.sweep(Date.now() - 60_000, isNamed)).toEqual({ files: 0, bytes: 0 })
    expect(await store.sweep(Date.now() + 60_000, isNamed)).toMatchObject({ bytes: expect.any(Number) })
    expect(await store.has(sha256)).toBe(false)
    expect(sizeBytes).toBe(1_000)
    expect((await get(named)).statusCode).toBe(200)
  })

  it('keeps the same bytes once and leaves nothing of what failed', async () => {
    const bytes = randomBytes(100_000)
    const first = await store.put(Readable.from([bytes]), { maxBytes: 100_000 })
    expect(await store.put(Readable.from([bytes]), { maxBytes: 100_000 })).toEqual(first)
    await expect(store.put(Readable.from([bytes]), { maxBytes: 99_999 })).rejects.toThrow(FileTooLarge)
    const wrong = { maxBytes: 100_000, sha256: '0'.repeat(64) }
    await expect(store.put(Readable.from([bytes]), wrong)).rejects.toThrow(WrongContent)
    expect(await readdir(join(business.folder, 'files', 'incoming'))).toEqual([])
  })

  it('takes a stream that breaks before it is read for a failure, not for the end of the program', async () => {
    const broken = new Readable({ read() {} })
    const storing = store.put(broken, { maxBytes: 10 })
    broken.destroy(new Error('cut'))
    await expect(storing).rejects.toThrow('cut')
    expect(await readdir(join(business.folder, 'files', 'incoming'))).toEqual([])
  })
})

describe('a file name', () => {
  it.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\temp\\a.pdf', 'a.pdf'],
    ['factura\u202efdp.exe', 'facturafdp.exe'],
    ['a\r\nSet-Cookie: x', 'aSet-Cookie x'],
    ['...', 'archivo.pdf'],
    [null, 'archivo.pdf'],
  ])('%j is shown as %j', (given, shown) => {
    expect(cleanFileName(given, 'application/pdf')).toBe(shown)
  })

  it('cannot break out of its header', () => {
    expect(contentDisposition('attachment', 'a"; x="ñ.pdf')).toBe(
      `attachment; filename="a x=n.pdf"; filename*=UTF-8''a%22%3B%20x%3D%22%C3%B1.pdf`,
    )
  })
})

describe('a range', () => {
  it.each([
    ['bytes=0-0', { start: 0, end: 0 }],
    ['bytes=5-', { start: 5, end: 9 }],
    ['bytes=-3', { start: 7, end: 9 }],
    ['bytes=-99', { start: 0, end: 9 }],
    ['bytes=2-99', { start: 2, end: 9 }],
    ['bytes=10-', 'impossible'],
    ['bytes=-0', 'impossible'],
    ['bytes=5-2', null],
    ['bytes=0-1,3-4', null],
    ['lines=1-2', null],
    [undefined, null],
  ] as const)('%s', (header, range) => {
    expect(readRange(header, 10)).toEqual(range)
  })
})
