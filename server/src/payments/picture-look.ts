import type { Sharp, SharpConstructor } from 'sharp'

// What a picture looks like, so that it is known again after a phone or a chat saved it anew: smaller, paler, in another format.
// A 64-bit hash of its coarse forms finds candidates by index; receipts of one bank share those, so a small grey copy decides.

export interface Look {
  /** The hash in four parts of 16 bits. */
  readonly bands: readonly [number, number, number, number]
  /** `side` × `side` grey pixels, row by row. */
  readonly thumbnail: Buffer
}

/** Pixels along each side of the small grey copy: a digit of a receipt still covers two or three of them. */
const side = 128
/** Pixels along each side of the block that is compared as one. */
const blockSide = 4

/** Formats that phones make. Others (SVG, PDF) are compared by their bytes alone and never decoded here. */
const decoded = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/gif'])

/**
 * More pixels are no receipt: screens have ten million at most, and what comes through a chat has fewer. Kinds of JPEG and PNG that come in
 * layers are unpacked whole, so this bounds memory, too.
 */
const maxPixels = 50_000_000
const maxSeconds = 15

/** Reads a picture file; null where it cannot be read as a picture or shows nothing. */
export async function lookOf(path: string, mimeType: string): Promise<Look | null> {
  if (!decoded.has(mimeType)) return null
  try {
    const sharp = await loadSharp()
    const picture = sharp(path, { limitInputPixels: maxPixels, failOn: 'error', sequentialRead: true })
    return lookFrom(await smallAndGrey(picture))
  } catch {
    // A damaged or far too large picture is still a receipt for people; it only cannot be compared.
    return null
  }
}

/** Not loaded before the first receipt: it costs memory and a fifth of a second. */
let loading: Promise<SharpConstructor> | null = null
function loadSharp(): Promise<SharpConstructor> {
  loading ??= import('sharp').then(({ default: sharp }) => {
    sharp.cache(false)
    sharp.concurrency(1)
    return sharp
  })
  return loading
}

async function smallAndGrey(picture: Sharp): Promise<Buffer> {
  return picture
    .timeout({ seconds: maxSeconds })
    .autoOrient()
    .flatten({ background: '#ffffff' })
    .resize(side, side, { fit: 'fill', kernel: 'cubic', fastShrinkOnLoad: false })
    .greyscale()
    .raw()
    .toBuffer()
}

/** Differences of grey below this are no picture. */
const flat = 8

export function lookFrom(thumbnail: Buffer): Look | null {
  let darkest = 255
  let lightest = 0
  for (const grey of thumbnail) {
    if (grey < darkest) darkest = grey
    if (grey > lightest) lightest = grey
  }
  return lightest - darkest < flat ? null : { bands: hashOf(thumbnail), thumbnail }
}

/** Rows and columns of frequencies that make the 64 bits. */
const frequencies = 8
/** The hash is taken of a copy of this many pixels along each side. */
const coarse = 32
const cosines = Array.from({ length: frequencies }, (_, u) =>
  Array.from({ length: coarse }, (_, x) => Math.cos(((2 * x + 1) * (u + 1) * Math.PI) / (2 * coarse))),
)

function hashOf(thumbnail: Buffer): [number, number, number, number] {
  const pixels = coarsePixels(thumbnail)
  const values: number[] = []
  // Rows first, then columns: the discrete cosine transform taken apart.
  const rows = Array.from({ length: coarse }, (_, y) =>
    cosines.map((cosine) => cosine.reduce((sum, c, x) => sum + c * (pixels[y * coarse + x] ?? 0), 0)),
  )
  for (const cosine of cosines) {
    for (let u = 0; u < frequencies; u++) values.push(cosine.reduce((sum, c, y) => sum + c * (rows[y]?.[u] ?? 0), 0))
  }
  const middle = [...values].sort((a, b) => a - b)[values.length / 2] ?? 0
  const band = (from: number) =>
    values.slice(from, from + 16).reduce((bits, value) => (bits << 1) | (value > middle ? 1 : 0), 0)
  return [band(0), band(16), band(32), band(48)]
}

function coarsePixels(thumbnail: Buffer): number[] {
  const block = side / coarse
  const means = new Array<number>(coarse * coarse).fill(0)
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const at = Math.floor(y / block) * coarse + Math.floor(x / block)
      means[at] = (means[at] ?? 0) + (thumbnail[y * side + x] ?? 0) / (block * block)
    }
  }
  return means
}

/** How many of the 64 bits differ. */
export function bitsApart(a: Look['bands'], b: Look['bands']): number {
  return a.reduce((sum, band, i) => sum + bitsIn(band ^ (b[i] ?? 0)), 0)
}

function bitsIn(word: number): number {
  let count = 0
  for (let left = word; left !== 0; left &= left - 1) count++
  return count
}

/** The largest difference of mean grey (0 to 255) between the same blocks of two small copies. */
export function largestDifference(a: Buffer, b: Buffer): number {
  if (a.length !== side * side || b.length !== side * side) return 255
  let most = 0
  for (let top = 0; top < side; top += blockSide) {
    for (let left = 0; left < side; left += blockSide) {
      let sum = 0
      for (let y = top; y < top + blockSide; y++) {
        const row = y * side
        for (let x = left; x < left + blockSide; x++) sum += (a[row + x] ?? 0) - (b[row + x] ?? 0)
      }
      most = Math.max(most, Math.abs(sum))
    }
  }
  return most / (blockSide * blockSide)
}

/** Hashes further apart than this are of other pictures (bits of 64). */
export const mostBitsApart = 12
/**
 * The same receipt saved anew through a small, poor JPEG differs by 1 to 5 in its worst block; receipts of one bank with other
 * amounts, days and numbers by 30 and more.
 */
const sameUpTo = 9

export function looksTheSame(a: Buffer, b: Buffer): boolean {
  return largestDifference(a, b) <= sameUpTo
}
