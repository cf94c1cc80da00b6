import type { ContactHold, ContactPolicy, ContactPreferences, LoggedContact } from '@aldia/shared/contact-policy.ts'
import type { ConfirmedPerson } from '@aldia/shared/contact-tie.ts'
import type { TieRole } from '@aldia/shared/policy/rules.ts'
import { count, flag, index, instant, json, primaryKey, table, text, uniqueIndex } from '#base/database/dialect.ts'

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
  /** How it is known that this is the person; null: nobody said so. */
  confirmed: json<ConfirmedPerson>('confirmed'),
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

/** People who are tied to what somebody else owes. */
export const contactTies = table(
  'contact_ties',
  {
    id: text('id').primaryKey(),
    workspaceId: text('workspace_id').notNull(),
    /** Who is tied, and to whose debts. */
    contactId: text('contact_id').notNull(),
    debtorContactId: text('debtor_contact_id').notNull(),
    role: text('role').$type<TieRole>().notNull(),
    createdAt: instant('created_at').notNull(),
    byId: text('by_id'),
  },
  (t) => [
    uniqueIndex('contact_ties_once').on(t.contactId, t.debtorContactId),
    index('contact_ties_by_debtor').on(t.debtorContactId),
    index('contact_ties_by_workspace').on(t.workspaceId),
  ],
)

/** Every contact policy that a business ever had, for whoever asks which rules were in force on a day. */
export const contactPolicyVersions = table(
  'contact_policy_versions',
  {
    workspaceId: text('workspace_id').notNull(),
    version: count('version').notNull(),
    /** Since when it holds; 0: since ever. */
    since: instant('since').notNull(),
    policy: json<ContactPolicy>('policy').notNull(),
    byId: text('by_id'),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.version] })],
)
