import type { FormNote } from '#base/form.ts'
import { useText } from '#base/language.ts'
import { settingsText } from '#settings/settings.text.ts'
import { ErrorNote } from '#ui/notice.tsx'

/** A refusal that belongs to no field. */
export function FormNoteBox({ note }: { note: FormNote | null }) {
  const text = useText(settingsText)
  if (note === null) return null
  return <ErrorNote title={note.message}>{note.code === 'unreachable' ? text.kept : null}</ErrorNote>
}
