import { fileTypeFromBuffer } from 'file-type'

/** What is served when the content does not say what it is: bytes to save, nothing to open. */
export const unknownType = 'application/octet-stream'

/** The type a file's first bytes show, without parameters. Names and claims are not asked. */
export async function typeOfContent(head: Uint8Array): Promise<string> {
  const found = await fileTypeFromBuffer(head)
  if (found) return found.mime.split(';')[0]?.trim() ?? unknownType
  const start = Buffer.from(head.subarray(0, 512))
    .toString('latin1')
    .replace(/^(\xef\xbb\xbf|\s)+/, '')
  if (/^<[!?a-z]/i.test(start)) return 'text/html'
  return start.startsWith('#!') ? 'text/x-shellscript' : unknownType
}

/** Text that a browser or shell would act on: HTML, SVG, XML, scripts. */
export function isMarkup(mimeType: string): boolean {
  return /^text\/|[/+]xml$|javascript/.test(mimeType)
}

/**
 * Types that browsers show without running anything of the sender's. Markup of any kind (HTML, SVG, XML) is not among them and
 * never will be: on our own address it would act in the name of whoever opens it.
 */
const shown = new Set([
  'image/jpeg',
  'image/png',
  'image/gif',
  'image/webp',
  'image/avif',
  'audio/ogg',
  'audio/opus',
  'audio/mpeg',
  'audio/mp4',
  'audio/x-m4a',
  'audio/aac',
  'audio/amr',
  'audio/wav',
  'video/mp4',
  'video/webm',
  'video/3gpp',
  'video/quicktime',
  'application/pdf',
])

export function maySeeInline(mimeType: string): boolean {
  return shown.has(mimeType)
}

const programs = new Set([
  'application/x-msdownload',
  'application/x-elf',
  'application/x-mach-binary',
  'application/vnd.android.package-archive',
  'application/java-vm',
  'application/x-ms-shortcut',
  'application/wasm',
])

/** Whether these are bytes that a computer would carry out. */
export function isProgram(mimeType: string): boolean {
  return programs.has(mimeType)
}
