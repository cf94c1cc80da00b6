import type { Contact } from '@aldia/shared/contact.ts'
import { personName } from './person-name.ts'

type Called = Pick<Contact, 'name' | 'pushName' | 'phone'>

/** What a contact is called on screen: the team's name, else the one of WhatsApp, else the number, else `unknown`. */
export function contactName(contact: Called, unknown: string): string {
  return personName({ name: contact.name ?? contact.pushName, phone: contact.phone }, unknown)
}

/** Who is left after a merge: the survivor's own name and number, else those of the one who joins. */
export function afterMerge(from: Called, into: Called): Called {
  return {
    name: into.name ?? from.name,
    pushName: into.pushName ?? from.pushName,
    phone: into.phone ?? from.phone,
  }
}
