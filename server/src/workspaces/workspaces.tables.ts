import type { ContactPolicy } from '@aldia/shared/contact-policy.ts'
import type { Country } from '@aldia/shared/country.ts'
import type { Language } from '@aldia/shared/language.ts'
import type { MoneySettings } from '@aldia/shared/money-settings.ts'
import type { Address, UndoSendSeconds } from '@aldia/shared/workspace.ts'
import { count, instant, json, table, text } from '#base/database/dialect.ts'

export const workspaces = table('workspaces', {
  id: text('id').primaryKey(),
  seq: count('seq').notNull(),
  name: text('name').notNull(),
  country: text('country').$type<Country>().notNull(),
  timeZone: text('time_zone').notNull(),
  currency: text('currency').notNull(),
  language: text('language').$type<Language>().notNull(),
  /** How customers are addressed in Spanish; null: usted. */
  address: text('address').$type<Address>(),
  /** null: as proposed. */
  money: json<MoneySettings>('money'),
  /** null: the preset of the country. */
  contactPolicy: json<ContactPolicy>('contact_policy'),
  undoSendSeconds: count('undo_send_seconds').$type<UndoSendSeconds>().notNull().default(10),
  /** Since when no reminder leaves; null: they do. */
  remindersPausedAt: instant('reminders_paused_at'),
  createdAt: instant('created_at').notNull(),
})
