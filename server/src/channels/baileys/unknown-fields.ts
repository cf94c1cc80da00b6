import { proto } from '@whiskeysockets/baileys'

// Reading a protobuf drops the fields that the schema does not know, without a word. WhatsApp brings new kinds of messages as new
// fields, so what was dropped is looked for in the bytes (https://protobuf.dev/programming-guides/encoding/).

/** Whether a message (protobuf of a proto.Message) has a field that this version of Baileys does not know. */
export function hasUnknownField(bytes: Uint8Array): boolean {
  try {
    for (const field of fieldsOf(bytes)) if (Object.keys(proto.Message.decode(field)).length === 0) return true
  } catch {
    // Damaged beyond its fields; whoever reads the message whole says so.
  }
  return false
}

/** The fields of a message, each with its tag. */
function* fieldsOf(bytes: Uint8Array): Generator<Uint8Array> {
  let at = 0
  const varint = (): number => {
    let value = 0
    for (let shift = 1; at < bytes.length; shift *= 128) {
      const byte = bytes[at++] ?? 0
      value += (byte & 127) * shift
      if (byte < 128) break
    }
    return value
  }
  while (at < bytes.length) {
    const start = at
    const kind = varint() % 8
    if (kind === 0) varint()
    else if (kind === 1) at += 8
    else if (kind === 5) at += 4
    else if (kind === 2) {
      const size = varint()
      at += size
    } else return
    if (at > bytes.length) return
    yield bytes.subarray(start, at)
  }
}
