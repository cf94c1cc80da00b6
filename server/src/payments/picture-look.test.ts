import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { bitsApart, type Look, largestDifference, lookOf, looksTheSame, mostBitsApart } from '#payments/picture-look.ts'
import { drawReceipt, savedAnew } from '#testing/drawn-receipts.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'look-'))
})
afterEach(() => rm(folder, { recursive: true }))

async function look(bytes: Buffer, mimeType = 'image/png'): Promise<Look | null> {
  const path = join(folder, 'picture')
  await writeFile(path, bytes)
  return lookOf(path, mimeType)
}

async function seen(bytes: Buffer): Promise<Look> {
  const found = await look(bytes)
  if (!found) throw new Error('a picture has a look')
  return found
}

const chance = (seed: number) => () => {
  seed = (seed * 48_271) % 2_147_483_647
  return seed / 2_147_483_647
}

/** Receipts that differ in what receipts of one app always differ in. */
function someReceipts(count: number, seed: number) {
  const next = chance(seed)
  const digits = (length: number) => Array.from({ length }, () => Math.floor(next() * 10)).join('')
  return Array.from({ length: count }, () => ({
    amount: `${digits(3)}.${digits(3)}`,
    date: `${digits(2)}-${digits(2)}-2026 ${digits(2)}.${digits(2)}`,
    number: digits(10),
  }))
}

it('many receipts of one app are all told apart, and each is known again after a poor JPEG', async () => {
  const looks: Look[] = []
  for (const receipt of someReceipts(8, 7)) {
    const picture = await drawReceipt({ ...receipt, width: 540, height: 1140 })
    const one = await seen(picture)
    const anew = await seen((await savedAnew['as JPEG of quality 40']?.(picture)) ?? picture)
    expect(bitsApart(one.bands, anew.bands)).toBeLessThanOrEqual(mostBitsApart)
    expect(one.bands.some((band, i) => band === anew.bands[i])).toBe(true)
    expect(looksTheSame(one.thumbnail, anew.thumbnail)).toBe(true)
    for (const other of looks) expect(looksTheSame(one.thumbnail, other.thumbnail)).toBe(false)
    looks.push(one)
  }
})

it('a picture lying on its side as cameras store it is the same picture', async () => {
  const picture = await drawReceipt({ amount: '1', date: '2', number: '3', width: 540, height: 1140 })
  const lying = await sharp(picture).rotate(-90).withMetadata({ orientation: 6 }).jpeg().toBuffer()
  expect(looksTheSame((await seen(picture)).thumbnail, (await seen(lying)).thumbnail)).toBe(true)
})

it('what is no picture, damaged, empty or never meant to be drawn has no look', async () => {
  const paper = await sharp({ create: { width: 300, height: 300, channels: 3, background: '#ffffff' } })
    .png()
    .toBuffer()
  const svg = Buffer.from(
    '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="4" height="9"/></svg>',
  )
  expect(await look(paper)).toBeNull()
  expect(await look(Buffer.from('no picture'))).toBeNull()
  expect(await look(Buffer.alloc(0))).toBeNull()
  expect(await look(Buffer.from('%PDF-1.7'), 'application/pdf')).toBeNull()
  expect(await look(svg, 'image/svg+xml')).toBeNull()
  expect(await lookOf(join(folder, 'gone'), 'image/png')).toBeNull()
})

it('a small file that unpacks to an enormous picture is not drawn', async () => {
  const enormous = await sharp({ create: { width: 9_000, height: 9_000, channels: 3, background: '#ffffff' } })
    .composite([{ input: Buffer.from([0, 0, 0]), raw: { width: 1, height: 1, channels: 3 }, left: 10, top: 10 }])
    .png()
    .toBuffer()
  expect(enormous.length).toBeLessThan(1_000_000)
  expect(await look(enormous)).toBeNull()
})

it('copies of another size than ours are never the same', () => {
  expect(largestDifference(Buffer.alloc(10), Buffer.alloc(10))).toBe(255)
})
