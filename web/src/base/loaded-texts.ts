import { type Catalog, Language } from '@aldia/shared/language.ts'
import { NotLoaded } from '#base/not-loaded.ts'
import { pageLanguage } from '#base/page-language.ts'

// The build takes the lines out of every `*.text.ts`, so that only those of the language in use are loaded
// (texts-by-language.ts). What it leaves there is made here. Without a build catalogs are whole and nothing is waited for.

type Lines = Readonly<Record<string, object>>
type Loaders = Readonly<Record<Language, () => Promise<{ readonly lines: Lines }>>>

/** Lines that are loaded together. */
interface Part {
  /** The catalog of that name. To read it in a language that is not loaded yet suspends the drawing until it is. */
  catalog(name: string): Catalog<object>
}

interface Known {
  isLoaded(language: Language): boolean
  load(language: Language): Promise<void>
}

const parts = new Set<Known>()

/** Makes a part known and begins to load it in the language of the page. Called by what the build makes of the texts. */
export function partOfTexts(loaders: Loaders): Part {
  const loaded = new Map<Language, Lines>()
  const loading = new Map<Language, Promise<void>>()
  const failed = new Map<Language, unknown>()

  function load(language: Language): Promise<void> {
    const begun =
      loading.get(language) ??
      loaders[language]().then(
        ({ lines }) => void loaded.set(language, lines),
        (error: unknown) => {
          loading.delete(language)
          failed.set(language, new NotLoaded(error))
          throw error
        },
      )
    loading.set(language, begun)
    return begun
  }

  function read(name: string, language: Language): object {
    const lines = loaded.get(language)
    if (lines !== undefined) return lines[name]!
    if (failed.has(language)) {
      const error = failed.get(language)
      // Said once; who asks after that tries again.
      failed.delete(language)
      throw error
    }
    // React draws again when a thrown promise is settled.
    throw load(language)
  }

  parts.add({ isLoaded: (language) => loaded.has(language), load })
  load(pageLanguage()).catch(() => {})
  return {
    catalog: (name) =>
      Object.defineProperties(
        {},
        Object.fromEntries(Language.options.map((each) => [each, { enumerable: true, get: () => read(name, each) }])),
      ) as Catalog<object>,
  }
}

/** Whether every text that is known so far can be read in a language. */
export function areTextsLoaded(language: Language): boolean {
  return [...parts].every((part) => part.isLoaded(language))
}

/** Loads what is missing for that. Rejects when a script cannot be loaded. */
export async function loadTexts(language: Language): Promise<void> {
  await Promise.all([...parts].map((part) => part.load(language)))
}
