import type { Clock } from '#base/clock.ts'

/** So many messages are a burst. */
const burst = 1_000
/** How long (ms) nothing more may come for it to be over. */
const quietMs = 400

/**
 * V8 looks for garbage when it needs room, so what thousands of messages left behind stays until the next thousands come, a fifth
 * of the process. Who runs the program on a small machine gets it back when a burst is over: one pause of less than a tenth of a
 * second, at a moment when nobody waits.
 */
export function makeGcTrigger({ clock, collect }: { clock: Clock; collect(): void }): {
  /** So many messages were taken in or sent. */
  worked(messages: number): void
} {
  let since = 0
  let lastAt = 0
  let isWaiting = false

  function wait(ms: number): void {
    isWaiting = true
    clock.after(ms, () => {
      isWaiting = false
      const left = lastAt + quietMs - clock.now()
      if (left > 0) return wait(left)
      since = 0
      collect()
    })
  }

  return {
    worked(messages) {
      since += messages
      lastAt = clock.now()
      if (since >= burst && !isWaiting) wait(quietMs)
    },
  }
}

/**
 * Node has it only when it was asked to (`--expose-gc`), as the start script does. The flavour is what makes V8 give the pages
 * back; an ordinary collection keeps them for the next burst.
 */
export function collectGarbage(): void {
  void globalThis.gc?.({ type: 'major', execution: 'async', flavor: 'last-resort' })
}
