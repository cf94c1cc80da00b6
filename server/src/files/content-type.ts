import { fileTypeFromBuffer } from 'file-type'
import mime from 'mime'

/** What is served when the content does not say what it is: bytes to save, nothing to open. */
export const unknownType = 'application/octet-stream'

/** The type a file's first bytes show, without parameters. Names and claims are not asked. */
export async function typeOfContent(head: Uint8Array): Promise<string> {
  const found = (await fileTypeFromBuffer(head))?.mime.split(';')[0]?.trim()
  if (found !== undefined && found !== 'application/xml') return found
  const start = Buffer.from(head.subarray(0, 2_000))
    .toString('latin1')
    .replace(/^(\xef\xbb\xbf|\s)+/, '')
  // A drawing may begin like any XML, with a declaration, comments and a document type.
  const root = start.replace(/^(<\?xml[^>]*>|<!--.*?-->|<!doctype svg[^>]*>|\s)+/is, '')
  if (/^<svg[\s/>]/i.test(root)) return 'image/svg+xml'
  if (found !== undefined) return found
  if (/^<\?xml/i.test(start) && !/^<html[\s>]/i.test(root)) return 'application/xml'
  if (/^<[!?a-z]/i.test(start)) return 'text/html'
  return start.startsWith('#!') ? 'text/x-shellscript' : unknownType
}

/** Plain texts look alike from inside, and so do the older files of Office; only the name tells them apart. */
const namedTypes: Readonly<Record<string, ReadonlySet<string>>> = {
  [unknownType]: new Set([
    'text/plain',
    'text/csv',
    'text/tab-separated-values',
    'text/markdown',
    'text/calendar',
    'text/vcard',
    'application/json',
  ]),
  'application/x-cfb': new Set([
    'application/msword',
    'application/vnd.ms-excel',
    'application/vnd.ms-powerpoint',
    'application/vnd.ms-outlook',
  ]),
}

/** The type to tell others of a file whose bytes show `found`: that, or, where bytes cannot tell, what its name says. */
export function typeToTell(found: string, name: string): string {
  const named = mime.getType(name)
  return named !== null && namedTypes[found]?.has(named) ? named : found
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
