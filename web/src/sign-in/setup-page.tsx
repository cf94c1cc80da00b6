import type { Language } from '@aldia/shared/language.ts'
import { Session, SetupRequest, SetupState } from '@aldia/shared/user.ts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { getJson, postJson } from '#base/api.ts'
import { useForm } from '#base/form.ts'
import { startSession } from '#base/session.ts'
import { Door, DoorNote } from '#sign-in/door.tsx'
import { useDoorLanguage } from '#sign-in/door-language.ts'
import { dropSetupDraft, keepSetupDraft, openSetupDraft, type SetupDraft, setupRequest } from '#sign-in/setup-draft.ts'
import { BusinessFields, OwnerFields } from '#sign-in/setup-fields.tsx'
import { signInText } from '#sign-in/sign-in.text.ts'
import { Button, buttonClass } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import { TextField } from '#ui/text-field.tsx'

interface SetupPageProps {
  /** Where linking WhatsApp lives; the page goes there when the business exists. */
  nextPath: string
}

/** The first start: claims a fresh installation with the secret in the address (`?secreto=`). */
export function SetupPage({ nextPath }: SetupPageProps) {
  const [language, setLanguage] = useDoorLanguage()
  const setup = useQuery({ queryKey: ['setup'], queryFn: ({ signal }) => getJson('/api/setup', SetupState, signal) })
  return (
    <Door language={language} onLanguage={setLanguage}>
      {setup.data?.needed === false ? (
        <AlreadyDone language={language} />
      ) : (
        <SetupForm language={language} nextPath={nextPath} />
      )}
    </Door>
  )
}

function AlreadyDone({ language }: { language: Language }) {
  const text = signInText[language].setup
  return (
    <>
      <h1 className="font-semibold text-2xl text-ink">{text.done}</h1>
      <p className="mt-1 mb-8 text-ink-soft">{text.doneMore}</p>
      <Link to="/" className={buttonClass('main', 'large')}>
        {text.goToSignIn}
      </Link>
    </>
  )
}

function SetupForm({ language, nextPath }: { language: Language; nextPath: string }) {
  const text = signInText[language].setup
  const [search] = useSearchParams()
  const navigate = useNavigate()
  const [secret, setSecret] = useState(search.get('secreto') ?? '')
  const [password, setPassword] = useState('')
  const cameWithAddress = (search.get('secreto') ?? '') !== ''
  const [draft, setDraft] = useState(() =>
    openSetupDraft(navigator.languages, Intl.DateTimeFormat().resolvedOptions().timeZone),
  )
  const form = useForm({
    schema: SetupRequest.refine((request) => request.secret !== '', { path: ['secret'] }),
    expected: {
      secret: text.expected.secret,
      'business.name': text.expected.businessName,
      'business.country': text.expected.country,
      'business.timeZone': text.expected.timeZone,
      'business.currency': text.expected.currency,
      'business.language': text.expected.language,
      'owner.name': text.expected.ownerName,
      'owner.email': text.expected.email,
      'owner.password': text.expected.password,
    },
    send: async (request: ReturnType<typeof setupRequest>) => {
      const session = await postJson('/api/setup', { ...request, owner: { ...request.owner, language } }, Session, {
        'accept-language': language,
      })
      dropSetupDraft()
      startSession(session)
      void navigate(nextPath, { replace: true })
    },
  })

  function change(next: SetupDraft, path: string) {
    setDraft(next)
    keepSetupDraft(next)
    form.touch(path)
  }

  return (
    <>
      <h1 className="text-balance font-semibold text-2xl text-ink">{text.title}</h1>
      <p className="mt-1 text-ink-soft">{text.lead}</p>
      <form
        ref={form.formRef}
        noValidate
        className="mt-8 space-y-8"
        onSubmit={(event) => {
          event.preventDefault()
          void form.submit(setupRequest(secret, draft, password))
        }}
      >
        <Secret
          language={language}
          cameWithAddress={cameWithAddress}
          secret={secret}
          error={form.errors.secret}
          onSecret={(value) => {
            setSecret(value)
            form.touch('secret')
          }}
        />
        <BusinessFields
          language={language}
          draft={draft}
          errors={form.errors}
          onChange={change}
          autoFocus={cameWithAddress}
        />
        <OwnerFields
          language={language}
          draft={draft}
          password={password}
          errors={form.errors}
          onChange={change}
          onPassword={(value) => {
            setPassword(value)
            form.touch('owner.password')
          }}
        />
        {form.note && <DoorNote note={form.note} language={language} />}
        <Button type="submit" tone="main" size="large" className="w-full" isPending={form.isPending}>
          {text.submit}
        </Button>
      </form>
    </>
  )
}

interface SecretProps {
  language: Language
  cameWithAddress: boolean
  secret: string
  error: string | undefined
  onSecret: (secret: string) => void
}

/** Seen only when the address carried no secret, or a wrong one. Once seen it stays, so that it can be corrected. */
function Secret({ language, cameWithAddress, secret, error, onSecret }: SecretProps) {
  const text = signInText[language].setup
  const [wasRefused, setRefused] = useState(false)
  if (error !== undefined && secret.trim() !== '' && !wasRefused) setRefused(true)
  if (cameWithAddress && !wasRefused && error === undefined) return null
  return (
    <div className="space-y-4">
      <Notice tone="warn" title={wasRefused ? text.secretWrongTitle : text.secretTitle} live={wasRefused}>
        {text.secretMore}
      </Notice>
      <TextField
        label={text.secret}
        value={secret}
        onChange={onSecret}
        autoComplete="off"
        autoFocus={!cameWithAddress}
        spellCheck="false"
        error={error}
      />
    </div>
  )
}
