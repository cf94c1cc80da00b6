import { expect, test } from 'vitest'
import { oggFromWebm } from './ogg-opus.ts'

/** An EBML element; an open one has the unknown size that browsers write while they record. */
function element(id: number[], content: number[], isOpen = false): number[] {
  const size = isOpen
    ? [0x01, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]
    : [0x10, 0, content.length >> 8, content.length & 0xff]
  return [...id, ...size, ...content]
}

const ascii = (text: string) => Array.from(text, (sign) => sign.charCodeAt(0))
const opusHead = [...ascii('OpusHead'), 1, 1, 0, 0, 0x80, 0xbb, 0, 0, 0, 0, 0]
/** One frame of 20 ms (configuration 31, code 0). */
const sound = (length: number) => [0xf8, ...Array.from({ length: length - 1 }, (_, index) => index % 251)]

function recording(packets: number[][], head = opusHead): Uint8Array<ArrayBuffer> {
  const track = element([0xae], [...element([0xd7], [1]), ...element([0x63, 0xa2], head)])
  const blocks = packets.flatMap((packet) => element([0xa3], [0x81, 0, 0, 0x80, ...packet]))
  const cluster = element([0x1f, 0x43, 0xb6, 0x75], [...element([0xe7], [0]), ...blocks], true)
  const segment = element([0x18, 0x53, 0x80, 0x67], [...element([0x16, 0x54, 0xae, 0x6b], track), ...cluster], true)
  return new Uint8Array([...element([0x1a, 0x45, 0xdf, 0xa3], [0x42, 0x86, 0x81, 1]), ...segment])
}

/** The pages of an Ogg stream: flags, samples so far, lengths of the packets that end there. */
function pagesOf(ogg: Uint8Array<ArrayBuffer>) {
  const pages: { flags: number; granule: number; packets: number[] }[] = []
  let at = 0
  while (at < ogg.length) {
    const view = new DataView(ogg.buffer, at)
    expect(String.fromCharCode(...ogg.subarray(at, at + 4))).toBe('OggS')
    const lacing = [...ogg.subarray(at + 27, at + 27 + view.getUint8(26))]
    const packets: number[] = []
    let length = 0
    for (const part of lacing) {
      length += part
      if (part < 255) {
        packets.push(length)
        length = 0
      }
    }
    pages.push({ flags: view.getUint8(5), granule: Number(view.getBigUint64(6, true)), packets })
    at += 27 + lacing.length + lacing.reduce((sum, part) => sum + part, 0)
  }
  return pages
}

test('a recording of the browser becomes what a phone plays: the same packets, begun, counted and ended', () => {
  const ogg = oggFromWebm(recording([sound(80), sound(255), sound(700)]))
  expect(pagesOf(ogg!)).toEqual([
    { flags: 2, granule: 0, packets: [19] },
    { flags: 0, granule: 0, packets: [22] },
    { flags: 4, granule: 3 * 960, packets: [80, 255, 700] },
  ])
})

test('a long recording is laid on many pages, none of them too full', () => {
  const pages = pagesOf(oggFromWebm(recording(Array.from({ length: 120 }, () => sound(1300))))!)
  expect(pages.flatMap((page) => page.packets.slice()).filter((length) => length === 1300)).toHaveLength(120)
  expect(pages.at(-1)).toMatchObject({ flags: 4, granule: 120 * 960 })
})

test('the checksum is the one that Ogg wants', () => {
  const ogg = oggFromWebm(recording([sound(10)]))!
  const page = ogg.slice(0, 27 + 1 + 19)
  const told = new DataView(page.buffer).getUint32(22, true)
  new DataView(page.buffer).setUint32(22, 0, true)
  let crc = 0n
  for (const byte of page) {
    crc ^= BigInt(byte) << 24n
    for (let bit = 0; bit < 8; bit += 1) crc = ((crc << 1n) ^ (crc & 0x80000000n ? 0x104c11db7n : 0n)) & 0xffffffffn
  }
  expect(told).toBe(Number(crc))
})

test('a recording that was cut off keeps what came before', () => {
  const whole = recording([sound(80), sound(90)])
  const pages = pagesOf(oggFromWebm(whole.slice(0, whole.length - 20))!)
  expect(pages.at(-1)?.packets).toEqual([80])
})

test.each([
  ['nothing', new Uint8Array()],
  ['another format', new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 0])],
  ['no sound', recording([])],
  ['another codec', recording([sound(10)], ascii('vorbis vorbis vorbis'))],
])('%s is no voice note', (_name, bytes) => {
  expect(oggFromWebm(bytes)).toBeNull()
})
