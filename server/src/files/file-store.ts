import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, type ReadStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { assert } from '#base/failure.ts'
import { typeOfContent } from '#files/content-type.ts'
import { PictureSizes } from '#files/picture-size.ts'

// Bytes lie under their SHA-256, so a name given by anybody never becomes a path, and the same photo is stored once. A file is
// written aside, forced to the disk, then put in its place in one step: what is there is whole.

export class FileTooLarge extends Error {}
/** The bytes are not those that were promised. */
export class WrongContent extends Error {}

export interface StoredFile {
  /** Lower-case hex. */
  sha256: string
  sizeBytes: number
  /** Read from the content, never believed. */
  mimeType: string
  /** Of pictures, in pixels as they are shown; null for everything else. */
  width: number | null
  height: number | null
}

export interface FileStore {
  /**
   * Stores a stream. Throws `FileTooLarge` beyond `maxBytes`, `WrongContent` when its hash is not the promised `sha256`, and
   * whatever the stream or `mayStay` throws; nothing is left behind then. `mayStay` is asked when all bytes have come.
   */
  put(
    content: Readable,
    about: { maxBytes: number; sha256?: string | null; mayStay?: (file: StoredFile) => Promise<void> | void },
  ): Promise<StoredFile>
  /** Removes bytes older than `before` (epoch ms) that `isNamed` does not know. Answers how many files and bytes that were. */
  sweep(before: number, isNamed: (hashes: readonly string[]) => Promise<ReadonlySet<string>>): Promise<Swept>
  /** Where the bytes with this hash lie; only for handing to a transport or a stream. */
  pathOf(sha256: string): string
  has(sha256: string): Promise<boolean>
  /** `start` and `end` are inclusive byte positions. */
  read(sha256: string, range?: { start: number; end: number }): ReadStream
}

export interface Swept {
  files: number
  bytes: number
}

/** Enough of the beginning to tell every type we know, and a picture's size behind its camera data (bytes). */
const headBytes = 256 * 1024

/** Opens the store in this folder and clears away what an interrupted run left half-written. */
export async function openFileStore(folder: string): Promise<FileStore> {
  const aside = join(folder, 'incoming')
  await mkdir(aside, { recursive: true })
  for (const left of await readdir(aside)) await rm(join(aside, left), { force: true })

  const sizes = new PictureSizes()

  function pathOf(sha256: string): string {
    assert(/^[0-9a-f]{64}$/.test(sha256), 'a file is named by its SHA-256')
    return join(folder, sha256.slice(0, 2), sha256.slice(2))
  }

  async function has(sha256: string): Promise<boolean> {
    try {
      return (await stat(pathOf(sha256))).isFile()
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false
      throw error
    }
  }

  return {
    pathOf,
    has,
    sweep: (before, isNamed) => sweepFolder(folder, before, isNamed),
    read: (sha256, range) => createReadStream(pathOf(sha256), range ?? {}),
    async put(content, { maxBytes, sha256 = null, mayStay }) {
      // A connection may break before the first byte is asked for; unheard, its error would end the process. The loop below
      // throws it.
      content.on('error', () => undefined)
      const temporary = join(aside, randomUUID())
      try {
        const { head, ...written } = await write(content, temporary, maxBytes)
        if (sha256 !== null && sha256 !== written.sha256) throw new WrongContent('hash differs')
        const mimeType = await typeOfContent(head)
        const stored = { ...written, mimeType, ...(await sizes.read(head, mimeType)) }
        await mayStay?.(stored)
        const target = pathOf(written.sha256)
        await mkdir(join(target, '..'), { recursive: true, mode: 0o700 })
        await rename(temporary, target)
        return stored
      } catch (error) {
        content.destroy()
        await rm(temporary, { force: true })
        throw error
      }
    },
  }
}

/** Bytes that nobody names any more, or never came to name: an upload that was cut off before it was entered. */
async function sweepFolder(
  folder: string,
  before: number,
  isNamed: (hashes: readonly string[]) => Promise<ReadonlySet<string>>,
): Promise<Swept> {
  const swept = { files: 0, bytes: 0 }
  for (const start of await readdir(folder)) {
    if (!/^[0-9a-f]{2}$/.test(start)) continue
    const rests = (await readdir(join(folder, start))).filter((rest) => /^[0-9a-f]{62}$/.test(rest))
    const named = await isNamed(rests.map((rest) => start + rest))
    for (const rest of rests) {
      if (named.has(start + rest)) continue
      const path = join(folder, start, rest)
      const { mtimeMs, size } = await stat(path)
      if (mtimeMs >= before) continue
      await rm(path, { force: true })
      swept.files += 1
      swept.bytes += size
    }
  }
  return swept
}

async function write(content: Readable, path: string, maxBytes: number) {
  const hash = createHash('sha256')
  const file = await open(path, 'wx', 0o600)
  let sizeBytes = 0
  let head = Buffer.alloc(0)
  try {
    for await (const chunk of content) {
      const bytes = chunk as Buffer
      sizeBytes += bytes.length
      if (sizeBytes > maxBytes) throw new FileTooLarge(`more than ${maxBytes} bytes`)
      if (head.length < headBytes) head = Buffer.concat([head, bytes.subarray(0, headBytes - head.length)])
      hash.update(bytes)
      await file.writeFile(bytes)
    }
    await file.sync()
  } finally {
    await file.close()
  }
  return { sha256: hash.digest('hex'), sizeBytes, head }
}
