// Chrome records Opus into WebM, but phones play a voice note only from Ogg. The sound itself is the same, so the packets are
// taken out of one wrapping and put into the other, without decoding. Formats: RFC 8794 and 9559 (EBML, Matroska), RFC 3533
// and 7845 (Ogg, Opus in Ogg).

/** A recording as WhatsApp plays it. Null when this is not WebM with one Opus track, or is damaged before the first sound. */
export function oggFromWebm(webm: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> | null {
  const { head, packets } = readWebm(webm)
  if (head === null || packets.length === 0) return null
  return writeOgg(head, packets)
}

const element = {
  segment: 0x18538067,
  cluster: 0x1f43b675,
  blockGroup: 0xa0,
  block: 0xa1,
  simpleBlock: 0xa3,
  tracks: 0x1654ae6b,
  track: 0xae,
  codecPrivate: 0x63a2,
} as const

/** Elements that are looked into; all others are stepped over. */
const containers: ReadonlySet<number> = new Set([
  element.segment,
  element.cluster,
  element.blockGroup,
  element.tracks,
  element.track,
])

function readWebm(bytes: Uint8Array<ArrayBuffer>) {
  const packets: Uint8Array[] = []
  let head: Uint8Array | null = null
  let at = 0
  while (at < bytes.length) {
    const id = readNumber(bytes, at, true)
    const size = id === null ? null : readNumber(bytes, id.next, false)
    if (id === null || size === null) break
    at = size.next
    if (containers.has(id.value)) continue
    const end = at + size.value
    // Cut off in the middle (the browser crashed, the disk was full): what came before is still good.
    if (!Number.isFinite(end) || end > bytes.length) break
    const content = bytes.subarray(at, end)
    if (id.value === element.codecPrivate && isOpusHead(content)) head = content
    // A block begins with its track (one byte for tracks up to 126), two bytes of time, one of flags.
    if (id.value === element.simpleBlock || id.value === element.block) packets.push(content.subarray(4))
    at = end
  }
  return { head, packets: packets.filter((packet) => packet.length > 0) }
}

/** EBML's numbers tell their own length by their leading zeros; ids keep the marker bit, sizes do not. All ones: unknown. */
function readNumber(bytes: Uint8Array, at: number, keepMarker: boolean): { value: number; next: number } | null {
  const first = bytes[at]
  if (first === undefined || first === 0) return null
  const length = Math.clz32(first) - 23
  if (at + length > bytes.length) return null
  let value = keepMarker ? first : first & (0xff >> length)
  let isUnknown = !keepMarker && value === 0xff >> length
  for (let place = 1; place < length; place += 1) {
    const byte = bytes[at + place] ?? 0
    isUnknown &&= byte === 0xff
    value = value * 256 + byte
  }
  return { value: isUnknown ? Number.POSITIVE_INFINITY : value, next: at + length }
}

function isOpusHead(bytes: Uint8Array): boolean {
  return bytes.length >= 19 && String.fromCharCode(...bytes.subarray(0, 8)) === 'OpusHead'
}

/** Each page carries about a second, so that players can seek. */
const packetsInPage = 50

function writeOgg(head: Uint8Array, packets: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const serial = 0x416c4469
  const pages = [page({ serial, number: 0, flags: 2, granule: 0, packets: [head] })]
  pages.push(page({ serial, number: 1, flags: 0, granule: 0, packets: [opusTags()] }))
  let granule = 0
  let waiting: Uint8Array[] = []
  let segments = 0
  packets.forEach((packet, index) => {
    granule += samplesIn(packet)
    waiting.push(packet)
    segments += Math.floor(packet.length / 255) + 1
    const isLast = index === packets.length - 1
    const nextSegments = isLast ? 0 : Math.floor((packets[index + 1]?.length ?? 0) / 255) + 1
    if (!isLast && waiting.length < packetsInPage && segments + nextSegments <= 255) return
    pages.push(page({ serial, number: pages.length, flags: isLast ? 4 : 0, granule, packets: waiting }))
    waiting = []
    segments = 0
  })
  return joined(pages)
}

function opusTags(): Uint8Array {
  const vendor = new TextEncoder().encode('Al Dia')
  const tags = new Uint8Array(8 + 4 + vendor.length + 4)
  tags.set(new TextEncoder().encode('OpusTags'))
  new DataView(tags.buffer).setUint32(8, vendor.length, true)
  tags.set(vendor, 12)
  return tags
}

interface Page {
  serial: number
  number: number
  flags: number
  /** Samples at 48 kHz up to the end of this page. */
  granule: number
  packets: readonly Uint8Array[]
}

function page({ serial, number, flags, granule, packets }: Page): Uint8Array {
  const lacing = packets.flatMap((packet) => [
    ...Array.from({ length: Math.floor(packet.length / 255) }, () => 255),
    packet.length % 255,
  ])
  const header = new Uint8Array(27 + lacing.length)
  const view = new DataView(header.buffer)
  header.set(new TextEncoder().encode('OggS'))
  header[5] = flags
  view.setBigUint64(6, BigInt(granule), true)
  view.setUint32(14, serial, true)
  view.setUint32(18, number, true)
  header[26] = lacing.length
  header.set(lacing, 27)
  const bytes = joined([header, ...packets])
  new DataView(bytes.buffer).setUint32(22, checksum(bytes), true)
  return bytes
}

/** Samples at 48 kHz by frame length of the configuration (RFC 6716, 3.1), times frames. */
function samplesIn(packet: Uint8Array): number {
  const first = packet[0] ?? 0
  const configuration = first >> 3
  const silk = [480, 960, 1920, 2880]
  const hybrid = [480, 960]
  const celt = [120, 240, 480, 960]
  const frame =
    configuration < 12
      ? silk[configuration % 4]
      : configuration < 16
        ? hybrid[configuration % 2]
        : celt[configuration % 4]
  const code = first & 3
  const frames = code === 0 ? 1 : code < 3 ? 2 : (packet[1] ?? 0) & 0x3f
  return (frame ?? 0) * frames
}

/** Ogg's own CRC-32: polynomial 0x04c11db7, most significant bit first, beginning with zero. */
function checksum(bytes: Uint8Array): number {
  let crc = 0
  for (const byte of bytes) {
    crc ^= byte << 24
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 0x80000000 ? (crc << 1) ^ 0x04c11db7 : crc << 1
  }
  return crc >>> 0
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
