import { Language } from '@aldia/shared/language.ts'

let chosen: Language | null = null

/** The language of the page just now, for texts that are made outside React. */
export function pageLanguage(): Language {
  return chosen ?? browserLanguage()
}

/** Called by whoever knows the user's language; also tells screen readers. */
export function setPageLanguage(language: Language): void {
  chosen = language
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
