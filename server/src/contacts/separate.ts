import { contactSeparated } from '@aldia/shared/contact.ts'
import { fail } from '#base/failure.ts'
import type { Work } from '#base/work.ts'
import {
  type ContactRow,
  findContacts,
  giveNotes,
  type IdentityRow,
  identitiesOf,
  insertContact,
  moveIdentity,
  pointTo,
  saveContact,
} from '#contacts/contacts.store.ts'
import { keepApart } from '#contacts/likenesses.ts'
import type { MergeParts } from '#contacts/merge-parts.ts'
import { phoneOfAddress } from '#contacts/phone-match.ts'

/** Two that were one person: who gets their own, and by which addresses they are known. */
export interface SeparatedContacts {
  readonly theirsId: string
  readonly staysId: string
  readonly addresses: ReadonlySet<string>
}

/** Takes back that one contact became another: names, numbers, addresses and notes are as before. They are two for good. */
export async function separateMerged(
  work: Work,
  merge: { fromContactId: string; intoContactId: string },
  parts: MergeParts,
): Promise<SeparatedContacts> {
  const { fromContactId: theirsId, intoContactId: staysId } = merge
  const rows = await findContacts(work.tx, work.workspaceId, [theirsId, staysId])
  const gone = rows.find(({ id }) => id === theirsId)
  const survivor = rows.find(({ id }) => id === staysId)
  if (!gone || !survivor) fail('not_found', 'contact')
  // What was merged on since has to be taken back first.
  if (gone.mergedIntoId !== staysId || survivor.mergedIntoId !== null) fail('conflict', 'undo_later_change')
  const before = parts.rows<ContactRow>('contactBefore')
  const stayedAs = before.find(({ id }) => id === staysId) ?? survivor
  const was = before.find(({ id }) => id === theirsId) ?? gone
  const addresses = belongingTo(parts.ids('address'), await identitiesOf(work.tx, staysId))
  await saveContact(work.tx, { ...was, mergedIntoId: null, seq: work.seq })
  // What the survivor had taken from the other it gives back, unless it has something else by now.
  const own = (name: 'name' | 'pushName' | 'phone') =>
    survivor[name] === (stayedAs[name] ?? was[name]) ? stayedAs[name] : survivor[name]
  await saveContact(work.tx, {
    ...survivor,
    name: own('name'),
    pushName: own('pushName'),
    phone: own('phone'),
    seq: work.seq,
  })
  const notes = [...parts.ids('note')]
  await giveNotes(work.tx, notes, theirsId, work.seq)
  for (const id of notes) work.touch('notes', id)
  await pointTo(work.tx, [...parts.ids('mergedEarlier')], theirsId, work.seq)
  return settle(work, { theirsId, staysId, addresses })
}

/** Makes another contact of some addresses of one. */
export async function separateAddresses(
  work: Work,
  { contactId, addresses }: { contactId: string; addresses: readonly string[] },
): Promise<SeparatedContacts> {
  const [contact] = await findContacts(work.tx, work.workspaceId, [contactId])
  if (!contact || contact.mergedIntoId !== null) fail('not_found', 'contact')
  const all = await identitiesOf(work.tx, contactId)
  const wanted = belongingTo(new Set(addresses), all)
  if (!addresses.every((address) => all.some((one) => one.address === address)))
    fail('not_found', 'contact', { field: 'addresses' })
  if (wanted.size === all.length) fail('invalid', 'separate_all', { field: 'addresses' })
  const phones = [...wanted].map(phoneOfAddress).filter((phone) => phone !== null)
  const [phone = null] = phones
  const theirsId = work.newId()
  await insertContact(work.tx, {
    id: theirsId,
    workspaceId: work.workspaceId,
    seq: work.seq,
    name: null,
    pushName: null,
    phone,
    mergedIntoId: null,
    createdAt: work.now,
  })
  if (contact.phone !== null && phones.includes(contact.phone)) {
    const left = all.filter(({ address }) => !wanted.has(address)).map(({ address }) => phoneOfAddress(address))
    await saveContact(work.tx, { ...contact, phone: left.find((one) => one !== null) ?? null, seq: work.seq })
  }
  return settle(work, { theirsId, staysId: contactId, addresses: wanted })
}

async function settle(work: Work, separated: SeparatedContacts): Promise<SeparatedContacts> {
  const { theirsId, staysId, addresses } = separated
  for (const address of addresses)
    await moveIdentity(work.tx, { workspaceId: work.workspaceId, address, contactId: theirsId })
  await keepApart(work, theirsId, staysId)
  work.record(contactSeparated, { contactId: theirsId, data: { contactId: theirsId, fromContactId: staysId } })
  return separated
}

/** These addresses, and those that the network named together with one of them later. */
function belongingTo(addresses: ReadonlySet<string>, all: readonly IdentityRow[]): Set<string> {
  const theirs = new Set(all.flatMap(({ address }) => (addresses.has(address) ? [address] : [])))
  for (const { address, together } of all) if (together !== null && theirs.has(together)) theirs.add(address)
  return theirs
}
