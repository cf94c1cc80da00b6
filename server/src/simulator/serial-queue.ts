/** Runs pieces of work one after the other in the order in which they were handed in; a failed one holds up nobody. */
export class SerialQueue {
  #tail: Promise<unknown> = Promise.resolve()

  /** Queues the work and answers with its result. */
  run<T>(work: () => Promise<T> | T): Promise<T> {
    const result = this.#tail.then(work)
    this.#tail = result.catch(() => undefined)
    return result
  }

  /** Settles when everything queued so far is done. */
  idle(): Promise<void> {
    return this.#tail.then(() => undefined)
  }
}
