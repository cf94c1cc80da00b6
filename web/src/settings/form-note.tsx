import type { FormNote } from '#base/form.ts'
import { useText } from '#base/language.ts'
import { settingsText } from '#settings/settings.text.ts'
import { ErrorNote } from '#ui/notice.tsx'

/** A refusal that belongs to no field. */
export function FormNoteBox({ note }: { note: FormNote | null }) {
  const text = useText(settingsText)
  if (note === null) return null
  return (
    <ErrorNote title={text.failed}>
      <p>{note.message}</p>
      <p>{text.kept}</p>
      {note.code === 'internal' && note.requestId !== null && <p>{text.reference(note.requestId)}</p>}
    </ErrorNote>
  )
}
