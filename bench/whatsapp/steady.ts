import { monotonic, untilDue } from '#processes/monotonic.ts'

/** Debtors who write at an even pace, whatever the client does with it. */
export class Steady {
  readonly #write: (number: number, text: string) => Promise<void>
  /** When each text was sent, monotonic ms. */
  readonly left: number[] = []
  /** Settles when all of them are on their way. */
  done: Promise<void> = Promise.resolve()

  constructor(write: (number: number, text: string) => Promise<void>) {
    this.#write = write
  }

  begin(about: { count: number; everyMs: number; textOf(number: number): string }): void {
    this.left.length = 0
    this.done = this.#writeAll(about)
  }

  async #writeAll({ count, everyMs, textOf }: Parameters<Steady['begin']>[0]): Promise<void> {
    const started = monotonic()
    const leaving: Promise<void>[] = []
    for (let i = 0; i < count; i++) {
      await untilDue(started + i * everyMs)
      this.left.push(monotonic())
      leaving.push(this.#write(i, textOf(i)))
    }
    await Promise.all(leaving)
  }
}
