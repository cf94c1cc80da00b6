import { unzipSync } from 'fflate'
import { SaxesParser, type SaxesTagPlain } from 'saxes'
import { ListRefused, limits } from '#imports/reading/limits.ts'

/** The parts of a workbook by their paths. */
export type Parts = Readonly<Record<string, Uint8Array>>

/**
 * Unpacks the parts that are asked for and nothing else (no macros, pictures, links to other files). What a part says to unpack to is
 * summed up before anything is unpacked, and no part becomes larger than it says.
 */
export function unpack(bytes: Uint8Array, isWanted: (path: string) => boolean): Parts {
  let total = 0
  let count = 0
  try {
    return unzipSync(bytes, {
      filter({ name, originalSize }) {
        if (++count > 20_000) throw new ListRefused('damaged_file')
        if (!isWanted(name)) return false
        total += originalSize
        if (total > limits.unpackedBytes) throw new ListRefused('unpacked_too_large')
        return true
      },
    })
  } catch (error) {
    if (error instanceof ListRefused) throw error
    throw new ListRefused('damaged_file')
  }
}

/** What is heard of a part while it is read. Names come without their prefix. */
export interface Listener {
  open?(name: string, attributes: Readonly<Record<string, string>>): void
  close?(name: string): void
  text?(text: string): void
}

/** Bytes decoded and read at a time, so that a large part never is one text. */
const step = 1 << 18

/** Reads an XML part. Entities of a document type are not known, so nothing expands and nothing outside is asked for. */
export function readXml(bytes: Uint8Array | undefined, listener: Listener): void {
  if (!bytes) return
  const parser = new SaxesParser({ position: false, xmlns: false })
  parser.on('error', () => {
    throw new ListRefused('damaged_file')
  })
  parser.on('doctype', () => {
    throw new ListRefused('damaged_file')
  })
  const { open, close, text } = listener
  if (open) parser.on('opentag', (tag: SaxesTagPlain) => open(local(tag.name), withoutPrefixes(tag.attributes)))
  if (close) parser.on('closetag', (tag: SaxesTagPlain) => close(local(tag.name)))
  if (text) {
    parser.on('text', text)
    parser.on('cdata', text)
  }
  const decoder = new TextDecoder()
  for (let at = 0; at < bytes.length; at += step) {
    parser.write(decoder.decode(bytes.subarray(at, at + step), { stream: true }))
  }
  parser.close()
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1)

function withoutPrefixes(attributes: Readonly<Record<string, string>>): Record<string, string> {
  const plain: Record<string, string> = {}
  for (const name in attributes) plain[local(name)] = attributes[name] ?? ''
  return plain
}
