import type { Contact, Note } from '@aldia/shared/contact.ts'
import { contactAdded, contactRenamed, noteAdded, noteDeleted } from '@aldia/shared/contact.ts'
import type { Country } from '@aldia/shared/country.ts'
import { mayDo } from '@aldia/shared/user.ts'
import type { SignedIn } from '#base/commands.ts'
import type { Queries, Reader } from '#base/database/database.ts'
import { fail } from '#base/failure.ts'
import type { Work } from '#base/work.ts'
import { loadContacts, loadNotes } from '#contacts/contact-records.ts'
import {
  addressesOf,
  type ContactRow,
  findByPhone,
  findContacts,
  findIdentities,
  findNotes,
  insertContact,
  insertNote,
  markNoteDeleted,
  saveContact,
} from '#contacts/contacts.store.ts'
import { askLikeness, noteDifferent } from '#contacts/likenesses.ts'
import { mergeInto } from '#contacts/merge.ts'
import { matchKey, phoneOfAddress, spellings } from '#contacts/phone-match.ts'
import { readPhone } from '#contacts/read-phone.ts'

/** What contacts need of the features above them; handed in by app.ts. */
export interface ContactParts {
  /** The cards of these contacts, by contact id; contacts without one are left out. */
  cardsOf: CardsOf
  /** The contact of a card; null when the card is unknown or of another workspace. */
  contactOfCard(tx: Reader, workspaceId: string, cardId: string): Promise<string | null>
  /** Gives the contact a card in this stage, or in the inbox. */
  openCard(work: Work, contactId: string, stageId: string | null): Promise<void>
  countryOf(tx: Reader, workspaceId: string): Promise<Country>
}
export type CardsOf = (tx: Reader, contactIds: readonly string[]) => Promise<ReadonlyMap<string, string>>

interface AddedByHand {
  name: string | null
  phone: string
  stageId?: string | undefined
}

/** Adds a person by hand. A number already known without a card gets its card; with one it is refused. */
export async function addContact(work: Work, parts: ContactParts, input: AddedByHand): Promise<Contact> {
  const added = await findOrAddPerson(work, parts, input)
  if (!added.isNew && added.hadCard) fail('conflict', 'phone_known', { field: 'phone' })
  return oneContact(work.tx, work.workspaceId, added.contactId, parts.cardsOf)
}

/**
 * The person with this number, added with a card if there is none; for whatever brings people by their numbers. One whose number is
 * merely alike is somebody else until a person has said that they are the same: `asksAbout` is that one.
 */
export async function findOrAddPerson(
  work: Work,
  parts: ContactParts,
  input: AddedByHand,
): Promise<{ contactId: string; isNew: boolean; hadCard: boolean; asksAbout: string | null }> {
  const country = await parts.countryOf(work.tx, work.workspaceId)
  const phone = readPhone(input.phone, country) ?? fail('invalid', 'phone_invalid', { field: 'phone' })
  const { known, alike } = await findByNumber(work, phone)
  const hadCard = known !== null && (await parts.cardsOf(work.tx, [known.id])).has(known.id)
  if (known && hadCard) return { contactId: known.id, isNew: false, hadCard, asksAbout: null }
  const contact: ContactRow = known
    ? { ...known, seq: work.seq, name: input.name ?? known.name }
    : {
        id: work.newId(),
        workspaceId: work.workspaceId,
        seq: work.seq,
        name: input.name,
        pushName: null,
        phone,
        mergedIntoId: null,
        createdAt: work.now,
      }
  if (known) await saveContact(work.tx, contact)
  else await insertContact(work.tx, contact)
  work.touch('contacts', contact.id)
  work.record(contactAdded, { contactId: contact.id, data: {} })
  await parts.openCard(work, contact.id, input.stageId ?? null)
  const asksAbout = known ? null : (alike?.id ?? null)
  if (asksAbout !== null) await askLikeness(work, contact.id, asksAbout)
  return { contactId: contact.id, isNew: known === null, hadCard, asksAbout }
}

/**
 * Somebody whom a list names: a contact without more than that. Whoever has the number already is to be looked for before; `asksAbout`
 * is one whose number is merely alike.
 */
export async function addImported(
  work: Work,
  person: { name: string | null; phone: string | null },
  asksAbout: string | null,
): Promise<string> {
  const contact: ContactRow = {
    ...person,
    id: work.newId(),
    workspaceId: work.workspaceId,
    seq: work.seq,
    pushName: null,
    mergedIntoId: null,
    createdAt: work.now,
  }
  await insertContact(work.tx, contact)
  work.touch('contacts', contact.id)
  work.record(contactAdded, { contactId: contact.id, data: {} })
  if (asksAbout !== null && (await contactFacts(work.tx, work.workspaceId, asksAbout))?.mergedIntoId === null)
    await askLikeness(work, contact.id, asksAbout)
  return contact.id
}

export async function renameContact(work: Work, contactId: string, name: string | null): Promise<void> {
  const contact = await livingContact(work.tx, work.workspaceId, contactId)
  if (contact.name === name) return
  await saveContact(work.tx, { ...contact, name, seq: work.seq })
  work.touch('contacts', contact.id)
  work.record(contactRenamed, { contactId, data: { before: contact.name, after: name } })
}

/** A person says that two contacts are one. */
export async function mergeContacts(work: Work, contactId: string, intoContactId: string): Promise<void> {
  if (contactId === intoContactId) fail('invalid', 'merge_self', { field: 'intoContactId' })
  const from = await livingContact(work.tx, work.workspaceId, contactId)
  const into = await livingContact(work.tx, work.workspaceId, intoContactId)
  await mergeInto(work, from, into)
}

/** Whether two that are alike are one person. Answers who the first of them is now. */
export async function answerLikeness(
  work: Work,
  { contactId, otherContactId, same }: { contactId: string; otherContactId: string; same: boolean },
): Promise<string> {
  if (contactId === otherContactId) fail('invalid', 'merge_self', { field: 'otherContactId' })
  const one = await livingContact(work.tx, work.workspaceId, contactId)
  const other = await livingContact(work.tx, work.workspaceId, otherContactId)
  if (!same) {
    await noteDifferent(work, one.id, other.id)
    return one.id
  }
  const [elder, younger] = one.id < other.id ? [one, other] : [other, one]
  await mergeInto(work, younger, elder)
  return elder.id
}

export async function addNote(
  work: Work,
  parts: ContactParts,
  note: { cardId: string; authorId: string; text: string },
): Promise<Note> {
  const contactId =
    (await parts.contactOfCard(work.tx, work.workspaceId, note.cardId)) ??
    fail('not_found', 'card', { field: 'cardId' })
  const id = work.newId()
  await insertNote(work.tx, {
    id,
    workspaceId: work.workspaceId,
    seq: work.seq,
    contactId,
    authorId: note.authorId,
    text: note.text,
    createdAt: work.now,
    deletedAt: null,
  })
  work.touch('notes', id)
  work.record(noteAdded, { contactId, data: { noteId: id } })
  return oneNote(work, id, parts.cardsOf)
}

/** By its author, or by whoever manages the board. */
export async function deleteNote(work: Work, parts: ContactParts, noteId: string, by: SignedIn): Promise<Note> {
  const [note] = await findNotes(work.tx, work.workspaceId, [noteId])
  if (!note) fail('not_found', 'note')
  if (note.authorId !== by.userId && !mayDo(by.role, 'manage_board')) fail('forbidden', 'note_not_yours')
  if (note.deletedAt === null) {
    await markNoteDeleted(work.tx, { id: noteId, deletedAt: work.now, seq: work.seq })
    work.touch('notes', noteId)
    work.record(noteDeleted, { contactId: note.contactId, data: { noteId } })
  }
  return oneNote(work, noteId, parts.cardsOf)
}

/** The number and name of a contact, for features above; null when unknown here. */
export async function contactFacts(tx: Reader, workspaceId: string, contactId: string): Promise<ContactRow | null> {
  const [contact] = await findContacts(tx, workspaceId, [contactId])
  return contact ?? null
}

/** An address the network itself gave for this contact, rather the number than the privacy id; null when none is known yet. */
/** Whose address this is; nobody's when it was never met. */
export async function contactIdsOf(tx: Reader, workspaceId: string, address: string): Promise<string[]> {
  const found = await findIdentities(tx, workspaceId, { addresses: [address], matchKeys: [] })
  return [...new Set(found.map(({ contact }) => contact.id))]
}

export async function addressToWriteTo(tx: Reader, contactId: string): Promise<string | null> {
  const addresses = (await addressesOf(tx, [contactId])).get(contactId) ?? []
  return addresses.find((address) => phoneOfAddress(address) !== null) ?? addresses[0] ?? null
}

export async function oneContact(
  tx: Queries | Reader,
  workspaceId: string,
  id: string,
  cardsOf: CardsOf,
): Promise<Contact> {
  const [contact] = await loadContacts(tx, workspaceId, [id], cardsOf)
  return contact ?? fail('not_found', 'contact')
}

async function oneNote(work: Work, id: string, cardsOf: CardsOf): Promise<Note> {
  const [note] = await loadNotes(work.tx, work.workspaceId, [id], cardsOf)
  return note ?? fail('not_found', 'note')
}

async function livingContact(tx: Reader, workspaceId: string, id: string): Promise<ContactRow> {
  const [contact] = await findContacts(tx, workspaceId, [id])
  if (!contact || contact.mergedIntoId !== null) fail('not_found', 'contact')
  return contact
}

/** Who has this number (E.164), and who has one that is merely alike. */
async function findByNumber(
  work: Work,
  phone: string,
): Promise<{ known: ContactRow | null; alike: ContactRow | null }> {
  const byIdentity = await findIdentities(work.tx, work.workspaceId, { addresses: [], matchKeys: [matchKey(phone)] })
  const byNumber = await findByPhone(work.tx, work.workspaceId, spellings(phone))
  const all = [
    ...byIdentity.map(({ address, contact }) => ({ number: phoneOfAddress(address), contact })),
    ...byNumber.map((contact) => ({ number: contact.phone, contact })),
  ]
  const known = all.find(({ number }) => number === phone) ?? null
  return { known: known?.contact ?? null, alike: all[0]?.contact ?? null }
}

/** What these people are called: by the team, else by themselves, else their number; null: nothing is known. */
export async function namesOf(
  tx: Reader,
  workspaceId: string,
  contactIds: readonly string[],
): Promise<Map<string, string | null>> {
  const rows = await findContacts(tx, workspaceId, [...contactIds])
  return new Map(rows.map(({ id, name, pushName, phone }) => [id, name ?? pushName ?? phone]))
}
