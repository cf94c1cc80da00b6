import type { ContactHold, ContactPreferences, LoggedContact } from '@aldia/shared/contact-policy.ts'
import { flag, index, instant, json, table, text } from '#base/database/dialect.ts'

/** What is known of one person about being written to; nobody has a row without a reason. */
export const contactRules = table('contact_rules', {
  contactId: text('contact_id').primaryKey(),
  workspaceId: text('workspace_id').notNull(),
  optedOutAt: instant('opted_out_at'),
  /** The message that asked for it; null: by hand. */
  optedOutMessageId: text('opted_out_message_id'),
  /** At most one of each kind. */
  holds: json<ContactHold[]>('holds').notNull(),
  preferences: json<ContactPreferences>('preferences').notNull(),
})

/** Calls, visits and messages on other channels, noted by hand; they count like what the program sends. */
export const loggedContacts = table(
  'logged_contacts',
  {
    id: text('id').primaryKey(),
    workspaceId: text('workspace_id').notNull(),
    contactId: text('contact_id').notNull(),
    at: instant('at').notNull(),
    channel: text('channel').$type<LoggedContact['channel']>().notNull(),
    answered: flag('answered').notNull(),
    note: text('note'),
    byId: text('by_id'),
  },
  (t) => [index('logged_contacts_by_contact').on(t.contactId, t.at)],
)
