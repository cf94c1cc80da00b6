import { writeSync } from 'node:fs'

// Whoever reads the log may go away or stop reading, and the program must not care: it has a business to serve. pino's own
// output tries a broken pipe again without end, and waits as long for a reader that does not read.

/** How long (ms) a line waits for a reader that is behind. */
const waitMs = 200
const pauseMs = 5
const pause = new Int32Array(new SharedArrayBuffer(4))

/** Writes whole lines to a file descriptor at once; what nobody takes is dropped. */
export function makeLogOutput(descriptor: number): { write(line: string): void } {
  let isGone = false
  let isStuck = false
  let isTorn = false

  /** How many bytes were taken; 0: none just now. */
  function put(bytes: Buffer): number {
    try {
      return writeSync(descriptor, bytes)
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      // A full disk may have room again; a pipe that broke does not mend.
      if (code !== 'EAGAIN' && code !== 'EBUSY' && code !== 'ENOSPC') isGone = true
      return 0
    }
  }

  return {
    write(line) {
      const whole = Buffer.from(isTorn ? `\n${line}` : line)
      let bytes = whole
      // One that did not read for a whole turn is not waited for again until it reads.
      const deadline = performance.now() + (isStuck ? 0 : waitMs)
      while (!isGone) {
        bytes = bytes.subarray(put(bytes))
        isStuck = bytes.length > 0
        isTorn = isStuck && (isTorn || bytes.length < whole.length)
        if (!isStuck || performance.now() >= deadline) return
        Atomics.wait(pause, 0, 0, pauseMs)
      }
    },
  }
}

/** What is printed to a reader that has gone is no error of the program. */
export function outliveReaders(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)
}
