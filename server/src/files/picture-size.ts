import { Worker } from 'node:worker_threads'
import { type Clock, systemClock } from '#base/clock.ts'

// A stranger's bytes can be made so that reading a size out of them takes long. It is done in a thread of its own, which is ended
// when it does not answer in time; meanwhile messages go on.

export interface SizeQuestion {
  id: number
  head: Uint8Array
}
export interface SizeAnswer {
  id: number
  size: { width: number; height: number } | null
}
type Size = { width: number | null; height: number | null }

/** No honest picture takes longer (ms); the thread's start is part of it. */
const maxMs = 2_000
/** Without work the thread ends after so long (ms), and its memory with it. */
const idleMs = 10_000
const maxHeapMb = 64
const unknownSize: Size = { width: null, height: null }

/** Reads sizes one after another in one thread. `program` and `clock` differ in tests only. */
export class PictureSizes {
  readonly #program: URL
  readonly #clock: Pick<Clock, 'after'>
  #worker: Worker | null = null
  #last: Promise<unknown> = Promise.resolve()
  #number = 0
  #cancelIdle = (): void => undefined

  constructor(
    program = new URL('./picture-size-worker.ts', import.meta.url),
    clock: Pick<Clock, 'after'> = systemClock,
  ) {
    this.#program = program
    this.#clock = clock
  }

  /** Width and height of a picture as it is shown (pixels), from the beginning of its bytes; nulls when they do not tell. */
  read(head: Uint8Array, mimeType: string): Promise<Size> {
    if (!mimeType.startsWith('image/')) return Promise.resolve(unknownSize)
    const answer = this.#last.then(() => this.#ask(head))
    this.#last = answer
    return answer
  }

  #ask(head: Uint8Array): Promise<Size> {
    this.#cancelIdle()
    this.#worker ??= this.#start()
    const worker = this.#worker
    const id = ++this.#number
    return new Promise<Size>((resolve) => {
      const finish = (size: SizeAnswer['size'], isOver: boolean) => {
        cancel()
        worker.removeAllListeners()
        if (isOver) this.#end(worker)
        else this.#cancelIdle = this.#clock.after(idleMs, () => this.#end(worker))
        resolve(size ?? unknownSize)
      }
      const cancel = this.#clock.after(maxMs, () => finish(null, true))
      worker.on('message', (answer: SizeAnswer) => answer.id === id && finish(answer.size, false))
      // Out of memory, or ended.
      worker.on('error', () => finish(null, true))
      worker.on('exit', () => finish(null, true))
      const question: SizeQuestion = { id, head }
      worker.postMessage(question)
    })
  }

  #start(): Worker {
    const worker = new Worker(this.#program, { resourceLimits: { maxOldGenerationSizeMb: maxHeapMb } })
    worker.unref()
    return worker
  }

  #end(worker: Worker): void {
    if (this.#worker === worker) this.#worker = null
    void worker.terminate()
  }
}
