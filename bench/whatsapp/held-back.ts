import type { LinkedAccount } from '@aldia/server/simulator/linked-account.ts'
import { monotonic, untilDue } from '#processes/monotonic.ts'

type Stanza = Parameters<LinkedAccount['deliver']>[0]

/** Stands between the debtors' phones and the server's queue for the client. */
export class HeldBack {
  readonly #account: LinkedAccount
  readonly #pass: LinkedAccount['deliver']
  #messages: Stanza[] = []
  #holding = false

  constructor(account: LinkedAccount) {
    this.#account = account
    this.#pass = account.deliver.bind(account)
    account.deliver = (node) => {
      if (this.#holding && node.tag === 'message') this.#messages.push(node)
      else this.#pass(node)
    }
  }

  /** What is sent meanwhile stays here. */
  async hold(send: () => Promise<void>): Promise<void> {
    this.#holding = true
    try {
      await send()
    } finally {
      this.#holding = false
    }
  }

  release(window: number): Promise<number> {
    const messages = this.#take()
    const open = new Set<string>()
    const started = monotonic()
    let next = 0
    return new Promise((resolve) => {
      const fill = () => {
        for (; open.size < window && next < messages.length; next++) {
          const node = messages[next]
          if (!node) continue
          open.add(node.attrs.id ?? '')
          this.#pass(node)
        }
        if (open.size > 0) return
        stop()
        resolve(started)
      }
      const stop = this.#account.confirmed.on(({ id }) => {
        if (open.delete(id)) fill()
      })
      fill()
    })
  }

  async releaseEvery(everyMs: number): Promise<number[]> {
    const messages = this.#take()
    const started = monotonic()
    const left: number[] = []
    for (const [i, node] of messages.entries()) {
      await untilDue(started + i * everyMs)
      left.push(monotonic())
      this.#pass(node)
    }
    return left
  }

  releaseOne(): number {
    const node = this.#messages.shift()
    if (!node) throw new Error('nothing is held back')
    const left = monotonic()
    this.#pass(node)
    return left
  }

  releaseAll(): void {
    for (const node of this.#take()) this.#pass(node)
  }

  #take(): Stanza[] {
    const messages = this.#messages
    this.#messages = []
    return messages
  }
}
