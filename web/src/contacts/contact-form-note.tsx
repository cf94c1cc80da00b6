import type { FormNote } from '#base/form.ts'
import { useText } from '#base/language.ts'
import { contactsText } from '#contacts/contacts.text.ts'
import { ErrorNote } from '#ui/notice.tsx'

/** A refusal that belongs to no field. */
export function ContactFormNote({ note }: { note: FormNote | null }) {
  const text = useText(contactsText)
  if (note === null) return null
  return <ErrorNote title={note.message}>{note.code === 'unreachable' ? text.kept : null}</ErrorNote>
}
