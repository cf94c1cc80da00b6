import { inflateSync } from 'node:zlib'
import { fileTypeFromBuffer } from 'file-type'
import { expect, test } from 'vitest'
import { makeCustomers } from './debtors.ts'
import { deliveryNotePicture, paymentDocument, transferPicture } from './papers.ts'
import { type VoiceNote, voiceBytes, voiceNotes } from './voice-notes.ts'

const now = Date.parse('2026-11-24T15:00:00Z')
const debtor = makeCustomers(1, now)[0]!.debtor
const facts = { debtor, amountPesos: 180_000, at: now, number: 4 }

test('a receipt is a picture of its own for every transfer, and the same for the same one', async () => {
  const picture = transferPicture(facts)
  expect(await fileTypeFromBuffer(picture)).toMatchObject({ mime: 'image/png' })
  expect(transferPicture(facts)).toEqual(picture)
  expect(transferPicture({ ...facts, number: 5 })).not.toEqual(picture)
  expect(picture.length).toBeLessThan(60_000)
})

test('the slip is a whole PNG', () => {
  const picture = deliveryNotePicture(facts)
  const [width, height] = [picture.readUInt32BE(16), picture.readUInt32BE(20)]
  const dataAt = picture.indexOf('IDAT')
  const data = picture.subarray(dataAt + 4, dataAt + 4 + picture.readUInt32BE(dataAt - 4))
  expect(inflateSync(data)).toHaveLength((width * 3 + 1) * height)
})

test('the page of a bank is a PDF whose table points at its objects', async () => {
  const page = paymentDocument(facts)
  expect(await fileTypeFromBuffer(page)).toMatchObject({ mime: 'application/pdf' })
  const file = page.toString('latin1')
  const offsets = [...file.matchAll(/^(\d{10}) 00000 n/gm)].map(([, offset]) => Number(offset))
  expect(offsets.map((offset, index) => file.startsWith(`${index + 1} 0 obj`, offset))).toEqual(offsets.map(() => true))
})

test('voice notes are Ogg Opus and as long as they say', async () => {
  for (const note of Object.keys(voiceNotes) as VoiceNote[]) {
    const bytes = await voiceBytes(note)
    expect(await fileTypeFromBuffer(bytes)).toMatchObject({ mime: 'audio/ogg; codecs=opus' })
    // The position in the last page counts samples at 48 kHz.
    const samples = Number(bytes.readBigUInt64LE(bytes.lastIndexOf('OggS') + 6))
    expect(Math.abs(samples / 48_000 - voiceNotes[note].seconds)).toBeLessThan(1)
  }
})
