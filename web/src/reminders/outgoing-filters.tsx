import { OutgoingKind, OutgoingState } from '@aldia/shared/outgoing.ts'
import { plainLine } from '#base/bidi.ts'
import { useText } from '#base/language.ts'
import { useUsers } from '#records/use-records.ts'
import type { OutgoingChoice } from '#reminders/outgoing-list.ts'
import { remindersText } from '#reminders/reminders.text.ts'
import { Select } from '#ui/select.tsx'

const all = 'all'

/** What of the list is looked at: by state, by kind, by who wrote it. */
export function OutgoingFilters(props: { choice: OutgoingChoice; onChange: (choice: OutgoingChoice) => void }) {
  const { choice, onChange } = props
  const text = useText(remindersText)
  const users = [...useUsers().values()]
  return (
    <div className="grid grid-cols-2 gap-3 sm:grid-cols-3">
      <Select
        label={text.state}
        choices={[{ id: all, label: text.all }, ...OutgoingState.options.map((id) => ({ id, label: text.states[id] }))]}
        value={choice.state ?? all}
        onChange={(id) => onChange({ ...choice, state: id === all ? null : (id as OutgoingState) })}
      />
      <Select
        label={text.kind}
        choices={[{ id: all, label: text.all }, ...OutgoingKind.options.map((id) => ({ id, label: text.kinds[id] }))]}
        value={choice.kind ?? all}
        onChange={(id) => onChange({ ...choice, kind: id === all ? null : (id as OutgoingKind) })}
      />
      <Select
        label={text.author}
        choices={[{ id: all, label: text.anybody }, ...users.map(({ id, name }) => ({ id, label: plainLine(name) }))]}
        value={choice.authorId ?? all}
        onChange={(id) => onChange({ ...choice, authorId: id === all ? null : id })}
      />
    </div>
  )
}
