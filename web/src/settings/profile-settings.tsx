import { Language } from '@aldia/shared/language.ts'
import { changePassword, updateProfile } from '@aldia/shared/user.ts'
import { LogOut } from 'lucide-react'
import { useState } from 'react'
import { ApiFailure } from '#base/api.ts'
import { useForm } from '#base/form.ts'
import { useText } from '#base/language.ts'
import { notify } from '#base/notify.ts'
import { signOut } from '#base/session.ts'
import { runCommand } from '#records/commands.ts'
import { useMe, useWorkspace } from '#records/use-records.ts'
import { FormNoteBox } from '#settings/form-note.tsx'
import { SessionsSection } from '#settings/sessions-section.tsx'
import { languageNames, settingsText } from '#settings/settings.text.ts'
import { Button } from '#ui/button.tsx'
import { Page, Section } from '#ui/page.tsx'
import { Select } from '#ui/select.tsx'
import { PasswordField, TextField } from '#ui/text-field.tsx'

/** What belongs to the person who is signed in. */
export function ProfileSettings() {
  const text = useText(settingsText)
  const lines = text.profilePage
  return (
    <Page title={text.profile} lead={lines.lead}>
      <Section title={lines.you}>
        <OwnData />
      </Section>
      <Section title={lines.password} lead={lines.passwordLead}>
        <PasswordForm />
      </Section>
      <SessionsSection />
      <Section title={lines.session} lead={lines.sessionLead}>
        <SignOutButton />
      </Section>
    </Page>
  )
}

function OwnData() {
  const text = useText(settingsText)
  const lines = text.profilePage
  const me = useMe()
  const workspace = useWorkspace()
  const [changed, setChanged] = useState<{ name?: string; language?: Language | null }>({})
  const draft = { name: me.name, language: me.language, ...changed }
  const form = useForm({
    schema: updateProfile.input,
    expected: { name: lines.expected.name, language: lines.language },
    send: async (input: typeof changed) => {
      await runCommand(updateProfile, input)
      setChanged({})
      notify({ text: text.saved, tone: 'good' })
    },
  })
  const choices = [
    { id: 'workspace' as const, label: lines.workspaceLanguage(languageNames[workspace.language]) },
    ...Language.options.map((id) => ({ id, label: languageNames[id] })),
  ]
  return (
    <form
      ref={form.formRef}
      noValidate
      className="max-w-110 space-y-5"
      onSubmit={(event) => {
        event.preventDefault()
        void form.submit(changed)
      }}
    >
      <TextField
        label={lines.name}
        help={lines.nameHelp}
        autoComplete="name"
        value={draft.name}
        onChange={(name) => {
          setChanged({ ...changed, name })
          form.touch('name')
        }}
        error={form.errors.name}
      />
      <TextField label={lines.email} type="email" value={me.email} isDisabled />
      <Select<Language | 'workspace'>
        label={lines.language}
        choices={choices}
        value={draft.language ?? 'workspace'}
        onChange={(chosen) => setChanged({ ...changed, language: chosen === 'workspace' ? null : chosen })}
        error={form.errors.language}
      />
      <FormNoteBox note={form.note} />
      <Button type="submit" tone="main" isPending={form.isPending} isDisabled={Object.keys(changed).length === 0}>
        {text.save}
      </Button>
    </form>
  )
}

function PasswordForm() {
  const lines = useText(settingsText).profilePage
  const me = useMe()
  const [currentPassword, setCurrent] = useState('')
  const [newPassword, setNew] = useState('')
  const form = useForm({
    schema: changePassword.input.refine((input) => input.currentPassword !== '', { path: ['currentPassword'] }),
    expected: { currentPassword: lines.expected.currentPassword, newPassword: lines.expected.newPassword },
    send: async (input: { currentPassword: string; newPassword: string }) => {
      await runCommand(changePassword, input)
      setCurrent('')
      setNew('')
      notify({ text: lines.passwordChanged, tone: 'good' })
    },
  })
  return (
    <form
      ref={form.formRef}
      noValidate
      className="max-w-110 space-y-5"
      onSubmit={(event) => {
        event.preventDefault()
        void form.submit({ currentPassword, newPassword })
      }}
    >
      {/* Password managers store the new password under this name. */}
      <input type="email" name="username" autoComplete="username" value={me.email} readOnly hidden />
      <PasswordField
        label={lines.currentPassword}
        autoComplete="current-password"
        value={currentPassword}
        onChange={(value) => {
          setCurrent(value)
          form.touch('currentPassword')
        }}
        error={form.errors.currentPassword}
      />
      <PasswordField
        label={lines.newPassword}
        help={lines.newPasswordHelp}
        autoComplete="new-password"
        value={newPassword}
        onChange={(value) => {
          setNew(value)
          form.touch('newPassword')
        }}
        error={form.errors.newPassword}
      />
      <FormNoteBox note={form.note} />
      <Button type="submit" isPending={form.isPending}>
        {lines.changePassword}
      </Button>
    </form>
  )
}

function SignOutButton() {
  const lines = useText(settingsText).profilePage
  const [isPending, setPending] = useState(false)
  async function leave() {
    setPending(true)
    try {
      await signOut()
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error
      notify({ text: `${lines.signOutFailed}. ${error.message}`, tone: 'danger' })
      setPending(false)
    }
  }
  return (
    <Button icon={LogOut} isPending={isPending} onPress={leave}>
      {lines.signOut}
    </Button>
  )
}
