import type { Readers } from '#readers/readers.ts'
import type { WhatsApp } from '#whatsapp/whatsapp.ts'

/** One message's way from the debtor's send to the later of the live clients. */
export interface Way {
  /** When it was sent, since the first message, ms. */
  atMs: number
  tookMs: number
}

/** Follows numbered messages from phones that write at a steady pace to the live clients. */
export class Ways {
  /** Those that have ended, by the number of their message. */
  readonly ended = new Map<number, Way>()
  readonly #whatsapp: WhatsApp
  readonly #readers: Readers
  readonly #clients: number
  readonly #mark: string
  readonly #left: number[] = []
  /** When a message came to each client, while it has not come to all. */
  readonly #underWay = new Map<number, Map<number, number>>()

  constructor(of: { whatsapp: WhatsApp; readers: Readers; clients: number; mark: string }) {
    this.#whatsapp = of.whatsapp
    this.#readers = of.readers
    this.#clients = of.clients
    this.#mark = of.mark
  }

  /** Asks what has come since the last look; answers the ways that have ended since. */
  async look(): Promise<Way[]> {
    const came = await this.#readers.ask('look', { mark: this.#mark })
    // Asked afterwards: whatever has come is among what has left.
    this.#left.push(...(await this.#whatsapp.ask('written', { from: this.#left.length })))
    return came.flatMap((texts, client) => texts.flatMap(([number, at]) => this.#note(client, number, at) ?? []))
  }

  #note(client: number, number: number, at: number): Way | null {
    const left = this.#left[number]
    if (left === undefined || this.ended.has(number)) return null
    const came = this.#underWay.get(number) ?? new Map<number, number>()
    this.#underWay.set(number, came)
    if (!came.has(client)) came.set(client, at)
    if (came.size < this.#clients) return null
    this.#underWay.delete(number)
    const way = { atMs: left - (this.#left[0] ?? left), tookMs: Math.max(...came.values()) - left }
    this.ended.set(number, way)
    return way
  }
}
