import type { BinaryNode } from '@whiskeysockets/baileys'

/** The server's own address as Baileys compares it, literally. */
export const SERVER = '@s.whatsapp.net'

type Attributes = Record<string, string | number | undefined | null>

/**
 * Builds a binary node. Attributes without a value are left out and numbers become text, because Baileys' encoder
 * writes a corrupt frame for anything but a string.
 */
export function stanza(tag: string, attributes: Attributes = {}, content?: BinaryNode['content']): BinaryNode {
  const attrs: Record<string, string> = {}
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== null) attrs[name] = String(value)
  }
  return content === undefined ? { tag, attrs } : { tag, attrs, content }
}

/** All child nodes; none when the content is bytes or text. */
export function childrenOf(node: BinaryNode | undefined): BinaryNode[] {
  return Array.isArray(node?.content) ? node.content : []
}

/** The first child with this tag. */
export function childOf(node: BinaryNode | undefined, tag: string): BinaryNode | undefined {
  return childrenOf(node).find((child) => child.tag === tag)
}

/** The content of a node as bytes; empty when it has none. */
export function bytesOf(node: BinaryNode | undefined): Buffer {
  const content = node?.content
  if (typeof content === 'string') return Buffer.from(content)
  return content instanceof Uint8Array ? Buffer.from(content) : Buffer.alloc(0)
}

/** A big-endian number of the given length in bytes, as prekey and registration ids are written. */
export function bigEndian(value: number, length: number): Buffer {
  const bytes = Buffer.alloc(length)
  bytes.writeUIntBE(value, 0, length)
  return bytes
}
