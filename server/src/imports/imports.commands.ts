import { Readable } from 'node:stream'
import {
  applyImport as applyImportCommand,
  cancelImport as cancelImportCommand,
  fixImportRow as fixImportRowCommand,
  mapImport as mapImportCommand,
  pasteImport as pasteImportCommand,
  undoImport as undoImportCommand,
} from '@aldia/shared/import.ts'
import { type HandledCommand, handle, handlePrepared } from '#base/commands.ts'
import type { FileStore } from '#files/file-store.ts'
import { addFile } from '#files/files.ts'
import { fixRow } from '#imports/fix-row.ts'
import { addImport, applyImport, cancelImport, mapImport, undoImport } from '#imports/imports.ts'

export function importCommands(parts: { files: Pick<FileStore, 'put'> }): readonly HandledCommand[] {
  return [
    handlePrepared(
      pasteImportCommand,
      'manage_money',
      ({ text }) => {
        const bytes = Buffer.from(text, 'utf8')
        return parts.files.put(Readable.from([bytes]), { maxBytes: bytes.length })
      },
      async (work, _, by, stored) => {
        const file = await addFile(work, stored, { name: 'lista.txt', createdById: by.userId })
        const about = { name: '', sha256: file.sha256, createdById: by.userId }
        return { importId: await addImport(work, about) }
      },
    ),
    handle(mapImportCommand, 'manage_money', async (work, { importId, roles }) => {
      await mapImport(work, importId, roles)
      return { importId }
    }),
    handle(fixImportRowCommand, 'manage_money', fixRow),
    handle(applyImportCommand, 'manage_money', async (work, { importId, isPaidThere }) => {
      await applyImport(work, importId, isPaidThere)
      return { importId }
    }),
    handle(cancelImportCommand, 'manage_money', async (work, { importId }) => {
      await cancelImport(work, importId)
      return { importId }
    }),
    handle(undoImportCommand, 'manage_money', async (work, { importId }) => {
      await undoImport(work, importId)
      return { importId }
    }),
  ]
}
