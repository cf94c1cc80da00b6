import type { proto } from '@whiskeysockets/baileys'
import type { Person } from './person.ts'

/** A message between the business and a person, as the business's own phone keeps it. */
export interface ChronicleEntry {
  id: string
  /** The business wrote it. */
  fromMe: boolean
  /** Epoch ms. */
  at: number
  message: proto.IMessage
}

/** Everything that was said, by person: what the own phone can hand to a newly linked client. */
export class Chronicle {
  readonly #chats = new Map<Person, Map<string, ChronicleEntry>>()

  /** Notes a message; one that is known already keeps its first entry. */
  note(person: Person, entry: ChronicleEntry): void {
    const chat = this.#chats.get(person) ?? new Map<string, ChronicleEntry>()
    this.#chats.set(person, chat)
    const key = `${entry.fromMe} ${entry.id}`
    if (!chat.has(key)) chat.set(key, entry)
  }

  /** The conversations, each oldest first. */
  *chats(): Iterable<[Person, ChronicleEntry[]]> {
    for (const person of this.#chats.keys()) yield [person, this.chatOf(person)]
  }

  /** The conversation with one person, oldest first. */
  chatOf(person: Person): ChronicleEntry[] {
    return [...(this.#chats.get(person)?.values() ?? [])].sort((a, b) => a.at - b.at)
  }

  /** A message by its id, with the person it was exchanged with. */
  find(id: string): { person: Person; entry: ChronicleEntry } | undefined {
    for (const [person, chat] of this.#chats) {
      const entry = chat.get(`false ${id}`) ?? chat.get(`true ${id}`)
      if (entry) return { person, entry }
    }
    return undefined
  }
}
