import type { ContactPreferences } from '@aldia/shared/contact-policy.ts'
import type { Language } from '@aldia/shared/language.ts'
import { weekdays } from '@aldia/shared/policy/rules.ts'

/** What a debtor asked for, as it is typed: one interval for every day, and a number a week. */
export interface WishesDraft {
  readonly from: string
  readonly to: string
  readonly max: string
  /** null: as the business writes. */
  readonly language: Language | null
}

export function wishesTyped({ ownHours, ownMax, language }: ContactPreferences): WishesDraft {
  const [interval] = ownHours?.mon ?? []
  return {
    from: interval?.[0] ?? '',
    to: interval?.[1] ?? '',
    max: ownMax === null ? '' : String(ownMax.max),
    language,
  }
}

/** What is left empty is no wish; what cannot be read is left to the schema to refuse. */
export function wishesOf(draft: WishesDraft, before: ContactPreferences): unknown {
  const { from, to, max, language } = draft
  const day = [[from.trim(), to.trim()]]
  const isEmpty = from.trim() === '' && to.trim() === ''
  return {
    ...before,
    language,
    ownHours: isEmpty ? null : Object.fromEntries(weekdays.map((name) => [name, day])),
    ownMax: max.trim() === '' ? null : { max: Number(max.trim()), per: before.ownMax?.per ?? 'week' },
  }
}
