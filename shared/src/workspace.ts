import { z } from 'zod'
import { command } from './command.ts'
import { Country } from './country.ts'
import { Id, Seq } from './ids.ts'
import { Language } from './language.ts'

/** Names keep letters, marks, digits and signs; control and bidirectional override characters are taken out. */
export const cleanName = (max: number) =>
  z
    .string()
    .max(max * 4)
    .transform((name) =>
      name
        .replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, ' ')
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .pipe(z.string().min(1).max(max))

export const TimeZone = z.string().max(64).refine(isTimeZone, { error: 'time_zone' })
export const Currency = z.string().regex(/^[A-Z]{3}$/)

/** One business. `timeZone` is an IANA zone, `currency` ISO 4217. */
export const Workspace = z.object({
  id: Id,
  seq: Seq,
  name: z.string(),
  country: Country,
  timeZone: z.string(),
  currency: z.string(),
  language: Language,
})
export type Workspace = z.infer<typeof Workspace>

export const updateWorkspace = command('workspace.update', {
  input: z.object({
    name: cleanName(80).optional(),
    country: Country.optional(),
    timeZone: TimeZone.optional(),
    currency: Currency.optional(),
    language: Language.optional(),
  }),
  output: Workspace,
})

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    return false
  }
}
