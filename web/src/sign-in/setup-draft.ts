import { Country, countries } from '@aldia/shared/country.ts'
import { Language } from '@aldia/shared/language.ts'
import { z } from 'zod'
import { clearDraft, readDraft, writeDraft } from '#base/drafts.ts'
import { proposeCountry } from '#base/places.ts'

/** What stands in the setup form. The password is never kept outside the page. */
export const SetupDraft = z.object({
  businessName: z.string(),
  country: Country,
  timeZone: z.string(),
  currency: z.string(),
  language: Language,
  ownerName: z.string(),
  email: z.string(),
})
export type SetupDraft = z.infer<typeof SetupDraft>

const place = 'setup'

/** What was typed before a reload, else what the browser's languages and zone propose. */
export function openSetupDraft(languages: readonly string[], timeZone: string): SetupDraft {
  const kept = SetupDraft.safeParse(parse(readDraft(place)))
  if (kept.success) return kept.data
  return chooseCountry(
    { businessName: '', country: 'MX', timeZone: '', currency: '', language: 'es', ownerName: '', email: '' },
    proposeCountry(languages, timeZone),
  )
}

export function keepSetupDraft(draft: SetupDraft): void {
  writeDraft(place, JSON.stringify(draft))
}

export function dropSetupDraft(): void {
  clearDraft(place)
}

/** A country proposes its zone, currency and language. */
export function chooseCountry(draft: SetupDraft, country: Country): SetupDraft {
  const { timeZone, currency, language } = countries[country]
  return { ...draft, country, timeZone, currency, language }
}

/** The body of `POST /api/setup`. */
export function setupRequest(secret: string, draft: SetupDraft, password: string) {
  const { businessName, country, timeZone, currency, language, ownerName, email } = draft
  return {
    secret: secret.trim(),
    business: { name: businessName, country, timeZone, currency, language },
    owner: { name: ownerName, email: email.trim(), password },
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
