import type { Reader } from '#base/database/database.ts'
import { matchKey } from '#contacts/phone-match.ts'
import { peopleKnown } from '#imports/imports.reads.ts'
import type { ReadDebt } from '#imports/reading/list.ts'
import { nameKey } from '#imports/reading/preview.ts'

/** Who is already known: by number in any spelling, without one by name. */
export class KnownPeople {
  readonly #byPhone = new Map<string, string>()
  readonly #byName = new Map<string, Set<string>>()

  static async load(reader: Reader, workspaceId: string): Promise<KnownPeople> {
    const people = new KnownPeople()
    for (const { id, name, phone, matchKey: key } of await peopleKnown(reader, workspaceId)) {
      people.add({ id, name, phoneE164: phone })
      if (key !== null) people.#byPhone.set(key, id)
    }
    return people
  }

  add({ id, name, phoneE164 }: { id: string } & Pick<ReadDebt, 'name' | 'phoneE164'>): void {
    if (phoneE164 !== null) {
      const key = matchKey(phoneE164)
      if (!this.#byPhone.has(key)) this.#byPhone.set(key, id)
    }
    if (name === null) return
    const key = nameKey(name)
    const ids = this.#byName.get(key) ?? new Set()
    this.#byName.set(key, ids.add(id))
  }

  /** The one whose row this is; null: nobody known, or several of that name. */
  find({ name, phoneE164 }: Pick<ReadDebt, 'name' | 'phoneE164'>): string | null {
    if (phoneE164 !== null) return this.#byPhone.get(matchKey(phoneE164)) ?? null
    const ids = name === null ? undefined : this.#byName.get(nameKey(name))
    const [only] = ids ?? []
    return ids?.size === 1 ? (only ?? null) : null
  }
}
