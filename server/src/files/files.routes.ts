import { maxUploadBytes, UploadedFile } from '@aldia/shared/file.ts'
import { Id } from '@aldia/shared/ids.ts'
import multipart, { type MultipartFile } from '@fastify/multipart'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Database } from '#base/database/database.ts'
import { isStorageFailure } from '#base/database/storage-failure.ts'
import { Failure, fail } from '#base/failure.ts'
import type { App } from '#base/http/app-type.ts'
import { refusals } from '#base/http/command-routes.ts'
import { signedIn } from '#base/http/session.ts'
import type { Perform } from '#base/work.ts'
import { isMarkup, maySeeInline, unknownType } from '#files/content-type.ts'
import { contentDisposition } from '#files/file-name.ts'
import { type FileStore, FileTooLarge, type StoredFile } from '#files/file-store.ts'
import { storedBytes } from '#files/files.store.ts'
import { addFile, findFile } from '#files/files.ts'

export interface FileRouteParts {
  database: Database
  perform: Perform
  store: FileStore
  /** What people may store in a workspace, what came with messages included (bytes). */
  quotaBytes: number
}

/** Uploads and downloads, for signed-in people of the workspace only. `path` and name of a stored file never come from a request. */
export function fileRoutes(app: App, parts: FileRouteParts): void {
  app.register(async (instance) => {
    const uploads = instance as unknown as App
    await uploads.register(multipart, {
      limits: { fileSize: maxUploadBytes, files: 1, fields: 5, fieldSize: 1_000, parts: 6, headerPairs: 50 },
      throwFileSizeLimit: false,
    })
    uploads.post(
      '/api/files',
      {
        bodyLimit: maxUploadBytes + 1024 * 1024,
        config: { needs: 'work_cards' },
        schema: {
          tags: ['file'],
          summary: 'Uploads a file (multipart/form-data, one part named "file")',
          consumes: ['multipart/form-data'],
          response: { 200: UploadedFile, ...refusals },
        },
      },
      async (request) => {
        const by = signedIn(request)
        if (!request.isMultipart()) fail('unsupported_type', 'multipart')
        const part = await firstPart(request)
        if (part?.fieldname !== 'file') fail('invalid', 'file_missing', { field: 'file' })
        const mayStay = async ({ sizeBytes }: StoredFile) => {
          if (part.file.truncated) fail('too_large', 'file_too_large', { field: 'file' })
          if (sizeBytes === 0) fail('invalid', 'file_empty', { field: 'file' })
          const taken = await storedBytes(parts.database.reader, by.workspaceId)
          if (taken + sizeBytes > parts.quotaBytes) fail('too_large', 'files_full', { field: 'file' })
        }
        const stored = await parts.store
          .put(part.file, { maxBytes: maxUploadBytes, mayStay })
          .catch((error: unknown) => {
            if (error instanceof FileTooLarge) fail('too_large', 'file_too_large', { field: 'file' })
            throw asRefusal(error)
          })
        const { output: file } = await parts.perform(
          { workspaceId: by.workspaceId, actor: { kind: 'user', userId: by.userId } },
          (work) => addFile(work, stored, { name: part.filename, createdById: by.userId }),
        )
        return { id: file.id, mimeType: file.mimeType, sizeBytes: file.sizeBytes, name: file.name }
      },
    )
  })

  app.get(
    '/api/files/:id',
    {
      config: { needs: 'see_board' },
      schema: {
        tags: ['file'],
        summary: 'The bytes of a file, or a range of them',
        params: z.object({ id: Id }),
        response: { 200: bytes, 206: bytes, 304: bytes, 416: bytes, ...refusals },
      },
    },
    async (request, reply) => {
      const { workspaceId } = signedIn(request)
      const file = await findFile(parts.database.reader, workspaceId, request.params.id)
      if (!file || !(await parts.store.has(file.sha256))) fail('not_found', 'file')
      const isShown = maySeeInline(file.mimeType)
      const etag = `"${file.sha256}"`
      reply.headers({
        'content-type': isMarkup(file.mimeType) ? unknownType : file.mimeType,
        'content-disposition': contentDisposition(isShown ? 'inline' : 'attachment', file.name),
        'x-content-type-options': 'nosniff',
        // Browsers show no PDF inside a sandbox; their viewers keep it apart from our pages by themselves.
        'content-security-policy':
          file.mimeType === 'application/pdf' ? "default-src 'none'" : "default-src 'none'; sandbox",
        'cross-origin-resource-policy': 'same-origin',
        'cache-control': 'no-store',
        'accept-ranges': 'bytes',
        etag,
      })
      if (request.headers['if-none-match'] === etag) return reply.status(304).send(undefined)
      const range = readRange(request.headers.range, file.sizeBytes)
      if (range === 'impossible') {
        return reply.status(416).header('content-range', `bytes */${file.sizeBytes}`).send(undefined)
      }
      const { start, end } = range ?? { start: 0, end: file.sizeBytes - 1 }
      if (range) reply.header('content-range', `bytes ${start}-${end}/${file.sizeBytes}`)
      reply.header('content-length', end - start + 1)
      if (file.sizeBytes === 0) return reply.status(200).send(Buffer.alloc(0))
      return reply.status(range ? 206 : 200).send(parts.store.read(file.sha256, { start, end }))
    },
  )
}

/** Refuses what is no well-formed upload; the reader of forms throws errors of its own for that, some without a status. */
async function firstPart(request: FastifyRequest): Promise<MultipartFile | undefined> {
  try {
    return await request.file()
  } catch (error) {
    throw asRefusal(error)
  }
}

/** What broke while the form was read is the sender's doing: cut off, misshapen, or too many parts. The disk's errors are not. */
function asRefusal(error: unknown): unknown {
  const { code, statusCode } = error as { code?: string; statusCode?: number }
  if (error instanceof Failure || statusCode === 413 || isStorageFailure(error)) return error
  const isOfTheForm =
    code === undefined || code.startsWith('FST_') || code === 'ECONNRESET' || code === 'ERR_STREAM_PREMATURE_CLOSE'
  return isOfTheForm ? new Failure('invalid', 'multipart', { field: 'file' }) : error
}

/** For the API's description only; bytes are sent as they are. */
const bytes = z.unknown()

/** One range of bytes (RFC 9110, 14); null: the whole file, which also answers what asks for several. */
export function readRange(
  header: string | undefined,
  sizeBytes: number,
): { start: number; end: number } | 'impossible' | null {
  const [, from, to] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '') ?? []
  if (from === undefined || to === undefined || (from === '' && to === '')) return null
  const start = from === '' ? Math.max(sizeBytes - Number(to), 0) : Number(from)
  const end = from === '' || to === '' ? sizeBytes - 1 : Math.min(Number(to), sizeBytes - 1)
  if (from !== '' && to !== '' && Number(to) < Number(from)) return null
  if (start >= sizeBytes || (from === '' && Number(to) === 0)) return 'impossible'
  return { start, end }
}
