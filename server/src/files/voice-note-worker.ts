import { open } from 'node:fs/promises'
import { parentPort, workerData } from 'node:worker_threads'
import { OggOpusDecoder } from 'ogg-opus-decoder'
import type { VoiceNote } from '#files/voice-note.ts'

const bars = 64
/** The decoder always gives 48,000 samples a second; loudness is taken every hundredth. */
const samplesPerSecond = 48_000
const samplesPerStep = 480
const chunkBytes = 64 * 1024

async function listen(path: string): Promise<VoiceNote | null> {
  const file = await open(path)
  try {
    const head = Buffer.alloc(64)
    await file.read(head, 0, head.length, 0)
    // The first page of Ogg (RFC 3533) holds the head of Opus (RFC 7845) and nothing else.
    if (!head.toString('latin1').startsWith('OggS') || !head.includes('OpusHead')) return null
    return await decode(file.createReadStream({ start: 0, highWaterMark: chunkBytes }))
  } finally {
    await file.close().catch(() => undefined)
  }
}

async function decode(chunks: AsyncIterable<Uint8Array>): Promise<VoiceNote> {
  const decoder = new OggOpusDecoder()
  const loudness = new Loudness()
  try {
    await decoder.ready
    for await (const chunk of chunks) loudness.add((await decoder.decode(new Uint8Array(chunk))).channelData[0])
    loudness.add((await decoder.flush()).channelData[0])
  } catch {
    // What was heard until then counts.
  } finally {
    decoder.free()
  }
  if (loudness.samples === 0) return { seconds: null, waveform: null }
  return { seconds: Math.max(1, Math.round(loudness.samples / samplesPerSecond)), waveform: loudness.waveform() }
}

/** How loud the sound is, step by step, without keeping the sound. */
class Loudness {
  samples = 0
  readonly #steps: number[] = []
  #sum = 0
  #count = 0

  add(sound: Float32Array | undefined): void {
    for (const sample of sound ?? []) {
      this.#sum += Math.abs(sample)
      if (++this.#count === samplesPerStep) this.#step()
    }
    this.samples += sound?.length ?? 0
  }

  waveform(): Uint8Array {
    if (this.#count > 0) this.#step()
    const levels = Array.from({ length: bars }, (_, bar) => {
      const from = Math.floor((bar * this.#steps.length) / bars)
      const to = Math.max(from + 1, Math.floor(((bar + 1) * this.#steps.length) / bars))
      const part = this.#steps.slice(from, to)
      return part.reduce((sum, level) => sum + level, 0) / Math.max(part.length, 1)
    })
    const loudest = Math.max(...levels)
    return Uint8Array.from(levels, (level) => (loudest > 0 ? Math.round((100 * level) / loudest) : 0))
  }

  #step(): void {
    this.#steps.push(this.#sum / this.#count)
    this.#sum = 0
    this.#count = 0
  }
}

parentPort?.postMessage(await listen(String(workerData)))
