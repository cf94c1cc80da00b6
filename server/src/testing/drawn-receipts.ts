import sharp from 'sharp'

// Receipts of invented bank apps, drawn without fonts so that they look the same on every machine.

export interface DrawnReceipt {
  amount: string
  date: string
  number: string
  /** The app: its colour and where its lines stand. */
  app?: 'violet' | 'green' | 'dark'
  width?: number
  height?: number
}

const apps = {
  violet: { top: '#6d28d9', paper: '#ffffff', ink: '#111827', from: 420 },
  green: { top: '#15803d', paper: '#f8fafc', ink: '#0f172a', from: 520 },
  dark: { top: '#facc15', paper: '#111111', ink: '#f5f5f5', from: 360 },
}

/** Drawing takes half a second, and many tests begin with the same receipt. */
const drawn = new Map<string, Promise<Buffer>>()

/** A PNG of a telephone's screen, 1080 pixels wide. */
export function drawReceipt(receipt: DrawnReceipt): Promise<Buffer> {
  const key = JSON.stringify(receipt)
  const picture = drawn.get(key) ?? draw(receipt)
  drawn.set(key, picture)
  return picture
}

function draw(receipt: DrawnReceipt): Promise<Buffer> {
  const { width = 1080, height = 2280 } = receipt
  const look = apps[receipt.app ?? 'violet']
  const rows = ['titular', 'cuenta', 'banco', 'fecha', 'numero', 'concepto'].map((label, i) => {
    const y = look.from + 420 + i * 170
    const value = label === 'fecha' ? receipt.date : label === 'numero' ? receipt.number : `${label}123`
    return write(label, 90, y, 26, '#6b7280') + write(value, 90, y + 55, 40, look.ink)
  })
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 1080 2280">
    <rect width="1080" height="2280" fill="${look.paper}"/>
    <rect width="1080" height="230" fill="${look.top}"/>
    <circle cx="540" cy="${look.from}" r="80" fill="${look.top}"/>
    <path d="M500 ${look.from} l30 35 l55 -70" stroke="#fff" stroke-width="16" fill="none"/>
    ${write(receipt.amount, 200, look.from + 170, 96, look.ink)}
    ${rows.join('')}
    <rect x="90" y="2080" width="900" height="110" rx="50" fill="${look.top}"/>
  </svg>`
  return sharp(Buffer.from(svg)).png().toBuffer()
}

/** Seven strokes and a dot make every sign different from the others. */
function write(text: string, x: number, y: number, size: number, ink: string): string {
  const wide = size * 0.6
  const thick = Math.max(2, size * 0.13)
  return [...text]
    .map((sign, i) => {
      const left = x + i * wide * 1.25
      const bar = (dx: number, dy: number, w: number, h: number) =>
        `<rect x="${left + dx}" y="${y + dy}" width="${w}" height="${h}" fill="${ink}"/>`
      const strokes = [
        bar(0, 0, wide, thick),
        bar(wide - thick, 0, thick, size / 2),
        bar(wide - thick, size / 2, thick, size / 2),
        bar(0, size - thick, wide, thick),
        bar(0, size / 2, thick, size / 2),
        bar(0, 0, thick, size / 2),
        bar(0, size / 2 - thick / 2, wide, thick),
      ]
      const shown = strokesOf(sign)
      return strokes.filter((_, stroke) => shown & (1 << stroke)).join('')
    })
    .join('')
}

const digits = [0x3f, 0x06, 0x5b, 0x4f, 0x66, 0x6d, 0x7d, 0x07, 0x7f, 0x6f]

function strokesOf(sign: string): number {
  if (/\d/.test(sign)) return digits[Number(sign)] ?? 0
  if (sign === '-') return 0x40
  if (sign === '.') return 0x08
  return /[a-z]/i.test(sign) ? (sign.charCodeAt(0) * 37) % 127 : 0
}

/** The ways in which a picture comes a second time. */
export const savedAnew: Readonly<Record<string, (picture: Buffer) => Promise<Buffer>>> = {
  'as JPEG of quality 40': (picture) => sharp(picture).jpeg({ quality: 40 }).toBuffer(),
  'as JPEG of quality 80': (picture) => sharp(picture).jpeg({ quality: 80 }).toBuffer(),
  'as PNG': (picture) => sharp(picture).png({ palette: true }).toBuffer(),
  'as WebP': (picture) => sharp(picture).webp({ quality: 60 }).toBuffer(),
  'at half its size': (picture) => resized(picture, 0.5).then((small) => sharp(small).png().toBuffer()),
  'at twice its size': (picture) => resized(picture, 2).then((large) => sharp(large).jpeg({ quality: 70 }).toBuffer()),
  'smaller and twice through JPEG': async (picture) =>
    sharp(
      await sharp(await resized(picture, 0.6))
        .jpeg({ quality: 50 })
        .toBuffer(),
    )
      .jpeg({ quality: 40 })
      .toBuffer(),
}

async function resized(picture: Buffer, by: number): Promise<Buffer> {
  const { width } = await sharp(picture).metadata()
  return sharp(picture)
    .resize(Math.round(width * by))
    .png()
    .toBuffer()
}
