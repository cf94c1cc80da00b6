import type { Attachment } from '@aldia/shared/message.ts'
import { ownUpload } from './outgoing-files.ts'

/** Where the browser gets an attachment from: its own copy while it has one, else the server. Null while there is none. */
export function fileAddress(attachment: Attachment | null): string | null {
  if (attachment === null || attachment.state !== 'ready' || attachment.fileId === null) return null
  return ownUpload(attachment.fileId)?.url ?? storedAddress(attachment.fileId)
}

/** Where the server keeps a file. */
export function storedAddress(fileId: string): string {
  return `/api/files/${encodeURIComponent(fileId)}`
}
