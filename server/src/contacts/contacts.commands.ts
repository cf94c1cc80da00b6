import {
  addContact as addContactCommand,
  addNote as addNoteCommand,
  answerLikeness as answerLikenessCommand,
  deleteNote as deleteNoteCommand,
  mergeContacts as mergeContactsCommand,
  renameContact as renameContactCommand,
} from '@aldia/shared/contact.ts'
import { type HandledCommand, handle } from '#base/commands.ts'
import {
  addContact,
  addNote,
  answerLikeness,
  type ContactParts,
  deleteNote,
  mergeContacts,
  oneContact,
  renameContact,
} from '#contacts/contacts.ts'

export function contactCommands(parts: ContactParts): readonly HandledCommand[] {
  return [
    handle(addContactCommand, 'work_cards', (work, input) => addContact(work, parts, input)),
    handle(renameContactCommand, 'work_cards', async (work, { contactId, name }) => {
      await renameContact(work, contactId, name)
      return oneContact(work.tx, work.workspaceId, contactId, parts.cardsOf)
    }),
    handle(mergeContactsCommand, 'work_cards', async (work, { contactId, intoContactId }) => {
      await mergeContacts(work, contactId, intoContactId)
      return oneContact(work.tx, work.workspaceId, intoContactId, parts.cardsOf)
    }),
    handle(answerLikenessCommand, 'work_cards', async (work, input) =>
      oneContact(work.tx, work.workspaceId, await answerLikeness(work, input), parts.cardsOf),
    ),
    handle(addNoteCommand, 'work_cards', (work, { cardId, text }, by) =>
      addNote(work, parts, { cardId, text, authorId: by.userId }),
    ),
    handle(deleteNoteCommand, 'work_cards', (work, { noteId }, by) => deleteNote(work, parts, noteId, by)),
  ]
}
