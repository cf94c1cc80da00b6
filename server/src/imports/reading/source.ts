import type { Country } from '@aldia/shared/country.ts'
import { isBlank, type Table } from '#imports/reading/cells.ts'
import { decode } from '#imports/reading/decode.ts'
import { ListRefused, limits } from '#imports/reading/limits.ts'
import { readOds } from '#imports/reading/ods.ts'
import { type Delimiter, textTable } from '#imports/reading/text-table.ts'
import { unpack } from '#imports/reading/unpack.ts'
import { readXlsx } from '#imports/reading/xlsx.ts'

/** A file or a paste as tables, with what was guessed about it. */
export interface Source {
  readonly format: 'text' | 'xlsx' | 'ods'
  readonly tables: readonly Table[]
  /** Of texts. */
  readonly encoding: string | null
  readonly delimiter: Delimiter
  /** Of texts, to be read line by line should no columns be found. */
  readonly text: string | null
}

/** Says what bytes are by what stands in them, never by a file's name, and reads them. Throws `ListRefused`. */
export function readSource(bytes: Uint8Array, country: Country): Source {
  if (bytes.length > limits.fileBytes) throw new ListRefused('file_too_large')
  if (begins(bytes, [0xd0, 0xcf, 0x11, 0xe0]))
    throw new ListRefused(holdsLockedBook(bytes) ? 'locked_file' : 'old_excel')
  if (begins(bytes, [0x50, 0x4b, 0x03, 0x04]) || begins(bytes, [0x50, 0x4b, 0x05, 0x06]))
    return readBook(bytes, country)
  const { text, encoding } = decode(bytes)
  if (isNoText(text)) throw new ListRefused('not_a_list')
  return { ...readText(text), encoding }
}

/** What was pasted. */
export function readText(text: string): Source {
  const { table, delimiter } = textTable(text)
  return { format: 'text', tables: [table], encoding: null, delimiter, text }
}

function readBook(bytes: Uint8Array, country: Country): Source {
  const names: string[] = []
  unpack(bytes, (path) => {
    names.push(path)
    return false
  })
  const about = { encoding: null, delimiter: null, text: null }
  const notEmpty = (tables: Table[]) => tables.filter(({ rows }) => rows.some((row) => !isBlank(row)))
  if (names.some((name) => /^xl\/workbook\.xml$/i.test(name))) {
    return { format: 'xlsx', tables: notEmpty(readXlsx(bytes, country)), ...about }
  }
  if (names.includes('content.xml')) return { format: 'ods', tables: notEmpty(readOds(bytes)), ...about }
  throw new ListRefused('not_a_list')
}

const begins = (bytes: Uint8Array, with_: readonly number[]): boolean => with_.every((byte, i) => bytes[i] === byte)

/** An XLSX with a password is an old container with a stream of this name (UTF-16). */
function holdsLockedBook(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(
    Buffer.from('EncryptedPackage', 'utf16le'),
  )
}

/** Programs, pictures and the like: a text has few control characters. A NUL here and there is left out. */
function isNoText(text: string): boolean {
  const sample = text.slice(0, 100_000)
  if (/^(?:%PDF-|GIF8|\{\\rtf|.PNG)/.test(sample)) return true
  let strange = 0
  for (let i = 0; i < sample.length; i++) {
    const code = sample.charCodeAt(i)
    if (code === 0xfffd || (code < 32 && code !== 9 && code !== 10 && code !== 12 && code !== 13)) strange++
  }
  return strange > Math.max(20, sample.length / 20)
}
