import { Session, SetupState, SignInRequest } from '@aldia/shared/user.ts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import { getJson, postJson } from '#base/api.ts'
import { useForm } from '#base/form.ts'
import { startSession } from '#base/session.ts'
import { Door, DoorNote } from '#sign-in/door.tsx'
import { useDoorLanguage } from '#sign-in/door-language.ts'
import { signInText } from '#sign-in/sign-in.text.ts'
import { Button, buttonClass } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import { PasswordField, TextField } from '#ui/text-field.tsx'

/** The way in for everybody who has an account. After success the session is there and the app shows itself. */
export function SignInPage() {
  const [language, setLanguage] = useDoorLanguage()
  const text = signInText[language].signIn
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const setup = useQuery({ queryKey: ['setup'], queryFn: ({ signal }) => getJson('/api/setup', SetupState, signal) })
  const form = useForm({
    schema: SignInRequest,
    expected: { email: text.expectedEmail, password: text.expectedPassword },
    send: async (input: { email: string; password: string }) =>
      startSession(await postJson('/api/sign-in', input, Session, { 'accept-language': language })),
  })

  return (
    <Door language={language} onLanguage={setLanguage}>
      <h1 className="font-semibold text-2xl text-ink">{text.title}</h1>
      <p className="mt-1 text-ink-soft">{text.lead}</p>
      {setup.data?.needed && (
        <div className="mt-6">
          <Notice
            title={text.notSetUp}
            action={
              <Link to="/inicio" className={buttonClass('plain', 'small')}>
                {text.goToSetup}
              </Link>
            }
          >
            {text.notSetUpMore}
          </Notice>
        </div>
      )}
      <form
        ref={form.formRef}
        noValidate
        className="mt-8 space-y-5"
        onSubmit={(event) => {
          event.preventDefault()
          void form.submit({ email: email.trim(), password })
        }}
      >
        <TextField
          label={text.email}
          type="email"
          name="email"
          autoComplete="username"
          autoFocus
          value={email}
          onChange={(value) => {
            setEmail(value)
            form.touch('email')
          }}
          error={form.errors.email}
        />
        <PasswordField
          label={text.password}
          name="password"
          autoComplete="current-password"
          value={password}
          onChange={(value) => {
            setPassword(value)
            form.touch('password')
          }}
          error={form.errors.password}
        />
        {form.note && <DoorNote note={form.note} language={language} />}
        <Button type="submit" tone="main" size="large" className="w-full" isPending={form.isPending}>
          {text.submit}
        </Button>
      </form>
      <p className="mt-6 text-ink-faint text-sm">{text.forgotten}</p>
    </Door>
  )
}
