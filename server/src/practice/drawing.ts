import { readFileSync } from 'node:fs'
import { crc32, deflateSync, inflateSync } from 'node:zlib'

/** Red, green, blue, 0 to 255. */
export type Colour = readonly [number, number, number]

/** Letters as alpha masks: Inter at a few sizes, drawn beforehand. */
export type Lettering = 'small' | 'bold' | 'title' | 'amount'

interface Font {
  size: number
  /** By character: where its mask begins, left, top (from the base line), width, height, advance. */
  glyphs: Record<string, [number, number, number, number, number, number]>
}

let letters: { fonts: Record<Lettering, Font>; masks: Buffer } | null = null

function theLetters() {
  if (letters) return letters
  const bytes = inflateSync(readFileSync(new URL('letters.bin', import.meta.url)))
  const headLength = bytes.readUInt32BE(0)
  const fonts = JSON.parse(bytes.subarray(4, 4 + headLength).toString('utf8')) as Record<Lettering, Font>
  letters = { fonts, masks: bytes.subarray(4 + headLength) }
  return letters
}

/** A picture that is painted over; positions in pixels from the top left. */
export class Drawing {
  readonly width: number
  readonly height: number
  readonly #pixels: Buffer

  constructor(width: number, height: number, ground: Colour) {
    this.width = width
    this.height = height
    this.#pixels = Buffer.alloc(width * height * 3)
    this.box(0, 0, width, height, ground)
  }

  /** The same picture once more, to be painted on. */
  copy(): Drawing {
    const same = new Drawing(this.width, this.height, [0, 0, 0])
    this.#pixels.copy(same.#pixels)
    return same
  }

  box(left: number, top: number, width: number, height: number, colour: Colour): void {
    const from = Math.max(left, 0)
    const wide = Math.min(left + width, this.width) - from
    const lastRow = Math.min(top + height, this.height)
    if (wide <= 0) return
    const row = Buffer.alloc(wide * 3, Buffer.from(colour))
    for (let y = Math.max(top, 0); y < lastRow; y++) row.copy(this.#pixels, (y * this.width + from) * 3)
  }

  disc(centreX: number, centreY: number, radius: number, colour: Colour): void {
    for (let y = Math.floor(centreY - radius - 1); y <= centreY + radius + 1; y++) {
      for (let x = Math.floor(centreX - radius - 1); x <= centreX + radius + 1; x++) {
        const cover = radius + 0.5 - Math.hypot(x - centreX, y - centreY)
        this.#blend(x, y, colour, Math.min(Math.max(cover, 0), 1))
      }
    }
  }

  /** A thick line with round ends. */
  stroke(from: readonly [number, number], to: readonly [number, number], thickness: number, colour: Colour): void {
    const length = Math.hypot(to[0] - from[0], to[1] - from[1])
    for (let step = 0; step <= length; step += 0.5) {
      const part = step / Math.max(length, 1)
      this.disc(from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part, thickness / 2, colour)
    }
  }

  /** Writes a line with its base at `y`; signs that the lettering lacks are left out. */
  text(
    words: string,
    at: { x: number; y: number; align?: 'left' | 'centre' | 'right' },
    as: Lettering,
    colour: Colour,
  ): void {
    const { fonts, masks } = theLetters()
    const { glyphs } = fonts[as]
    const list = [...words].flatMap((letter) => (glyphs[letter] ? [glyphs[letter]] : []))
    const width = list.reduce((sum, glyph) => sum + glyph[5], 0)
    let x = at.x - (at.align === 'centre' ? width / 2 : at.align === 'right' ? width : 0)
    for (const [begin, left, top, wide, high, advance] of list) {
      for (let row = 0; row < high; row++) {
        for (let column = 0; column < wide; column++) {
          const alpha = masks[begin + row * wide + column] ?? 0
          if (alpha > 0) this.#blend(Math.round(x) + left + column, at.y + top + row, colour, alpha / 240)
        }
      }
      x += advance
    }
  }

  /** As a PNG file. */
  png(): Buffer {
    const stride = this.width * 3
    const rows = Buffer.alloc((stride + 1) * this.height)
    // Filter 0 everywhere: even areas pack well enough, and it costs nothing to make.
    for (let y = 0; y < this.height; y++) {
      this.#pixels.copy(rows, y * (stride + 1) + 1, y * stride, (y + 1) * stride)
    }
    const head = Buffer.alloc(13)
    head.writeUInt32BE(this.width, 0)
    head.writeUInt32BE(this.height, 4)
    head.set([8, 2, 0, 0, 0], 8)
    const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
    const parts = [chunk('IHDR', head), chunk('IDAT', deflateSync(rows, { level: 1 })), chunk('IEND', Buffer.alloc(0))]
    return Buffer.concat([signature, ...parts])
  }

  #blend(x: number, y: number, colour: Colour, share: number): void {
    if (share <= 0 || x < 0 || y < 0 || x >= this.width || y >= this.height) return
    const at = (y * this.width + x) * 3
    const part = Math.min(share, 1)
    for (let index = 0; index < 3; index++) {
      const present = this.#pixels[at + index] ?? 0
      this.#pixels[at + index] = Math.round(present + ((colour[index] ?? 0) - present) * part)
    }
  }
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const framed = Buffer.alloc(body.length + 8)
  framed.writeUInt32BE(data.length, 0)
  body.copy(framed, 4)
  framed.writeUInt32BE(crc32(body), body.length + 4)
  return framed
}
