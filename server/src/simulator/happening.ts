/** Something that happens again and again and that others listen to or wait for. */
export class Happening<T> {
  #listeners = new Set<(value: T) => void>()

  /** Calls the listener each time; the returned function ends that. */
  on(listener: (value: T) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Tells every listener. */
  tell(value: T): void {
    for (const listener of [...this.#listeners]) listener(value)
  }

  /** Waits for the next value that fits. Rejects after `timeoutMs` when one is given. */
  next(fits: (value: T) => boolean = () => true, timeoutMs?: number): Promise<T> {
    return new Promise((resolve, reject) => {
      let timer: NodeJS.Timeout | undefined
      const end = this.on((value) => {
        if (!fits(value)) return
        end()
        clearTimeout(timer)
        resolve(value)
      })
      if (timeoutMs === undefined) return
      timer = setTimeout(() => {
        end()
        reject(new Error(`Waited ${timeoutMs} ms in vain`))
      }, timeoutMs)
    })
  }
}
