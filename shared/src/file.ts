import { z } from 'zod'
import { Id } from './ids.ts'

/** Answer of `POST /api/files` (multipart, one part named `file`, at most 64 MiB). The type is read from the content, not believed. */
export const UploadedFile = z.object({ id: Id, mimeType: z.string(), sizeBytes: z.number().int(), name: z.string() })
export type UploadedFile = z.infer<typeof UploadedFile>

export const maxUploadBytes = 64 * 1024 * 1024
