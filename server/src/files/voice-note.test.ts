import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readVoiceNote } from './voice-note.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'aldia-voice-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const spoken = fileURLToPath(new URL('../practice/voice-notes/la-cuenta.ogg', import.meta.url))
const written = (name: string, bytes: Uint8Array) => {
  writeFileSync(join(folder, name), bytes)
  return join(folder, name)
}

test('a voice note has a length and a shape', async () => {
  const note = await readVoiceNote(spoken)
  expect(note?.seconds).toBeGreaterThanOrEqual(1)
  expect(note?.waveform).toHaveLength(64)
  expect(Math.max(...(note?.waveform ?? []))).toBe(100)
  expect(new Set(note?.waveform).size).toBeGreaterThan(5)
})

test('of one that is cut off what is there counts', async () => {
  const bytes = readFileSync(spoken)
  const whole = await readVoiceNote(spoken)
  const half = await readVoiceNote(written('half.ogg', bytes.subarray(0, bytes.length / 2)))
  expect(half?.waveform).toHaveLength(64)
  expect(half?.seconds).toBeLessThanOrEqual(whole?.seconds ?? 0)
})

test('other sounds, and what is none, are no voice notes', async () => {
  expect(await readVoiceNote(written('a.mp3', Buffer.from('ID3\u0003 and so on')))).toBeNull()
  expect(await readVoiceNote(written('v.ogg', Buffer.from('OggS\u0000\u0002\u0001vorbis')))).toBeNull()
  expect(await readVoiceNote(written('empty.ogg', Buffer.alloc(0)))).toBeNull()
})

test('a damaged one has neither, and one that never ends is given up', async () => {
  const head = readFileSync(spoken).subarray(0, 60)
  expect(await readVoiceNote(written('d.ogg', Buffer.concat([head, Buffer.alloc(5_000, 7)])))).toEqual({
    seconds: null,
    waveform: null,
  })
  const endless = new URL('data:text/javascript,setInterval(()=>{},1000)')
  const gone = readVoiceNote(spoken, endless, {
    after(_, run) {
      setImmediate(run)
      return () => undefined
    },
  })
  expect(await gone).toEqual({ seconds: null, waveform: null })
})
