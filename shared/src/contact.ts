import { z } from 'zod'
import { command } from './command.ts'
import { event } from './event.ts'
import { Id, IdRef, Instant, Seq } from './ids.ts'
import { cleanName } from './names.ts'

/** A debtor, or a person not yet known. `addresses` are WhatsApp ids (`…@s.whatsapp.net`, `…@lid`) of the same person. */
export const Contact = z.object({
  id: Id,
  seq: Seq,
  cardId: Id.nullable(),
  /** Given by the team; null: none given. */
  name: z.string().nullable(),
  /** What the person calls themselves on WhatsApp. */
  pushName: z.string().nullable(),
  phone: z.string().nullable(),
  addresses: z.array(z.string()),
  /** Others whose number is like this one's, while nobody has said whether they are the same person. */
  resembles: z.array(Id),
  /** Set when this contact was found to be another one; everything of it lives there now. */
  mergedIntoId: Id.nullable(),
  createdAt: Instant,
})
export type Contact = z.infer<typeof Contact>

/** Adds a person by hand: a contact with a card in the inbox stage (or `stageId`). The number is looked up on WhatsApp before the first message. */
export const addContact = command('contact.add', {
  input: z.object({ name: cleanName(120).nullable(), phone: z.string().min(4).max(40), stageId: Id.optional() }),
  output: Contact,
})
export const renameContact = command('contact.rename', {
  input: z.object({ contactId: Id, name: cleanName(120).nullable() }),
  output: Contact,
})
/** Declares two contacts to be one person: thread, card and notes of `contactId` go to `intoContactId`. */
export const mergeContacts = command('contact.merge', {
  input: z.object({ contactId: Id, intoContactId: Id }),
  output: Contact,
})

/** Whether two that are alike are one person: `same` merges them into the one known longer, else the question is over. Answers `contactId`, or whoever it is now. */
export const answerLikeness = command('contact.answerLikeness', {
  input: z.object({ contactId: Id, otherContactId: Id, same: z.boolean() }),
  output: Contact,
})
/**
 * Says that some addresses of a contact are another person's: they get a contact and card of their own, with what was said over them and
 * what names it. Money that names no message of theirs stays. Answers the new contact.
 */
export const separateContact = command('contact.separate', {
  input: z.object({ contactId: Id, addresses: z.array(z.string().max(120)).min(1).max(50) }),
  output: Contact,
})

/** `GET /api/contacts`. */
export const ContactPage = z.object({
  contacts: z.array(Contact),
  next: z.string().nullable(),
  total: z.number().int(),
})

/** An internal note of the team beside the conversation; never leaves the house. */
export const Note = z.object({
  id: Id,
  seq: Seq,
  cardId: Id,
  authorId: Id,
  text: z.string(),
  createdAt: Instant,
  deletedAt: Instant.nullable(),
})
export type Note = z.infer<typeof Note>

export const addNote = command('note.add', {
  input: z.object({ cardId: Id, text: z.string().trim().min(1).max(4000) }),
  output: Note,
})
export const deleteNote = command('note.delete', { input: z.object({ noteId: Id }), output: Note })

/** Added by hand. */
export const contactAdded = event('contact.added', z.object({}))
export const contactRenamed = event(
  'contact.renamed',
  z.object({ before: z.string().nullable(), after: z.string().nullable() }),
)
/** Two contacts were found to be one person. */
export const contactMerged = event('contact.merged', z.object({ fromContactId: IdRef, intoContactId: IdRef }))
/** What had become one person is two again; `contactId` is the one that has a card of its own now, `fromContactId` the one it stood with. */
export const contactSeparated = event('contact.separated', z.object({ contactId: IdRef, fromContactId: IdRef }))
/** Somebody said that two whose numbers are alike are two people. */
export const contactsDiffer = event('contact.differs', z.object({ otherContactId: IdRef }))
/** WhatsApp told something new about who this is: a number, an address, a name. */
export const contactLearned = event('contact.learned', z.object({}))
/** A new person's number is like that of somebody known, to whom WhatsApp gives another id. */
export const contactResembles = event('contact.resembles', z.object({ otherContactId: IdRef }))
export const noteAdded = event('note.added', z.object({ noteId: IdRef }))
export const noteDeleted = event('note.deleted', z.object({ noteId: IdRef }))
