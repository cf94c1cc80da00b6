import { addUser, Role } from '@aldia/shared/user.ts'
import { useId, useState } from 'react'
import { useForm } from '#base/form.ts'
import { useText } from '#base/language.ts'
import { notify } from '#base/notify.ts'
import { runCommand } from '#records/commands.ts'
import { FormNoteBox } from '#settings/form-note.tsx'
import { teamText } from '#settings/team.text.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Select } from '#ui/select.tsx'
import { PasswordField, TextField } from '#ui/text-field.tsx'

interface Draft {
  name: string
  email: string
  password: string
  role: Role
}

/** A new person of the team, with a first password that the owner hands over. */
export function TeamForm({ onClose }: { onClose: () => void }) {
  const text = useText(teamText)
  const formId = useId()
  const [draft, setDraft] = useState<Draft>({ name: '', email: '', password: '', role: 'agent' })
  const form = useForm({
    schema: addUser.input,
    expected: text.expected,
    send: async (input: Draft) => {
      const user = await runCommand(addUser, { ...input, email: input.email.trim() })
      notify({ text: text.added(user.name), tone: 'good' })
      onClose()
    },
  })
  function change(next: Partial<Draft>) {
    setDraft({ ...draft, ...next })
    for (const path of Object.keys(next)) form.touch(path)
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={text.addTitle}
      actions={
        <Button type="submit" form={formId} tone="main" isPending={form.isPending}>
          {text.add}
        </Button>
      }
    >
      <form
        id={formId}
        ref={form.formRef}
        noValidate
        autoComplete="off"
        className="space-y-5"
        onSubmit={(event) => {
          event.preventDefault()
          void form.submit({ ...draft, email: draft.email.trim() })
        }}
      >
        <TextField
          label={text.name}
          autoFocus
          autoComplete="off"
          value={draft.name}
          onChange={(name) => change({ name })}
          error={form.errors.name}
        />
        <TextField
          label={text.email}
          type="email"
          autoComplete="off"
          value={draft.email}
          onChange={(email) => change({ email })}
          error={form.errors.email}
        />
        <PasswordField
          label={text.password}
          help={text.passwordHelp}
          autoComplete="new-password"
          value={draft.password}
          onChange={(password) => change({ password })}
          error={form.errors.password}
        />
        <Select
          label={text.role}
          choices={Role.options.map((id) => ({ id, label: text.roles[id], detail: text.roleDetails[id] }))}
          value={draft.role}
          onChange={(role) => change({ role })}
          error={form.errors.role}
        />
        <FormNoteBox note={form.note} />
      </form>
    </Dialog>
  )
}
