import { Worker } from 'node:worker_threads'
import { type Clock, systemClock } from '#base/clock.ts'
import type { Role } from '#imports/reading/header-words.ts'
import { ListRefused, type RefusedBecause } from '#imports/reading/limits.ts'
import type { ReadAbout, ReadList } from '#imports/reading/list.ts'
import type { Source } from '#imports/reading/source.ts'

// A stranger's file can be made so that reading it takes all memory or for ever. It is read in a thread of its own with a limit to both;
// messages go on meanwhile, and the thread's memory goes with it.

/** The bytes of a file or a text that was pasted. `roles`: what a person says the columns hold. */
export interface ReadingQuestion {
  readonly content: Uint8Array | string
  readonly about: ReadAbout
  readonly roles: readonly Role[] | null
}

/** How the list was written, for showing. */
export type SourceGuess = Pick<Source, 'format' | 'encoding' | 'delimiter'>

export type ReadingAnswer =
  | { readonly list: ReadList; readonly source: SourceGuess }
  | { readonly refused: RefusedBecause }

const maxMs = 120_000
const maxHeapMb = 1_024

/** Reads a list in a thread. Throws `ListRefused`. */
export function readInThread(
  question: ReadingQuestion,
  clock: Pick<Clock, 'after'> = systemClock,
): Promise<{ list: ReadList; source: SourceGuess }> {
  const worker = new Worker(new URL('./reading-worker.ts', import.meta.url), {
    workerData: question,
    resourceLimits: { maxOldGenerationSizeMb: maxHeapMb },
  })
  return new Promise((resolve, reject) => {
    const finish = (settle: () => void) => {
      cancel()
      worker.removeAllListeners()
      void worker.terminate()
      settle()
    }
    const cancel = clock.after(maxMs, () => finish(() => reject(new ListRefused('takes_too_long'))))
    worker.once('message', (answer: ReadingAnswer) =>
      finish(() => ('refused' in answer ? reject(new ListRefused(answer.refused)) : resolve(answer))),
    )
    worker.once('error', (error: Error & { code?: string }) =>
      finish(() => reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new ListRefused('unpacked_too_large') : error)),
    )
    worker.once('exit', () => finish(() => reject(new ListRefused('takes_too_long'))))
  })
}
