import { Language } from '@aldia/shared/language.ts'
import { keeper } from '#base/storage.ts'

const place = 'aldia.page-language'
let chosen: Language | null = null

/** The language of the page just now, for texts that are made outside React; until it is known, the one this browser had last. */
export function pageLanguage(): Language {
  chosen ??= Language.safeParse(keeper.read(place)).data ?? browserLanguage()
  return chosen
}

/** Called by whoever knows the user's language and has its texts loaded; also tells screen readers. */
export function setPageLanguage(language: Language): void {
  chosen = language
  keeper.write(place, language)
  if (typeof document !== 'undefined') document.documentElement.lang = language
}

/** The first of the browser's languages that we speak, else Spanish. */
export function browserLanguage(): Language {
  const wanted = typeof navigator === 'undefined' ? [] : navigator.languages
  for (const tag of wanted) {
    const language = Language.safeParse(tag.slice(0, 2).toLowerCase())
    if (language.success) return language.data
  }
  return 'es'
}
