import { contactLearned, contactResembles } from '@aldia/shared/contact.ts'
import type { Work } from '#base/work.ts'
import {
  addressesOf,
  type ContactRow,
  findByPhone,
  findContacts,
  findIdentities,
  type IdentityMatch,
  insertContact,
  insertIdentity,
  moveIdentity,
  saveContact,
} from '#contacts/contacts.store.ts'
import { mergeInto } from '#contacts/merge.ts'
import { matchKeyOfAddress, phoneOfAddress, spellings } from '#contacts/phone-match.ts'
import { cleanPushName } from '#contacts/readable-text.ts'

export type { IdentityMatch } from '#contacts/contacts.store.ts'

declare module '#base/work.ts' {
  interface HandedIn {
    contacts: ContactRow
  }
}

// Who is this? Match first: the exact address, then the other address of the same person, then the number in any spelling.
// Only when nothing matches is there a new contact, with the addresses exactly as the network gave them. A privacy id (LID) is the
// network's word on who somebody is: two people with different ones are never made one here, however alike their numbers; the
// likeness is told, and a person decides.

/** A person as a message or the network's address book names them. */
export interface Met {
  address: string
  other: string | null
  pushName: string | null
}

export interface Found {
  contact: ContactRow
  /** Contacts that turned out to be this one and were merged into it. */
  merged: string[]
}

/** By what these people can be recognised: their addresses, and what is equal in all spellings of their numbers. */
export function marksOf(people: readonly Pick<Met, 'address' | 'other'>[]): {
  addresses: string[]
  matchKeys: string[]
} {
  const addresses = new Set(people.flatMap((met) => (met.other === null ? [met.address] : [met.address, met.other])))
  const keys = new Set([...addresses].map(matchKeyOfAddress).filter((key) => key !== null))
  return { addresses: [...addresses], matchKeys: [...keys] }
}

/**
 * The contacts of these people, in the same order; makes those not yet known. `identities` are those that bear one of their
 * marks, if they were looked up already.
 */
export async function findOrMakeContacts(
  work: Work,
  people: readonly Met[],
  identities?: readonly IdentityMatch[],
): Promise<Found[]> {
  const known = await loadKnown(work, people, identities)
  const found: Found[] = []
  for (const met of people) found.push(await settle(work, known, met))
  // A later one of this batch may have merged the contact of an earlier one.
  const settled = found.map((one) => ({ ...one, contact: known.living(one.contact.id) ?? one.contact }))
  for (const { contact } of settled) work.know('contacts', contact.id, contact)
  return settled
}

export async function findOrMakeContact(work: Work, met: Met): Promise<Found> {
  const [found] = await findOrMakeContacts(work, [met])
  if (!found) throw new Error('one person met gives one contact')
  return found
}

/** What the network's address book says of a person. */
export interface Identity extends Met {
  /** The name under which the business saved them on its phone. */
  savedName: string | null
}

/**
 * Adds what the network told later (a name, the other address) to contacts that are known. Answers those not known: a name in an
 * address book makes nobody a contact.
 */
export async function learnIdentities(work: Work, batch: readonly Identity[]): Promise<Identity[]> {
  const known = await loadKnown(work, batch)
  const unknown: Identity[] = []
  for (const one of batch) {
    if (known.of(one).length === 0) {
      unknown.push(one)
      continue
    }
    const { contact } = await settle(work, known, one)
    const savedName = cleanPushName(one.savedName)
    if (savedName !== null && contact.name === null) {
      await change(work, known, { ...contact, name: savedName })
    }
  }
  return unknown
}

/** The network said under which address it knows this contact's number. */
export async function learnLookUp(
  work: Work,
  contactId: string,
  chat: { address: string; other: string | null },
): Promise<void> {
  const { contact } = await findOrMakeContact(work, { ...chat, pushName: null })
  if (contact.id === contactId) return
  const [asked] = await findContacts(work.tx, work.workspaceId, [contactId])
  if (!asked || asked.mergedIntoId !== null) return
  const lids = await privacyIdsOf(work, [asked.id, contact.id])
  const [askedLids, foundLids] = [lids.get(asked.id), lids.get(contact.id)]
  const areTwo = askedLids?.size && foundLids?.size && ![...askedLids].some((lid) => foundLids.has(lid))
  if (areTwo) return
  const [elder, younger] = asked.id < contact.id ? [asked, contact] : [contact, asked]
  await mergeInto(work, younger, elder)
}

type Known = Awaited<ReturnType<typeof loadKnown>>

async function loadKnown(
  work: Work,
  people: readonly { address: string; other: string | null }[],
  identities?: readonly IdentityMatch[],
) {
  const marks = marksOf(people)
  const { addresses } = marks
  const rows = identities ?? (await findIdentities(work.tx, work.workspaceId, marks))
  const contacts = new Map<string, ContactRow>()
  const byAddress = new Map<string, string>()
  const byKey = new Map<string, string>()
  const replaced = new Map<string, string>()
  for (const row of rows) {
    contacts.set(row.contact.id, row.contact)
    byAddress.set(row.address, row.contact.id)
    if (row.matchKey !== null) byKey.set(row.matchKey, row.contact.id)
  }
  // People added by hand have a number, but no address until the network has given one.
  const numbers = addresses
    .filter((address) => !byAddress.has(address) && !byKey.has(matchKeyOfAddress(address) ?? ''))
    .map(phoneOfAddress)
    .filter((phone) => phone !== null)
  if (numbers.length > 0) {
    for (const contact of await findByPhone(work.tx, work.workspaceId, numbers.flatMap(spellings))) {
      contacts.set(contact.id, contact)
      const key = matchKeyOfAddress(`${contact.phone?.slice(1)}@s.whatsapp.net`)
      if (key !== null && !byKey.has(key)) byKey.set(key, contact.id)
    }
  }
  const living = (id: string) => contacts.get(replaced.get(id) ?? id)
  const keyOf = (address: string) => byKey.get(matchKeyOfAddress(address) ?? '')
  // Nearly everybody is found by the privacy id itself; only of those found by number alone is it asked.
  const foundByNumber = people.flatMap((met) => {
    const lid = privacyIdOf(met)
    const byLid = lid === null ? undefined : byAddress.get(lid)
    const ids = [met.address, met.other].flatMap((address) =>
      address === null ? [] : [byAddress.get(address), keyOf(address)],
    )
    return lid === null ? [] : ids.filter((id) => id !== undefined && id !== byLid)
  })
  const privacyIds = await privacyIdsOf(work, foundByNumber)
  return {
    living,
    /** Whether the network knows this contact by a privacy id, and not by this one. */
    isSomebodyElse(contactId: string, lid: string | null): boolean {
      const ids = privacyIds.get(contactId)
      return lid !== null && ids !== undefined && ids.size > 0 && !ids.has(lid)
    },
    has: (address: string) => byAddress.has(address),
    ownerOf: (address: string) => byAddress.get(address),
    learn(address: string, contactId: string) {
      byAddress.set(address, contactId)
      if (isPrivacyId(address)) privacyIds.set(contactId, (privacyIds.get(contactId) ?? new Set()).add(address))
      const key = matchKeyOfAddress(address)
      if (key !== null) byKey.set(key, contactId)
    },
    keep: (contact: ContactRow) => void contacts.set(contact.id, contact),
    replace(fromId: string, into: ContactRow) {
      for (const [from, to] of replaced) if (to === fromId) replaced.set(from, into.id)
      replaced.set(fromId, into.id)
      contacts.set(into.id, into)
      privacyIds.set(into.id, new Set([...(privacyIds.get(into.id) ?? []), ...(privacyIds.get(fromId) ?? [])]))
    },
    /** All contacts that are this person, best match first. */
    of(met: { address: string; other: string | null }): ContactRow[] {
      const ids = [met.address, met.other].flatMap((address) => {
        // An address that is known needs no likeness.
        return address === null ? [] : [byAddress.get(address) ?? keyOf(address)]
      })
      const rows = ids.map((id) => (id === undefined ? undefined : living(id))).filter((row) => row !== undefined)
      return [...new Map(rows.map((row) => [row.id, row])).values()]
    },
  }
}

async function settle(work: Work, known: Known, met: Met): Promise<Found> {
  const lid = privacyIdOf(met)
  const alike = known.of(met)
  const same = alike.filter(({ id }) => !known.isSomebodyElse(id, lid))
  const others = alike.filter((contact) => !same.includes(contact))
  const merged: string[] = []
  // Ids sort by age: the one known longest stays.
  let [contact, ...doubles] = same.sort((a, b) => (a.id < b.id ? -1 : 1))
  contact ??= await make(work, met)
  known.keep(contact)
  for (const double of doubles) {
    contact = await mergeInto(work, double, contact)
    known.replace(double.id, contact)
    merged.push(double.id)
  }
  if (lid !== null && !known.has(lid))
    for (const other of others)
      work.record(contactResembles, { contactId: contact.id, data: { otherContactId: other.id } })
  for (const address of [met.address, met.other]) {
    if (address === null) continue
    if (known.has(address)) {
      // The number has another holder now, as the network says beside the privacy id.
      const isTakenOver = others.some(({ id }) => id === known.ownerOf(address))
      if (!isTakenOver) continue
      await moveIdentity(work.tx, { workspaceId: work.workspaceId, address, contactId: contact.id })
      known.learn(address, contact.id)
      for (const { id } of [contact, ...others]) work.touch('contacts', id)
      continue
    }
    const matchKey = matchKeyOfAddress(address)
    await insertIdentity(work.tx, {
      workspaceId: work.workspaceId,
      address,
      contactId: contact.id,
      matchKey,
      createdAt: work.now,
    })
    known.learn(address, contact.id)
    work.touch('contacts', contact.id)
  }
  const pushName = cleanPushName(met.pushName) ?? contact.pushName
  const phone = contact.phone ?? phoneOfAddress(met.address) ?? (met.other === null ? null : phoneOfAddress(met.other))
  if (pushName !== contact.pushName || phone !== contact.phone) {
    contact = await change(work, known, { ...contact, pushName, phone })
  }
  return { contact, merged }
}

const isPrivacyId = (address: string): boolean => address.endsWith('@lid')

const privacyIdOf = (met: { address: string; other: string | null }): string | null =>
  [met.address, met.other].find((address) => address !== null && isPrivacyId(address)) ?? null

async function privacyIdsOf(
  work: Work,
  contactIds: readonly (string | undefined)[],
): Promise<Map<string, Set<string>>> {
  const ids = [...new Set(contactIds.filter((id) => id !== undefined))]
  if (ids.length === 0) return new Map()
  const addresses = await addressesOf(work.tx, ids)
  return new Map([...addresses].map(([id, all]) => [id, new Set(all.filter(isPrivacyId))]))
}

async function make(work: Work, met: Met): Promise<ContactRow> {
  const contact: ContactRow = {
    id: work.newId(),
    workspaceId: work.workspaceId,
    seq: work.seq,
    name: null,
    pushName: cleanPushName(met.pushName),
    phone: phoneOfAddress(met.address) ?? (met.other === null ? null : phoneOfAddress(met.other)),
    mergedIntoId: null,
    createdAt: work.now,
  }
  await insertContact(work.tx, contact)
  work.touch('contacts', contact.id)
  return contact
}

/** Its card shows name and number too, so the board hears of it. */
async function change(work: Work, known: Known, contact: ContactRow): Promise<ContactRow> {
  const saved = { ...contact, seq: work.seq }
  await saveContact(work.tx, saved)
  known.keep(saved)
  work.touch('contacts', saved.id)
  work.record(contactLearned, { contactId: saved.id, data: {} })
  return saved
}
