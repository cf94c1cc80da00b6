import { contactLearned } from '@aldia/shared/contact.ts'
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
import { askLikeness, knownToDiffer } from '#contacts/likenesses.ts'
import { mergeInto } from '#contacts/merge.ts'
import { lineKey, matchKey, matchKeyOfAddress, phoneOfAddress, spellings } from '#contacts/phone-match.ts'
import { cleanPushName } from '#contacts/readable-text.ts'

export type { IdentityMatch } from '#contacts/contacts.store.ts'

declare module '#base/work.ts' {
  interface HandedIn {
    contacts: ContactRow
  }
}

// Who is this? Match first: the exact address, then the other address of the same person, then the number in any spelling.
// Only when nothing matches is there a new contact, with the addresses exactly as the network gave them. A privacy id (LID) is the
// network's word on who somebody is: two people with different ones are never made one here, however alike their numbers, and neither
// are two lines that are merely alike; then it is asked, and a person decides.

/** A person as a message or the network's address book names them. */
export interface Met {
  address: string
  other: string | null
  pushName: string | null
}

export interface Found {
  contact: ContactRow
  /** Contacts that turned out to be this one and were merged into it. */
  merged: { contactId: string; mergeId: string }[]
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
    if (!known.of(one).some(({ isSure }) => isSure)) {
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
  if (areTwo || (await knownToDiffer(work, [asked.id, contact.id]))(asked.id, contact.id)) return
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
  const byKey = new Map<string, { contactId: string; line: string }[]>()
  const addKey = (key: string | null, contactId: string, number: string) => {
    if (key !== null) byKey.set(key, [...(byKey.get(key) ?? []), { contactId, line: lineKey(number) }])
  }
  const replaced = new Map<string, string>()
  for (const row of rows) {
    contacts.set(row.contact.id, row.contact)
    byAddress.set(row.address, row.contact.id)
    addKey(row.matchKey, row.contact.id, phoneOfAddress(row.address) ?? '')
  }
  // People added by hand have a number, but no address until the network has given one.
  const numbers = addresses
    .filter((address) => !byAddress.has(address))
    .map(phoneOfAddress)
    .filter((phone) => phone !== null && !byKey.get(matchKey(phone))?.some(({ line }) => line === lineKey(phone)))
    .filter((phone) => phone !== null)
  if (numbers.length > 0) {
    for (const contact of await findByPhone(work.tx, work.workspaceId, numbers.flatMap(spellings))) {
      contacts.set(contact.id, contact)
      if (contact.phone !== null) addKey(matchKey(contact.phone), contact.id, contact.phone)
    }
  }
  const living = (id: string) => contacts.get(replaced.get(id) ?? id)
  /** Whoever has this number in another spelling; sure only where it is the same line, and then before one that is merely alike. */
  const byNumber = (address: string): { id: string; isSure: boolean } | undefined => {
    const alike = byKey.get(matchKeyOfAddress(address) ?? '') ?? []
    const same = alike.find(({ line }) => line === lineKey(phoneOfAddress(address) ?? ''))
    const found = same ?? alike[0]
    return found && { id: found.contactId, isSure: found === same }
  }
  // Nearly everybody is found by the privacy id itself; only of those found by number alone is it asked.
  const foundByNumber = people.flatMap((met) => {
    const lid = privacyIdOf(met)
    const byLid = lid === null ? undefined : byAddress.get(lid)
    const ids = [met.address, met.other].flatMap((address) =>
      address === null ? [] : [byAddress.get(address), byNumber(address)?.id],
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
      addKey(matchKeyOfAddress(address), contactId, phoneOfAddress(address) ?? '')
    },
    keep: (contact: ContactRow) => void contacts.set(contact.id, contact),
    replace(fromId: string, into: ContactRow) {
      for (const [from, to] of replaced) if (to === fromId) replaced.set(from, into.id)
      replaced.set(fromId, into.id)
      contacts.set(into.id, into)
      privacyIds.set(into.id, new Set([...(privacyIds.get(into.id) ?? []), ...(privacyIds.get(fromId) ?? [])]))
    },
    /** All contacts that are this person, best match first, and (not sure) those that may be. */
    of(met: { address: string; other: string | null }): { contact: ContactRow; isSure: boolean }[] {
      const found = new Map<string, { contact: ContactRow; isSure: boolean }>()
      for (const address of [met.address, met.other]) {
        if (address === null) continue
        // An address that is known needs no likeness.
        const id = byAddress.get(address)
        const match = id === undefined ? byNumber(address) : { id, isSure: true }
        const contact = match && living(match.id)
        if (contact) found.set(contact.id, { contact, isSure: match.isSure || found.get(contact.id)?.isSure === true })
      }
      return [...found.values()]
    },
  }
}

async function settle(work: Work, known: Known, met: Met): Promise<Found> {
  const lid = privacyIdOf(met)
  const alike = known.of(met)
  const isSame = (one: (typeof alike)[number]) => one.isSure && !known.isSomebodyElse(one.contact.id, lid)
  const same = alike.filter(isSame).map((one) => one.contact)
  const others = alike.filter((one) => !isSame(one)).map((one) => one.contact)
  const merged: Found['merged'] = []
  const isNew = !known.has(lid ?? met.address)
  // Ids sort by age: the one known longest stays.
  let [contact, ...doubles] = same.sort((a, b) => (a.id < b.id ? -1 : 1))
  if (contact && doubles.length > 0)
    [contact, doubles] = await withoutThoseApart(work, contact, doubles, known.ownerOf(lid ?? met.address))
  contact ??= await make(work, met)
  known.keep(contact)
  for (const double of doubles) {
    const { survivor, mergeId } = await mergeInto(work, double, contact)
    contact = survivor
    known.replace(double.id, contact)
    merged.push({ contactId: double.id, mergeId })
  }
  if (isNew) for (const other of others) await askLikeness(work, contact.id, other.id)
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
      together: address === met.address ? met.other : met.address,
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

/** Of those that seem to be one: the one it is, and the others that may be made one with it. Whom somebody called two stay two. */
async function withoutThoseApart(
  work: Work,
  oldest: ContactRow,
  doubles: ContactRow[],
  named: string | undefined,
): Promise<[ContactRow, ContactRow[]]> {
  const all = [oldest, ...doubles]
  const differ = await knownToDiffer(
    work,
    all.map(({ id }) => id),
  )
  const isApart = (one: ContactRow) => all.some((other) => other !== one && differ(one.id, other.id))
  if (!all.some(isApart)) return [oldest, doubles]
  // Then the address that vouches for a person counts, and nothing is made one.
  return [all.find(({ id }) => id === named) ?? oldest, []]
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
