import type { BinaryNode } from '@whiskeysockets/baileys'

/** A stanza that the client has not confirmed yet. */
export interface Waiting {
  readonly number: number
  readonly node: BinaryNode
  /** It went out on the present connection. */
  sent: boolean
}

const keyOf = (tag: string, id: string) => `${tag} ${id}`

/** The stanzas for the linked client in the order in which they came, kept until the client confirms each. */
export class StanzaQueue {
  readonly #waiting = new Map<number, Waiting>()
  readonly #byId = new Map<string, number[]>()
  #next = 1

  get size(): number {
    return this.#waiting.size
  }

  add(node: BinaryNode): Waiting {
    const waiting = { number: this.#next++, node, sent: false }
    this.#waiting.set(waiting.number, waiting)
    const key = keyOf(node.tag, node.attrs.id ?? '')
    this.#byId.set(key, [...(this.#byId.get(key) ?? []), waiting.number])
    return waiting
  }

  /** In order; what is added meanwhile is met too. */
  [Symbol.iterator](): IterableIterator<Waiting> {
    return this.#waiting.values()
  }

  /** How many of this kind wait. */
  count(tag: string): number {
    let count = 0
    for (const { node } of this.#waiting.values()) if (node.tag === tag) count += 1
    return count
  }

  /**
   * Removes what the client confirmed. Only stanzas that went out on this connection count, and of several with the
   * same id only the oldest unless `all`: the refusal of a message must not remove its resend that waits behind it.
   */
  confirm(tag: string, id: string, all: boolean): boolean {
    const key = keyOf(tag, id)
    const sent = (this.#byId.get(key) ?? []).filter((number) => this.#waiting.get(number)?.sent)
    const gone = all ? sent : sent.slice(0, 1)
    for (const number of gone) this.#remove(key, number)
    return gone.length > 0
  }

  /** A new connection: nothing has gone out on it yet. */
  startOver(): void {
    for (const waiting of this.#waiting.values()) waiting.sent = false
  }

  clear(): void {
    this.#waiting.clear()
    this.#byId.clear()
  }

  #remove(key: string, number: number): void {
    this.#waiting.delete(number)
    const left = (this.#byId.get(key) ?? []).filter((other) => other !== number)
    if (left.length > 0) this.#byId.set(key, left)
    else this.#byId.delete(key)
  }
}
