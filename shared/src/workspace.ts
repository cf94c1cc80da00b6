import { z } from 'zod'
import { command } from './command.ts'
import { ContactPolicy } from './contact-policy.ts'
import { Country } from './country.ts'
import { LegalWord } from './debt.ts'
import { event } from './event.ts'
import { Id, Instant, Seq } from './ids.ts'
import { Language } from './language.ts'
import { MoneySettings } from './money-settings.ts'
import { Currency, cleanName } from './names.ts'

/** How a customer is addressed in Spanish. */
export const Address = z.enum(['usted', 'tu'])
export type Address = z.infer<typeof Address>

export const TimeZone = z.string().max(64).refine(isTimeZone, { error: 'time_zone' })

/** How long (seconds) what somebody sends may be taken back; 0: it leaves at once. */
export const UndoSendSeconds = z.literal([0, 5, 10, 20])
export type UndoSendSeconds = z.infer<typeof UndoSendSeconds>

/** One business. `timeZone` is an IANA zone, `currency` ISO 4217. */
export const Workspace = z.object({
  id: Id,
  seq: Seq,
  name: z.string(),
  country: Country,
  timeZone: z.string(),
  currency: z.string(),
  language: Language,
  /** How customers are addressed in Spanish; never mixed. */
  address: Address,
  money: MoneySettings,
  contactPolicy: ContactPolicy,
  undoSendSeconds: UndoSendSeconds,
  /** Since when no reminder leaves by itself, for nobody; null: they do. */
  remindersPausedAt: Instant.nullable(),
})
export type Workspace = z.infer<typeof Workspace>

export const updateWorkspace = command('workspace.update', {
  input: z.object({
    name: cleanName(80).optional(),
    country: Country.optional(),
    timeZone: TimeZone.optional(),
    currency: Currency.optional(),
    language: Language.optional(),
    address: Address.optional(),
    undoSendSeconds: UndoSendSeconds.optional(),
  }),
  output: Workspace,
})

/** How money is treated from now on; what was agreed before stays as it was. */
export const updateMoneySettings = command('workspace.updateMoney', {
  /** `isLegal`: see `LegalWord`; asked for when what new debts are charged is changed. */
  input: MoneySettings.partial().extend({ isLegal: LegalWord }),
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

export const workspaceOpened = event('workspace.opened', z.object({}))
export const workspaceUpdated = event(
  'workspace.updated',
  z.object({ before: Workspace.partial(), after: Workspace.partial() }),
)
