import { Language } from '@aldia/shared/language.ts'
import { useMemo } from 'react'
import { now } from '#base/clock.ts'
import type { FieldErrors } from '#base/form.ts'
import { countryChoices, currencyChoices, zoneChoices, zoneLabel } from '#base/places.ts'
import { chooseCountry, type SetupDraft } from '#sign-in/setup-draft.ts'
import { languageNames, signInText } from '#sign-in/sign-in.text.ts'
import { ComboBox } from '#ui/combo-box.tsx'
import { Fold } from '#ui/fold.tsx'
import { Select } from '#ui/select.tsx'
import { PasswordField, TextField } from '#ui/text-field.tsx'

interface FieldsProps {
  language: Language
  draft: SetupDraft
  errors: FieldErrors
  /** `path` is the field's dotted path in the request. */
  onChange: (draft: SetupDraft, path: string) => void
}

interface BusinessFieldsProps extends FieldsProps {
  /** Unless another field comes first. */
  autoFocus: boolean
}

const languageChoices = Language.options.map((id) => ({ id, label: languageNames[id] }))

/** Name and country; what the country proposes is under a fold. */
export function BusinessFields({ language, draft, errors, onChange, autoFocus }: BusinessFieldsProps) {
  const text = signInText[language].setup
  const openedAt = useMemo(now, [])
  const summary = `${zoneLabel(draft.timeZone, language, openedAt)} · ${draft.currency} · ${languageNames[draft.language]}`
  const isRegionWrong = ['business.timeZone', 'business.currency', 'business.language'].some((path) => path in errors)
  return (
    <fieldset className="space-y-5">
      <legend className="mb-4 font-semibold text-ink text-lg">{text.business}</legend>
      <TextField
        label={text.businessName}
        help={text.businessNameHelp}
        autoComplete="organization"
        autoFocus={autoFocus}
        value={draft.businessName}
        onChange={(businessName) => onChange({ ...draft, businessName }, 'business.name')}
        error={errors['business.name']}
      />
      <Select
        label={text.country}
        choices={useMemo(() => countryChoices(language), [language])}
        value={draft.country}
        onChange={(country) => onChange(chooseCountry(draft, country), 'business.country')}
        error={errors['business.country']}
      />
      <Fold key={String(isRegionWrong)} title={text.region} summary={summary} openAtFirst={isRegionWrong}>
        <div className="space-y-5">
          <ComboBox
            label={text.timeZone}
            choices={useMemo(
              () => zoneChoices(language, draft.timeZone, openedAt),
              [language, draft.timeZone, openedAt],
            )}
            value={draft.timeZone}
            onChange={(timeZone) => onChange({ ...draft, timeZone }, 'business.timeZone')}
            error={errors['business.timeZone']}
          />
          <Select
            label={text.currency}
            choices={useMemo(() => currencyChoices(language, draft.currency), [language, draft.currency])}
            value={draft.currency}
            onChange={(currency) => onChange({ ...draft, currency }, 'business.currency')}
            error={errors['business.currency']}
          />
          <Select
            label={text.workspaceLanguage}
            help={text.workspaceLanguageHelp}
            choices={languageChoices}
            value={draft.language}
            onChange={(chosen) => onChange({ ...draft, language: chosen }, 'business.language')}
            error={errors['business.language']}
          />
        </div>
      </Fold>
    </fieldset>
  )
}

interface OwnerFieldsProps extends FieldsProps {
  password: string
  onPassword: (password: string) => void
}

/** Who owns the account. */
export function OwnerFields({ language, draft, errors, onChange, password, onPassword }: OwnerFieldsProps) {
  const text = signInText[language].setup
  return (
    <fieldset className="space-y-5">
      <legend className="mb-4 font-semibold text-ink text-lg">{text.account}</legend>
      <TextField
        label={text.ownerName}
        autoComplete="name"
        value={draft.ownerName}
        onChange={(ownerName) => onChange({ ...draft, ownerName }, 'owner.name')}
        error={errors['owner.name']}
      />
      <TextField
        label={text.email}
        help={text.emailHelp}
        type="email"
        autoComplete="username"
        value={draft.email}
        onChange={(email) => onChange({ ...draft, email }, 'owner.email')}
        error={errors['owner.email']}
      />
      <PasswordField
        label={text.password}
        help={text.passwordHelp}
        autoComplete="new-password"
        value={password}
        onChange={onPassword}
        error={errors['owner.password']}
      />
    </fieldset>
  )
}
