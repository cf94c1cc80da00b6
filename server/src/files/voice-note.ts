import { Worker } from 'node:worker_threads'
import { type Clock, systemClock } from '#base/clock.ts'

/** What phones show of a voice note before they have it: how long it is, and how loud it is along its way. */
export interface VoiceNote {
  /** Whole seconds, at least 1; null when the file is damaged. */
  seconds: number | null
  /** 64 loudnesses from 0 to 100, the loudest 100; null when the file is damaged. */
  waveform: Uint8Array | null
}

/** An hour is decoded in 20 s; what takes longer (ms) goes without. */
const maxMs = 30_000
const maxHeapMb = 64

/**
 * Listens to a file, in a thread of its own, for decoding takes long. null when it is no Opus in Ogg, the one thing that phones
 * play as a voice note. `program` and `clock` differ in tests only.
 */
export function readVoiceNote(
  path: string,
  program = new URL('./voice-note-worker.ts', import.meta.url),
  clock: Pick<Clock, 'after'> = systemClock,
): Promise<VoiceNote | null> {
  const worker = new Worker(program, { workerData: path, resourceLimits: { maxOldGenerationSizeMb: maxHeapMb } })
  return new Promise((resolve) => {
    const finish = (note: VoiceNote | null) => {
      cancel()
      worker.removeAllListeners()
      // A late failure of what nobody waits for any more.
      worker.on('error', () => undefined)
      void worker.terminate()
      resolve(note)
    }
    const cancel = clock.after(maxMs, () => finish({ seconds: null, waveform: null }))
    worker.on('message', finish)
    worker.on('error', () => finish({ seconds: null, waveform: null }))
    worker.on('exit', () => finish({ seconds: null, waveform: null }))
  })
}
