/** The text of a file and the encoding it was written in, as it is called on screens. */
export interface Decoded {
  readonly text: string
  readonly encoding: string
}

/**
 * Guesses the encoding: a byte order mark says it; NULs in every second place are UTF-16; what is valid UTF-8 is UTF-8, for other
 * encodings hardly ever are. The rest is one byte for each letter: the code page that makes of the high bytes most letters of our
 * languages (Windows-1252, which contains Latin-1; the Mac's; DOS 850, which old programs still write).
 */
export function decode(bytes: Uint8Array): Decoded {
  const [a, b, c] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) return as(bytes.subarray(3), 'utf-8')
  if (a === 0xff && b === 0xfe) return as(bytes.subarray(2), 'utf-16le')
  if (a === 0xfe && b === 0xff) return as(bytes.subarray(2), 'utf-16be')
  const half = halfOfNuls(bytes)
  if (half !== null) return as(bytes, half)
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' }
  } catch {
    const candidates = [
      { text: byTable(bytes, windows), encoding: 'windows-1252' },
      as(bytes, 'macintosh'),
      { text: byTable(bytes, dos), encoding: 'cp850' },
    ]
    return candidates.reduce((best, next) => (likeness(next.text) > likeness(best.text) ? next : best))
  }
}

const as = (bytes: Uint8Array, encoding: string): Decoded => ({
  text: new TextDecoder(encoding).decode(bytes),
  encoding,
})

/** UTF-16 without a mark: Latin letters have a NUL before (big endian) or behind them. */
function halfOfNuls(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const seen = Math.min(bytes.length, 4_096) & ~1
  if (seen < 4) return null
  const nuls = [0, 0]
  for (let i = 0; i < seen; i++) if (bytes[i] === 0) nuls[i & 1] = (nuls[i & 1] ?? 0) + 1
  const [even = 0, odd = 0] = nuls
  if (odd > seen / 5 && even < odd / 10) return 'utf-16le'
  return even > seen / 5 && odd < even / 10 ? 'utf-16be' : null
}

const ourLetters = /[áéíóúüñçãõâêôàÁÉÍÓÚÜÑÇÃÕÂÊÔÀ]/g
const ourSigns = /[°ºª€¿¡´–“”’£¢«»]/g
/** Of everything that is not ASCII, letters of our languages speak for a reading, strange signs against it. */
function likeness(text: string): number {
  const high = text.slice(0, 200_000).match(/[^\n\r\t -~]/g) ?? []
  const all = high.join('')
  const letters = all.match(ourLetters)?.length ?? 0
  const signs = all.match(ourSigns)?.length ?? 0
  return letters + signs / 2 - (high.length - letters - signs)
}

/** The upper half of code page 850. */
const dos =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0'

/** 128 to 159 of Windows-1252; above it is Latin-1. (Some versions of Node decode these as control characters.) */
const windows = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

/** Bytes above 127 by the table, and where that ends by Latin-1. */
function byTable(bytes: Uint8Array, upper: string): string {
  const pieces: string[] = []
  for (let at = 0; at < bytes.length; at += 8_192) {
    const codes = Array.from(bytes.subarray(at, at + 8_192), (byte) => upper.charCodeAt(byte - 128) || byte)
    pieces.push(String.fromCharCode(...codes))
  }
  return pieces.join('')
}
