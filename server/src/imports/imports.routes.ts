import { maxUploadBytes } from '@aldia/shared/file.ts'
import { Id } from '@aldia/shared/ids.ts'
import { Import, ImportRows } from '@aldia/shared/import.ts'
import { importFaultText } from '@aldia/shared/text/import-fault-text.ts'
import multipart from '@fastify/multipart'
import { z } from 'zod'
import type { Database, Reader } from '#base/database/database.ts'
import { fail } from '#base/failure.ts'
import type { App } from '#base/http/app-type.ts'
import { refusals } from '#base/http/command-routes.ts'
import { signedIn } from '#base/http/session.ts'
import type { Perform } from '#base/work.ts'
import { type FileStore, FileTooLarge } from '#files/file-store.ts'
import { addFile } from '#files/files.ts'
import { badRowsCsv } from '#imports/bad-rows.ts'
import { findImport, type ImportRecord, latestImports, rowsOfKind } from '#imports/imports.store.ts'
import { addImport, importView, rowView } from '#imports/imports.ts'
import { limits } from '#imports/reading/limits.ts'
import { findWorkspace } from '#workspaces/workspaces.ts'

const rowsPerPage = 200

/** Lists that are handed in, and what was understood of them. */
export function importRoutes(app: App, parts: { database: Database; perform: Perform; files: FileStore }): void {
  const { reader } = parts.database
  const maxBytes = Math.min(limits.fileBytes, maxUploadBytes)
  app.register(async (instance) => {
    const uploads = instance as unknown as App
    await uploads.register(multipart, {
      limits: { fileSize: maxBytes, files: 1, fields: 5, fieldSize: 1_000, parts: 6, headerPairs: 50 },
      throwFileSizeLimit: false,
    })
    uploads.post(
      '/api/imports',
      {
        bodyLimit: maxBytes + 1024 * 1024,
        config: { needs: 'manage_money' },
        schema: {
          tags: ['import'],
          summary: 'Hands in a list of debts (multipart/form-data, one part named "file")',
          consumes: ['multipart/form-data'],
          response: { 200: z.object({ importId: Id }), ...refusals },
        },
      },
      async (request) => {
        const by = signedIn(request)
        if (!request.isMultipart()) fail('unsupported_type', 'multipart')
        const part = await request.file().catch(() => fail('invalid', 'multipart', { field: 'file' }))
        if (part?.fieldname !== 'file') fail('invalid', 'file_missing', { field: 'file' })
        const stored = await parts.files.put(part.file, { maxBytes }).catch((error: unknown) => {
          if (error instanceof FileTooLarge) fail('too_large', 'file_too_large', { field: 'file' })
          throw error
        })
        if (part.file.truncated) fail('too_large', 'file_too_large', { field: 'file' })
        const { output } = await parts.perform(
          { workspaceId: by.workspaceId, actor: { kind: 'user', userId: by.userId } },
          async (work) => {
            const file = await addFile(work, stored, { name: part.filename, createdById: by.userId })
            return addImport(work, { name: file.name, sha256: file.sha256, createdById: by.userId })
          },
        )
        return { importId: output }
      },
    )
  })

  app.get(
    '/api/imports',
    {
      config: { needs: 'manage_money' },
      schema: {
        tags: ['import'],
        summary: 'The last lists that were handed in, newest first',
        response: { 200: z.object({ imports: z.array(Import) }), ...refusals },
      },
    },
    async (request) => {
      const rows = await latestImports(reader, signedIn(request).workspaceId, 20)
      return { imports: await Promise.all(rows.map((row) => importView(reader, row, {}))) }
    },
  )

  app.get(
    '/api/imports/:id',
    {
      config: { needs: 'manage_money' },
      schema: {
        tags: ['import'],
        summary: 'A list with its figures',
        params: z.object({ id: Id }),
        response: { 200: Import, ...refusals },
      },
    },
    async (request) => {
      const row = await importOrRefuse(reader, signedIn(request).workspaceId, request.params.id)
      return importView(reader, row, await totalsOf(reader, row))
    },
  )

  app.get(
    '/api/imports/:id/rows',
    {
      config: { needs: 'manage_money' },
      schema: {
        tags: ['import'],
        summary: 'The rows of a list, in its order',
        params: z.object({ id: Id }),
        querystring: z.object({
          kind: z.enum(['good', 'bad', 'ignored']).optional(),
          from: z.coerce.number().int().min(0).default(0),
        }),
        response: { 200: ImportRows, ...refusals },
      },
    },
    async (request) => {
      const row = await importOrRefuse(reader, signedIn(request).workspaceId, request.params.id)
      const { kind = null, from } = request.query
      const rows = await rowsOfKind(reader, { importId: row.id, kind, from, limit: rowsPerPage + 1 })
      return { rows: rows.slice(0, rowsPerPage).map(rowView), next: rows[rowsPerPage]?.rowNo ?? null }
    },
  )

  app.get(
    '/api/imports/:id/bad.csv',
    {
      config: { needs: 'manage_money' },
      schema: {
        tags: ['import'],
        summary: 'The rows that cannot go in, with the reason',
        params: z.object({ id: Id }),
        response: { 200: z.unknown(), ...refusals },
      },
    },
    async (request, reply) => {
      const { workspaceId } = signedIn(request)
      const row = await importOrRefuse(reader, workspaceId, request.params.id)
      const workspace = (await findWorkspace(reader, workspaceId)) ?? fail('not_found', 'workspace')
      const rows = await rowsOfKind(reader, { importId: row.id, kind: 'bad', from: 0, limit: limits.rows })
      reply.headers({
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': 'attachment; filename="filas-por-corregir.csv"',
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-store',
      })
      return badRowsCsv(row.guess?.headers ?? [], rows, importFaultText[workspace.language])
    },
  )
}

async function importOrRefuse(reader: Reader, workspaceId: string, id: string): Promise<ImportRecord> {
  return (await findImport(reader, workspaceId, id)) ?? fail('not_found', 'import')
}

async function totalsOf(reader: Reader, { id }: ImportRecord): Promise<Record<string, number>> {
  const totals: Record<string, number> = {}
  for (let from = 0; ; ) {
    const rows = await rowsOfKind(reader, { importId: id, kind: 'good', from, limit: 2_000 })
    for (const { debt } of rows) {
      if (debt?.amountMinor != null) totals[debt.currency] = (totals[debt.currency] ?? 0) + debt.amountMinor
    }
    const last = rows.at(-1)
    if (!last || rows.length < 2_000) return totals
    from = last.rowNo + 1
  }
}
