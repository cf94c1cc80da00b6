import type { Reader } from '#base/database/database.ts'
import { matchKey, phoneOfAddress } from '#contacts/phone-match.ts'
import { peopleKnown } from '#imports/imports.reads.ts'
import type { ReadDebt } from '#imports/reading/list.ts'
import { nameKey } from '#imports/reading/preview.ts'

/** Who is already known: by their number, without one by name. A number that is merely alike is somebody else's until a person has said so. */
export class KnownPeople {
  readonly #byPhone = new Map<string, string>()
  readonly #byLikeness = new Map<string, string>()
  readonly #byName = new Map<string, Set<string>>()

  static async load(reader: Reader, workspaceId: string): Promise<KnownPeople> {
    const people = new KnownPeople()
    for (const { id, name, phone, address } of await peopleKnown(reader, workspaceId)) {
      people.add({ id, name, phoneE164: phone })
      if (address !== null) people.#addPhone(id, phoneOfAddress(address))
    }
    return people
  }

  add({ id, name, phoneE164 }: { id: string } & Pick<ReadDebt, 'name' | 'phoneE164'>): void {
    this.#addPhone(id, phoneE164)
    if (name === null) return
    const key = nameKey(name)
    const ids = this.#byName.get(key) ?? new Set()
    this.#byName.set(key, ids.add(id))
  }

  #addPhone(id: string, phone: string | null): void {
    if (phone === null) return
    if (!this.#byPhone.has(phone)) this.#byPhone.set(phone, id)
    const key = matchKey(phone)
    if (!this.#byLikeness.has(key)) this.#byLikeness.set(key, id)
  }

  /** The one whose row this is; null: nobody known, or several of that name. */
  find({ name, phoneE164 }: Pick<ReadDebt, 'name' | 'phoneE164'>): string | null {
    if (phoneE164 !== null) return this.#byPhone.get(phoneE164) ?? null
    const ids = name === null ? undefined : this.#byName.get(nameKey(name))
    const [only] = ids ?? []
    return ids?.size === 1 ? (only ?? null) : null
  }

  /** Of whom it is to be asked whether they are this one: their number is another spelling of this or of one much like it. */
  like({ phoneE164 }: Pick<ReadDebt, 'phoneE164'>): string | null {
    return phoneE164 === null ? null : (this.#byLikeness.get(matchKey(phoneE164)) ?? null)
  }
}
