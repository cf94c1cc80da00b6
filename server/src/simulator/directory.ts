import { jidDecode } from '@whiskeysockets/baileys'
import type { Person } from './person.ts'

/** The other ways in which a number may be dialled: Brazil's ninth digit, Mexico's 1, Argentina's 9. */
export function formsOf(digits: string): string[] {
  const brazil = /^(55\d\d)(9?)(\d{8})$/.exec(digits)
  if (brazil) return [`${brazil[1]}9${brazil[3]}`, `${brazil[1]}${brazil[3]}`]
  const mexico = /^521?(\d{10})$/.exec(digits)
  if (mexico) return [`52${mexico[1]}`, `521${mexico[1]}`]
  const argentina = /^549?(\d{10})$/.exec(digits)
  if (argentina) return [`54${argentina[1]}`, `549${argentina[1]}`]
  return [digits]
}

/** The people who exist, found by number or by address. */
export class Directory {
  readonly #byPhone = new Map<string, Person>()
  readonly #byUser = new Map<string, Person>()

  add(person: Person): void {
    if (this.#byPhone.has(person.phone)) throw new Error(`${person.phone} is there already`)
    this.#byPhone.set(person.phone, person)
    this.#byUser.set(person.jid, person)
    if (person.lid) this.#byUser.set(person.lid, person)
  }

  all(): Person[] {
    return [...this.#byPhone.values()]
  }

  /** By the number as it was added or as it is registered, digits only or with a plus. */
  byPhone(phone: string): Person | undefined {
    const digits = phone.replace(/\D/g, '')
    return this.#byPhone.get(digits) ?? this.#byUser.get(`${digits}@s.whatsapp.net`)
  }

  /** By a dialled number in any of its national forms, as WhatsApp's own search does. */
  byDialled(phone: string): Person | undefined {
    const digits = phone.replace(/\D/g, '')
    for (const form of [digits, ...formsOf(digits)]) {
      const person = this.byPhone(form)
      if (person) return person
    }
    return undefined
  }

  /** By a phone or LID address, with or without a device part. Only the registered form of a number is an address. */
  byAddress(address: string): Person | undefined {
    const decoded = jidDecode(address)
    return decoded ? this.#byUser.get(`${decoded.user}@${decoded.server}`) : undefined
  }
}
