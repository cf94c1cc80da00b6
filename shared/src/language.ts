import { z } from 'zod'

export const Language = z.enum(['es', 'pt', 'en'])
export type Language = z.infer<typeof Language>

/** What a catalog in another language must look like: the same keys, lines of the same form. */
type SameShape<T> = {
  readonly [K in keyof T]: T[K] extends (...args: infer A) => string
    ? (...args: A) => string
    : T[K] extends string
      ? string
      : SameShape<T[K]>
}

export type Catalog<T> = { readonly [L in Language]: SameShape<T> }

/** Puts three languages side by side. Spanish is the original and defines the keys; a missing line does not compile. */
export function catalog<const T extends object>(lines: { es: T; pt: SameShape<T>; en: SameShape<T> }): Catalog<T> {
  return lines as Catalog<T>
}

/** The BCP 47 tag used for dates and numbers: the language as it is written in the workspace's country. */
export function localeOf(language: Language, country: string): string {
  return `${language}-${country}`
}
